import type { PlacedLine } from './line'

/** The lines of a page in the order in which one reads them, and the page's height in points. */
export interface PageLines {
  readonly lines: readonly PlacedLine[]
  readonly height: number
}

/** Lines at either end of a page that may be a head or a foot. */
const depth = 2
/** Share of the page's height in which two of them stand equally high. */
const tolerance = 0.015
/** How far away a page is that may have the same: left and right pages differ. */
export const reach = 2

/**
 * Leaves out what is repeated at the head or the foot of pages, and their numbers.
 *
 * @param pages around a page, as far as they are known
 * @param label what the page is called
 */
export function withoutRunningHeads(
  page: PageLines,
  pages: readonly PageLines[],
  label: string,
): PlacedLine[] {
  const edges = edgesOf(page)
  const others = pages
    .filter((other) => other !== page)
    .map((other) => [other, edgesOf(other)] as const)
  const isRepeated = (line: PlacedLine) =>
    others.some(([{ height }, lines]) =>
      lines.some(
        (other) =>
          Math.abs(other.baseline / height - line.baseline / page.height) < tolerance &&
          keyOf(other.text) === keyOf(line.text),
      ),
    )
  const isNumber = ({ text }: PlacedLine) => bare(text) === label.toLowerCase()
  const dropped = new Set(edges.filter((line) => isRepeated(line) || isNumber(line)))
  return page.lines.filter((line) => !dropped.has(line))
}

function edgesOf({ lines }: PageLines): PlacedLine[] {
  const byHeight = lines.toSorted((a, b) => a.baseline - b.baseline)
  return [...new Set([...byHeight.slice(0, depth), ...byHeight.slice(-depth)])]
}

/** A line without its numbers, which differ from page to page. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/^[ivxlcdm]+$/, '#')

/** `- 12 -` and `[12]` are but the number. */
const bare = (text: string): string =>
  text.toLowerCase().replace(/^[\s[(|–—-]+|[\s\])|–—.-]+$/g, '')
