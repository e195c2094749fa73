import { numberValue } from '#core/formats/text/numerals'

import type { PlacedLine } from './line'

/** The lines of a page in the order in which one reads them, and the page's height in points. */
export interface PageLines {
  readonly lines: readonly PlacedLine[]
  readonly height: number
}

/** Another page, so many pages further on. */
export interface Neighbour {
  readonly by: number
  readonly page: PageLines
}

/** Lines at either end of a page that may be a head or a foot. */
const depth = 2
/** Share of the page's height in which two of them stand equally high. */
const tolerance = 0.015
/** How far away a page is that may have the same: left and right pages differ. */
export const reach = 2

/** In ems, from line to line: what is further away from the text stands apart from it. */
const apart = 1.4

/** A line at the head or the foot of a page, and whether it stands apart from what is nearer the middle. */
interface EdgeLine {
  readonly line: PlacedLine
  readonly isApart: boolean
}

/**
 * Leaves out what is repeated at the head or the foot of pages, and their numbers.
 *
 * @param neighbours up to {@link reach} pages on either side
 * @param label what the page is called
 */
export function withoutRunningHeads(
  page: PageLines,
  neighbours: readonly Neighbour[],
  label: string,
): PlacedLine[] {
  const others = neighbours.map(({ by, page: other }) => {
    const lines = edgesOf(other).map(({ line }) => line)
    return {
      by,
      lines,
      height: other.height,
      numbers: lines.flatMap(({ text }) => numbersAt(text)),
    }
  })
  const isRepeated = (line: PlacedLine) =>
    others.some(({ lines, height }) =>
      lines.some(
        (other) =>
          Math.abs(other.baseline / height - line.baseline / page.height) < tolerance &&
          keyOf(other.text) === keyOf(line.text),
      ),
    )
  /** Pages around have the numbers before and after the one with which the line begins or ends. */
  const isCounted = ({ text }: PlacedLine) =>
    numbersAt(text).some((number) =>
      others.some(({ by, numbers }) => numbers.includes(number + by)),
    )
  const dropped = new Set(
    edgesOf(page)
      .filter(({ line, isApart }) => {
        const only = bare(line.text)
        if (only === label.toLowerCase()) return true
        if (isCounted(line) && (numberOf(only) !== undefined || isRepeated(line))) return true
        return isApart && isRepeated(line)
      })
      .map(({ line }) => line),
  )
  return page.lines.filter((line) => !dropped.has(line))
}

function edgesOf({ lines }: PageLines): EdgeLine[] {
  const down = lines.toSorted((a, b) => a.baseline - b.baseline)
  const edges = new Map<PlacedLine, EdgeLine>()
  for (const inwards of [down, down.toReversed()]) {
    for (const [at, line] of inwards.slice(0, depth).entries()) {
      const next = inwards[at + 1]
      const distance = next ? Math.abs(next.baseline - line.baseline) : Infinity
      edges.set(line, { line, isApart: distance > apart * Math.max(line.size, next?.size ?? 0) })
    }
  }
  return [...edges.values()]
}

const numberAtStart = /^(?:\d+|[ivxlcdm]+)(?![\p{L}\d])/u
const numberAtEnd = /(?<![\p{L}\d])(?:\d+|[ivxlcdm]+)$/u

/** A line without its numbers, which differ from page to page, and stand left here and right there. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(numberAtStart, '')
    .replace(numberAtEnd, '')
    .replace(/\d+/g, '#')
    .replace(/^[^\p{L}#]+|[^\p{L}#]+$/gu, '')

/** The numbers with which a line begins and ends. */
const numbersAt = (text: string): number[] =>
  [numberAtStart, numberAtEnd].flatMap((pattern) => {
    const found = pattern.exec(text.toLowerCase())?.[0]
    const number = found === undefined ? undefined : numberOf(found)
    return number === undefined ? [] : [number]
  })

const numberOf = (text: string): number | undefined =>
  /^(?:\d{1,5}|[ivxlcdm]+)$/.test(text) ? numberValue(text) : undefined

/** `- 12 -` and `[12]` are but the number. */
const bare = (text: string): string =>
  text.toLowerCase().replace(/^[\s[(|–—-]+|[\s\])|–—.-]+$/g, '')
