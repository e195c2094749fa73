import { endsSentence, firstWordColumns, startsLower, type Line } from './lines'

/** `keep` is only ever chosen by a person: blank lines end paragraphs, and all line ends stay. */
export type LineLayout = 'block' | 'line' | 'para' | 'indent' | 'double' | 'packed' | 'keep'

export interface Layout {
  readonly mode: LineLayout
  /** Columns at which the file's lines were broken. */
  readonly measure: number
  /** Usual indent of a paragraph's first line, where the mode is `indent`. */
  readonly paragraphIndent: number
}

/** Lines wider than this were never broken for a page or a screen. */
const widestPage = 125

/** Rule T5: how the file's lines make paragraphs. When in doubt, the way that joins less. */
export function findLayout(lines: readonly Line[]): Layout {
  const texts = lines.filter((line) => line.kind === 'text')
  const measure = findMeasure(texts)
  const pairs = countPairs(lines, measure)
  const indents = countIndents(texts)
  return {
    mode: decide(texts, measure, pairs, indents),
    measure,
    paragraphIndent: indents.usual,
  }
}

/** The layout of a few lines that were clearly wrapped, whatever the rest of the file is. */
export function findWrappedLayout(lines: readonly Line[]): Layout | undefined {
  const texts = lines.filter((line) => line.kind === 'text')
  const measure = Math.max(0, ...texts.map(({ width }) => width))
  const { touching } = countPairs(lines, measure)
  const isWrapped =
    measure >= 45 &&
    measure <= widestPage &&
    touching.all >= 2 &&
    share(touching.forced, touching.all) >= 0.7 &&
    share(touching.continued, touching.all) >= 0.5
  return isWrapped ? { mode: 'block', measure, paragraphIndent: 2 } : undefined
}

/** The word that begins `next` would not have fitted at the end of `line`. */
export function isForced(line: Line, next: Line, measure: number): boolean {
  const room = measure - Math.max(2, 0.06 * measure)
  return line.width + 1 + firstWordColumns(next.text) > room
}

/** The widest width that more than a few lines share: one long line says nothing. */
function findMeasure(texts: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const { width } of texts) counts.set(width, (counts.get(width) ?? 0) + 1)
  const enough = Math.max(2, texts.length / 100)
  let measure = 0
  let widest = 0
  for (const [width, count] of counts) {
    widest = Math.max(widest, width)
    if (count >= enough) measure = Math.max(measure, width)
  }
  return measure || widest
}

interface PairCount {
  all: number
  forced: number
  /** The next line seems to go on with the sentence. */
  continued: number
  lower: number
}

interface Pairs {
  /** Pairs of lines with no blank line between them, and with some. */
  readonly touching: PairCount
  readonly apart: PairCount
  /** Runs of lines without a blank line. */
  readonly blocks: number
}

function countPairs(lines: readonly Line[], measure: number): Pairs {
  const touching: PairCount = { all: 0, forced: 0, continued: 0, lower: 0 }
  const apart: PairCount = { all: 0, forced: 0, continued: 0, lower: 0 }
  let blocks = 0
  let before: Line | undefined
  let gap = 0
  for (const line of lines) {
    if (line.kind === 'blank') {
      gap++
    } else if (line.kind === 'text') {
      if (!before || gap > 0) blocks++
      if (before) count(gap > 0 ? apart : touching, before, line, measure)
      before = line
      gap = 0
    } else {
      before = undefined
      gap = 0
    }
  }
  return { touching, apart, blocks }
}

function count(pairs: PairCount, line: Line, next: Line, measure: number): void {
  const lower = startsLower(next.text)
  pairs.all++
  if (isForced(line, next, measure)) pairs.forced++
  if (lower || !endsSentence(line.text)) pairs.continued++
  if (lower) pairs.lower++
}

interface Indents {
  /** Share of lines that begin with some white space, but not with a whole column of it. */
  readonly share: number
  readonly usual: number
}

function countIndents(texts: readonly Line[]): Indents {
  const counts = new Map<number, number>()
  let indented = 0
  for (const { indent } of texts) {
    counts.set(indent, (counts.get(indent) ?? 0) + 1)
    if (indent >= 1 && indent <= 10) indented++
  }
  const byCount = [...counts].sort((one, other) => other[1] - one[1])
  const body = byCount[0]?.[0] ?? 0
  const usual = byCount.find(([indent]) => indent > body)?.[0] ?? body + 2
  return { share: texts.length === 0 ? 0 : indented / texts.length, usual }
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

function decide(
  texts: readonly Line[],
  measure: number,
  pairs: Pairs,
  indents: Indents,
): LineLayout {
  const { touching, apart, blocks } = pairs
  const lineCount = texts.length
  if (measure > widestPage || longLinesShare(texts) >= 0.1) {
    return touching.all >= apart.all ? 'line' : 'para'
  }
  if (touching.all < 0.25 * lineCount) {
    const isDouble = share(apart.forced, apart.all) > 0.5 && share(apart.continued, apart.all) > 0.4
    return isDouble ? 'double' : 'para'
  }

  const continued = share(touching.continued, touching.all)
  const ragged =
    share(touching.forced, touching.all) < 0.45 && share(touching.lower, touching.all) < 0.35
  if (continued < 0.3 || ragged) {
    // Lines that are whole sentences are never joined, however many stand together.
    const whole = continued < 0.1
    return whole || indents.share > 0.5 || touching.all >= 3 * apart.all ? 'line' : 'block'
  }

  const linesPerBlock = lineCount / Math.max(1, blocks)
  if (linesPerBlock <= 40 && blocks >= Math.max(3, 0.02 * lineCount)) {
    const byIndent = indents.share >= 0.04 && indents.share <= 0.6 && linesPerBlock > 12
    return byIndent ? 'indent' : 'block'
  }
  return indents.share >= 0.02 && indents.share <= 0.7 ? 'indent' : 'packed'
}

/** Share of the characters that stand in lines too long for any page. */
function longLinesShare(texts: readonly Line[]): number {
  let all = 0
  let long = 0
  for (const { width } of texts) {
    all += width
    if (width > widestPage) long += width
  }
  return share(long, all)
}
