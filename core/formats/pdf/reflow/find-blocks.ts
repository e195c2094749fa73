import { endsSentence, startsHigh, startsLower } from '#core/formats/text/lines'

import { fills, isBelow, type PlacedLine } from './line'
import { indents, isIndented, type TextMeasure } from './measure-lines'

/** Lines that belong together: a paragraph, a heading, a note. */
export interface Block {
  readonly lines: PlacedLine[]
  /** Smaller than the text: a note, a caption. It stands aside, and the text goes on around it. */
  readonly isAside: boolean
}

/** Steps from line to line that are larger by these factors part paragraphs: where one may end, and anywhere. */
const parting = { likely: 1.2, sure: 1.6 }
/** What is smaller than the text by this factor stands aside. */
const small = 0.93

const item = /^(?:[•▪◦‣·*–—]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\[\d{1,3}\])\s/
const caption = /^(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)|tabelle|tableau|photo|plate)\s*\d/i

/**
 * Joins the lines of pages to blocks, over the ends of columns and pages.
 *
 * @param isHeading lines that are known to begin a heading
 */
export function findBlocks(
  lines: readonly PlacedLine[],
  measure: TextMeasure,
  isHeading: (line: PlacedLine) => boolean,
): Block[] {
  const blocks: Block[] = []
  const hanging = hangingColumns(lines)
  const inline = inlineSmall(lines, measure)
  /** What was read last of the text, and of what stands aside: each goes on by itself. */
  const open: { text?: Block; aside?: Block } = {}
  for (const line of lines) {
    const isAside = !inline.has(line) && isSmall(line, measure, open.aside)
    const kind = isAside ? 'aside' : 'text'
    const current = open[kind]
    const isHanging = hanging.has(columnOf(line))
    if (current && !begins(line, current, { measure, isHeading, isHanging, inline })) {
      current.lines.push(line)
      continue
    }
    const block: Block = { lines: [line], isAside }
    blocks.push(block)
    open[kind] = block
  }
  return blocks
}

/** A caption that is as large as the text goes on while its lines are full. */
function isSmall(line: PlacedLine, { size }: TextMeasure, open: Block | undefined): boolean {
  if (line.size < small * size || caption.test(line.text)) return true
  const last = open?.lines.at(-1)
  return (
    last !== undefined &&
    last.size >= small * size &&
    isBelow(line, last) &&
    line.baseline - last.baseline < 1.5 * last.size &&
    fills(last)
  )
}

/** Smaller lines in the middle of a paragraph: another typeface, and nothing apart. */
function inlineSmall(lines: readonly PlacedLine[], { size, pitch }: TextMeasure): Set<PlacedLine> {
  const isNear = (above: PlacedLine | undefined, below: PlacedLine | undefined) =>
    above !== undefined &&
    below !== undefined &&
    isBelow(below, above) &&
    below.baseline - above.baseline < 1.2 * pitch
  const isText = (line: PlacedLine | undefined) => line !== undefined && line.size >= small * size
  return new Set(
    lines.filter((line, at) => {
      const [before, after] = [lines[at - 1], lines[at + 1]]
      return (
        line.size > 0.7 * size &&
        isText(before) &&
        isText(after) &&
        isNear(before, line) &&
        isNear(line, after)
      )
    }),
  )
}

interface Setting {
  readonly measure: TextMeasure
  readonly isHeading: (line: PlacedLine) => boolean
  /** The first line of an entry stands out, the others are indented. */
  readonly isHanging: boolean
  readonly inline: ReadonlySet<PlacedLine>
}

function begins(line: PlacedLine, { lines }: Block, setting: Setting): boolean {
  const { measure, isHeading, isHanging, inline } = setting
  const [first, last] = [lines[0]!, lines.at(-1)!]
  if (isHeading(line)) return true
  if (isHeading(first)) return !isSameHeading(last, line, measure)
  const isOfOneSize = Math.abs(line.size - last.size) <= 0.08 * last.size
  if (!isOfOneSize && !inline.has(line) && !inline.has(last)) return true
  if (!isBelow(line, last)) return !goesOnElsewhere(last, line, measure)
  const pitch = Math.max(measure.pitch * (last.size / measure.size), last.size * 1.05)
  const step = (line.baseline - last.baseline) / pitch
  if (step > parting.sure) return true
  if (step > parting.likely && (!fills(last) || endsSentence(last.text))) return true
  if (item.test(line.text) && (endsSentence(last.text) || item.test(first.text))) return true
  if (isHanging) return !isIndented(line) && (!fills(last) || endsSentence(last.text))
  const shift = (line.left - last.left) / line.size
  if (isIndented(line) && shift > indents.least) return !item.test(first.text)
  // A paragraph of one line, and behind it the first line of the next.
  if (measure.isIndented && isIndented(line) && lines.length === 1 && endsSentence(last.text)) {
    return !item.test(first.text)
  }
  // Behind a quotation that is indented as a whole the text begins anew.
  const beforeLast = lines.at(-2)
  const isQuotation = beforeLast !== undefined && Math.abs(beforeLast.left - last.left) < 1
  if (isQuotation && isIndented(last) && shift < -indents.least) return !item.test(first.text)
  return !fills(last) && endsSentence(last.text) && startsHigh(line.text)
}

const columnOf = ({ page, columnLeft }: PlacedLine): string => `${page}|${columnLeft}`

/** Columns of entries whose further lines are indented: a bibliography, an index. */
function hangingColumns(lines: readonly PlacedLine[]): Set<string> {
  /** Lines behind full ones: how many more are indented than not. */
  const surplus = new Map<string, number>()
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (!before || !isBelow(line, before) || !fills(before)) continue
    const key = columnOf(line)
    surplus.set(key, (surplus.get(key) ?? 0) + (isIndented(line) ? 1 : -1))
  }
  return new Set([...surplus].filter(([, more]) => more > 1).map(([key]) => key))
}

/** A heading goes on where the next line is set as it is. */
const isSameHeading = (last: PlacedLine, line: PlacedLine, { size }: TextMeasure): boolean =>
  isBelow(line, last) &&
  Math.abs(line.size - last.size) < 0.05 * last.size &&
  line.size > size * 1.05 &&
  line.baseline - last.baseline < 1.6 * last.size

/** Whether a paragraph goes on in the next column, or on the next page. */
function goesOnElsewhere(last: PlacedLine, line: PlacedLine, measure: TextMeasure): boolean {
  if (startsLower(line.text) || /[-‐]$/.test(last.text)) return true
  if (!fills(last) || item.test(line.text)) return false
  if (!endsSentence(last.text)) return true
  // A full line that ends a sentence may end a paragraph too; an indent would say so.
  return measure.isIndented && !isIndented(line)
}
