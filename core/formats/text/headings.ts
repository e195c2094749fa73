import type { Heading } from './block'
import { findContentsList } from './contents-list'
import { toCandidate, type Candidate } from './heading-candidate'
import { levelsOf } from './heading-levels'
import { acceptsSeries, isCapitalSeries } from './heading-series'
import { findTitle } from './heading-title'
import type { Layout } from './layout'
import { endsSentence, type Line } from './lines'
import { isNotice, soundsLikeNotice } from './notices'
import { isUnderline } from './rules'

/** A heading found: the lines that are its words, and the last line that belongs to it. */
export interface FoundHeading {
  readonly lines: readonly Line[]
  readonly last: number
  readonly heading: Heading
}

export interface Headings {
  /** By the index of the first line. */
  readonly found: ReadonlyMap<number, FoundHeading>
  /** Lines of a list of contents, with what they name. */
  readonly contents: ReadonlyMap<number, Candidate | undefined>
}

/** Rule T8: which lines are headings. */
export function findHeadings(lines: readonly Line[], layout: Layout): Headings {
  const candidates = findCandidates(lines)
  const listed = findContentsList(lines, candidates)
  const contents = new Map([...listed].map((index) => [index, candidates.get(index)] as const))
  for (const index of listed) candidates.delete(index)

  const standing = [...candidates].filter(([index]) => opens(lines, index, layout))
  const strong = keepStrong(lines, standing, layout)
  const weak = keepWeak(lines, standing, strong.length > 0, layout)
  const accepted = new Map([...strong, ...weak].sort(([one], [other]) => one - other))
  if (isList(accepted, lines)) return { found: new Map(), contents: new Map() }
  return { found: compose(lines, accepted, candidates, layout), contents }
}

/** Hundreds of headings with next to nothing between them: an index, a list, no chapters. */
const isList = (accepted: ReadonlyMap<number, Candidate>, lines: readonly Line[]) =>
  accepted.size > 100 && (lines.at(-1)?.end ?? 0) / accepted.size < 120

function findCandidates(lines: readonly Line[]): Map<number, Candidate> {
  const candidates = new Map<number, Candidate>()
  for (const [index, line] of lines.entries()) {
    const candidate = isUnderlined(lines, index) ? underlined(line) : toCandidate(line)
    if (candidate) candidates.set(index, candidate)
  }
  return candidates
}

const underlined = (line: Line): Candidate =>
  toCandidate(line)?.strength === 'strong'
    ? toCandidate(line)!
    : {
        strength: 'strong',
        family: 'underlined',
        number: undefined,
        label: line.text,
        isTitled: true,
      }

/** Words over a row of signs of the same length; not a sentence, and not the end of a paragraph. */
export function isUnderlined(lines: readonly Line[], index: number): boolean {
  const line = lines[index]!
  const below = lines[index + 1]
  if (line.kind !== 'text' || !below || (below.kind !== 'rule' && below.kind !== 'scene')) {
    return false
  }
  return (
    line.text.length <= 60 &&
    isUnderline(line, below) &&
    !endsSentence(line.text) &&
    !soundsLikeNotice(line.text) &&
    (lines[index - 1]?.kind !== 'text' || lines[index - 2]?.kind !== 'text')
  )
}

/** Stands where a block begins. Where every line is a block, that is anywhere. */
function opens(lines: readonly Line[], index: number, { mode }: Layout): boolean {
  if (mode === 'line' || mode === 'double' || lines[index]!.level !== undefined) return true
  const before = lines[index - 1]
  if (before?.kind !== 'text') return true
  return (mode === 'packed' || mode === 'indent') && endsSentence(before.text)
    ? true
    : toCandidate(before)?.strength === 'strong'
}

function keepStrong(
  lines: readonly Line[],
  standing: readonly (readonly [number, Candidate])[],
  layout: Layout,
) {
  const strong = standing.filter(([, { strength }]) => strength === 'strong')
  if (layout.mode === 'packed') return strong
  const glued = new Map<string, number>()
  const isGlued = new Map<number, boolean>()
  for (const [index, { family }] of strong) {
    const isPart = findTitle(lines, index, layout) === undefined
    isGlued.set(index, isPart)
    if (isPart) glued.set(family, (glued.get(family) ?? 0) + 1)
  }
  return strong.filter(
    ([index, { family }]) => !isGlued.get(index) || (glued.get(family) ?? 0) >= 3,
  )
}

