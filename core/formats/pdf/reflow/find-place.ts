import type { PlacedLine } from './line'
import type { OutlinePlace } from './section-plan'

/** Points between the height that an entry names and its heading, at most. */
const near = 90
/** Letters that a heading may have before its title: its number. */
const longestNumber = 8

export interface FoundPlace {
  /** Index among the lines of the page. */
  readonly index: number
  /** The line is the beginning of the heading that the entry names. */
  readonly isHeading: boolean
}

/**
 * Finds the line to which an entry of the outline leads.
 *
 * @param lines of the page, in the order in which one reads
 * @param height points from above; `undefined` for the page as a whole
 */
export function findPlace(
  { title }: OutlinePlace,
  lines: readonly PlacedLine[],
  height: number | undefined,
): FoundPlace {
  const distance = (line: PlacedLine) => Math.abs(line.baseline - (height ?? line.baseline))
  const named = [...lines.entries()]
    .filter(([, line]) => distance(line) < near && isTitle(line.text, title))
    .toSorted(([, a], [, b]) => distance(a) - distance(b))[0]
  if (named) return { index: named[0], isHeading: true }
  const index =
    height === undefined ? 0 : lines.findIndex((line) => line.baseline > height - 0.2 * line.size)
  return { index: Math.max(0, index), isHeading: false }
}

/** Whether a line is a title, or its first line; with a number before it or without. */
function isTitle(line: string, title: string): boolean {
  const [a, b] = [lettersOf(line), lettersOf(title)]
  if (a.length < 2 || b.length < 2) return a === b && a !== ''
  if (b.startsWith(a)) return a.length >= Math.min(b.length, 6)
  return a.endsWith(b) && a.length - b.length <= longestNumber
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
