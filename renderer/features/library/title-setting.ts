import { wordsOf, type Word } from './title-words'

/** Width of a text in ems of the face it is set in. */
export type Measure = (text: string) => number

export interface TitleLine {
  readonly text: string
  /** Of the type, in hundredths of the line's width. */
  readonly size: number
}

/** The sizes of the series, in hundredths of the line's width, and how many lines the cover holds of each. */
const scale = [
  { size: 19, lines: 3 },
  { size: 17, lines: 4 },
  { size: 15, lines: 5 },
  { size: 13, lines: 6 },
  { size: 11, lines: 8 },
] as const
const smallest = scale[scale.length - 1]!

/** What a line comes down to for one word that is too long for the smallest size; then it is divided. */
const smallestForOneWord = 8
/** Of a line: measured widths and drawn ones differ by fractions. */
const usable = 98

/**
 * Sets a title for a cover: at the largest size of the series at which it fits, broken at sense, and
 * never inside a word. One word too long for all sizes makes its own line smaller, not the whole title.
 */
export function setTitle(title: string, measure: Measure): TitleLine[] {
  const words = wordsOf(title)
  const widthOf = memoized((first, end) => measure(textOf(words, first, end)))
  const longest = Math.max(...words.map((_, index) => widthOf(index, index + 1)))
  const fitting = scale.flatMap(({ size, lines }) => {
    const capacity = usable / size
    if (longest > capacity) return []
    const breaks = breakLines(words, widthOf, capacity)
    return breaks.length > lines ? [] : [{ size, breaks }]
  })
  const chosen = fitting.find(({ breaks }) => !hangs(breaks, words)) ?? fitting[0]
  if (chosen) {
    return toLines(chosen.breaks, words).map((text) => ({ text, size: chosen.size }))
  }
  const breaks = breakLines(words, widthOf, usable / smallest.size)
  const set = toLines(breaks, words).flatMap((text) => fitLine(text, measure))
  return set.length > smallest.lines ? cutOff(set, measure) : set
}

/** Ends of the lines, as indexes of words, that make the best whole. */
function breakLines(
  words: readonly Word[],
  widthOf: (first: number, end: number) => number,
  capacity: number,
): number[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= words.length; end += 1) {
    let found = { cost: Infinity, from: end - 1 }
    for (let first = end - 1; first >= 0; first -= 1) {
      const width = widthOf(first, end)
      // A single word stands on a line even if it is too long for it.
      if (width > capacity && first < end - 1) break
      const cost = best[first]!.cost + costOf(words, end, width / capacity)
      if (cost < found.cost) found = { cost, from: first }
    }
    best[end] = found
  }
  const ends: number[] = []
  for (let end = words.length; end > 0; end = best[end]!.from) ends.unshift(end)
  return ends
}

/** Whether a line ends with "the" or "of": a smaller size that avoids it looks better. */
const hangs = (ends: readonly number[], words: readonly Word[]): boolean =>
  ends.slice(0, -1).some((end) => words[end - 1]!.isWeak)

/** Few lines, well filled, that end where one would pause in reading aloud. */
function costOf(words: readonly Word[], end: number, filled: number): number {
  const last = words[end - 1]!
  const ragged = Math.max(0, 1 - filled) ** 2
  if (end === words.length) return 0.15 + ragged / 2
  const pause = last.isPause ? -0.3 : 0
  const hanging = last.isWeak ? 0.6 : 0
  const next = words[end]!
  const natural = next.isOpening ? -0.3 : next.isWeak ? -0.1 : 0
  return 0.15 + ragged + pause + hanging + natural
}

/** A line of one word that is too long: smaller, and at the end of all means divided. */
function fitLine(text: string, measure: Measure): TitleLine[] {
  const width = measure(text)
  const size = Math.min(smallest.size, usable / width)
  if (size >= smallestForOneWord) return [{ text, size }]
  return divide(text, usable / smallestForOneWord, measure).map((part) => ({
    text: part,
    size: smallestForOneWord,
  }))
}

function divide(word: string, capacity: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (part !== '' && measure(`${part}${segment}-`) > capacity) {
      parts.push(`${part}-`)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

/** The whole title stands under the cover, too. */
function cutOff(lines: readonly TitleLine[], measure: Measure): TitleLine[] {
  const kept = lines.slice(0, smallest.lines)
  const { text, size } = kept.pop()!
  // Neither half a compound nor a comma before it.
  let short = text.replace(/\s\S*[-–—/]$/u, '').replace(/[\s\p{P}]+$/u, '')
  while (short.includes(' ') && measure(`${short} …`) > usable / size) {
    short = short.slice(0, short.lastIndexOf(' '))
  }
  return [...kept, { text: `${short} …`, size }]
}

const textOf = (words: readonly Word[], first: number, end: number): string =>
  words
    .slice(first, end)
    .map(({ text, space }, index) => (index > 0 ? space + text : text))
    .join('')

const toLines = (ends: readonly number[], words: readonly Word[]): string[] =>
  ends.map((end, index) => textOf(words, ends[index - 1] ?? 0, end))

function memoized(
  compute: (first: number, end: number) => number,
): (first: number, end: number) => number {
  const known = new Map<string, number>()
  return (first, end) => {
    const key = `${first} ${end}`
    const value = known.get(key) ?? compute(first, end)
    known.set(key, value)
    return value
  }
}