function keepWeak(
  lines: readonly Line[],
  standing: readonly (readonly [number, Candidate])[],
  hasStrong: boolean,
  layout: Layout,
) {
  const alone = standing.filter(
    ([index, { strength }]) => strength === 'weak' && isAlone(lines, index, layout),
  )
  const ofFamily = (name: string) => alone.filter(([, { family }]) => family === name)
  const end = lines.at(-1)?.end ?? 0
  const kept: (readonly [number, Candidate])[] = []
  for (const family of ['bare', 'numbered']) {
    const series = ofFamily(family)
    if (acceptsSeries(lines, series, end)) kept.push(...series)
  }
  const capitals = isCapitalSeries(lines, ofFamily('caps'), end)
  if (!hasStrong) kept.push(...capitals)
  return kept
}

const isAlone = (lines: readonly Line[], index: number, layout: Layout) =>
  layout.mode === 'line' || lines[index + 1]?.kind !== 'text'

function compose(
  lines: readonly Line[],
  accepted: ReadonlyMap<number, Candidate>,
  candidates: ReadonlyMap<number, Candidate>,
  layout: Layout,
): Map<number, FoundHeading> {
  const titles = subtitlesByFamily(lines, accepted, candidates, layout)
  const levels = levelsOf([...accepted.values()])
  const found = new Map<number, FoundHeading>()
  let order = 0
  for (const [index, candidate] of accepted) {
    const own = findTitle(lines, index, layout) ?? { last: index }
    const subtitle = titles.get(index)
    const last = subtitle ?? own.last
    const words = lines.slice(index, last + 1).filter(({ kind }) => kind === 'text')
    const label = [candidate.label, ...words.slice(1).map(({ text }) => text)].join(' ')
    const below = lines[last + 1]
    const isRuled = below !== undefined && isUnderlined(lines, last)
    found.set(index, {
      lines: words,
      last: isRuled ? last + 1 : last,
      heading: {
        level: levels[order++]!,
        label,
        family: candidate.family,
        number: candidate.number,
      },
    })
  }
  return found
}

/** Index of the line that is the title below a bare `Chapter I`, where most of its family have one. */
function subtitlesByFamily(
  lines: readonly Line[],
  accepted: ReadonlyMap<number, Candidate>,
  candidates: ReadonlyMap<number, Candidate>,
  layout: Layout,
): Map<number, number> {
  const counts = new Map<string, { all: number; titled: number }>()
  const titles = new Map<number, number>()
  for (const [index, { family, isTitled }] of accepted) {
    const count = counts.get(family) ?? { all: 0, titled: 0 }
    counts.set(family, count)
    if (isTitled) continue
    count.all++
    const own = findTitle(lines, index, layout)
    if (!own || own.last > index) continue
    const below = nextShortBlock(lines, index, candidates, layout)
    if (below === undefined) continue
    count.titled++
    titles.set(index, below)
  }
  for (const index of titles.keys()) {
    const { all, titled } = counts.get(accepted.get(index)!.family)!
    if (titled < all / 2) titles.delete(index)
  }
  return titles
}

/** A short block after a heading that reads like a title and is followed by text. */
function nextShortBlock(
  lines: readonly Line[],
  index: number,
  candidates: ReadonlyMap<number, Candidate>,
  { mode }: Layout,
): number | undefined {
  let at = index + 1
  while (lines[at]?.kind === 'blank' && at - index <= 4) at++
  const line = lines[at]
  if (line?.kind !== 'text' || candidates.get(at)?.strength === 'strong') return undefined
  const follower = lines[at + 1]
  if (follower === undefined || (mode !== 'line' && follower.kind === 'text')) return undefined
  const readsAsTitle =
    line.width - line.indent <= 60 &&
    /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(line.text) &&
    !endsSentence(line.text) &&
    !/[,;:，、；：]$/.test(line.text) &&
    candidates.get(at)?.family !== 'bare' &&
    !isNotice(line.text)
  return readsAsTitle || isYear(line.text) ? at : undefined
}

const isYear = (text: string) => /^1[5-9]\d\d$|^20\d\d$/.test(text)
