import type { SheetGroup } from './sheet-groups'
import type { SheetSize } from './sheet-sizes'

/** Sheets of one chapter that stand side by side. */
export interface SheetRun {
  readonly group: SheetGroup
  /** Distance from where lines start. */
  readonly start: number
  /** Room for its title. */
  readonly width: number
  readonly from: number
  readonly to: number
}

/** A row of sheets, or the heading of a part. Lengths in px; the first line starts at 0. */
export interface SheetLine {
  readonly top: number
  readonly height: number
  readonly part: string | undefined
  readonly runs: readonly SheetRun[]
  /** Distance of its sheets from its top: the titles stand there. */
  readonly sheetsTop: number
}

const titleHeight = 22
const partHeight = 44
const lineGap = 10
/** Room for a title, about: it is cut where it needs more. */
const letter = 7.5
const widestTitle = 180

/**
 * Sets the sheets of a book in lines, as words are set: chapters follow one another, each under its title,
 * and a line is broken where no more fits. A part begins with its heading.
 */
export function layOutSheets(
  groups: readonly SheetGroup[],
  width: number,
  size: SheetSize,
): SheetLine[] {
  const pitch = size.width + size.gap
  const between = 2 * size.gap + 8
  const lines: SheetLine[] = []
  let top = 0
  let runs: SheetRun[] = []
  let start = 0
  const add = (line: Omit<SheetLine, 'top'>) => {
    lines.push({ ...line, top })
    top += line.height
  }
  const endLine = () => {
    if (runs.length === 0) return
    const hasTitle = runs.some(({ group, from }) => group.title !== '' && from === group.from)
    const sheetsTop = hasTitle ? titleHeight : 0
    add({ part: undefined, runs, sheetsTop, height: sheetsTop + size.height + lineGap })
    runs = []
    start = 0
  }

  for (const group of groups) {
    if (group.part !== undefined) {
      endLine()
      add({ part: group.part, runs: [], sheetsTop: 0, height: partHeight })
    }
    const titleWidth = Math.min(Math.ceil(group.title.length * letter), widestTitle, width)
    const sheets = group.to - group.from + 1
    const least = Math.max(titleWidth, Math.min(sheets, 3) * pitch - size.gap)
    if (start + least > width) endLine()
    let from = group.from
    while (from <= group.to) {
      const fitting = Math.max(1, Math.floor((width - start + size.gap) / pitch))
      const to = Math.min(group.to, from + fitting - 1)
      const used = Math.max(
        (to - from + 1) * pitch - size.gap,
        from === group.from ? titleWidth : 0,
      )
      runs.push({ group, start, width: used, from, to })
      start += used + between
      from = to + 1
      if (from <= group.to) endLine()
    }
  }
  endLine()
  return lines
}

/** px of all lines. */
export function heightOf(lines: readonly SheetLine[]): number {
  const last = lines.at(-1)
  return last ? last.top + last.height : 0
}

/** Line on which a page's sheet stands; `-1` for a page that is not there. */
export const lineOfPage = (lines: readonly SheetLine[], page: number): number =>
  lines.findIndex(({ runs }) => runs.some(({ from, to }) => page >= from && page <= to))

/** The page whose sheet lies nearest in the next line of sheets above or below; the same where none is. */
export function pageAcross(
  lines: readonly SheetLine[],
  page: number,
  step: 1 | -1,
  size: SheetSize,
): number {
  const line = lineOfPage(lines, page)
  const here = lines[line]?.runs.find(({ from, to }) => page >= from && page <= to)
  let next = line + step
  while (lines[next]?.runs.length === 0) next += step
  const target = lines[next]
  if (!here || !target) return page
  const pitch = size.width + size.gap
  const at = here.start + (page - here.from) * pitch
  let best = page
  let bestDistance = Infinity
  for (const { start, from, to } of target.runs) {
    const nearest = Math.min(to, Math.max(from, from + Math.round((at - start) / pitch)))
    const distance = Math.abs(start + (nearest - from) * pitch - at)
    if (distance < bestDistance) [best, bestDistance] = [nearest, distance]
  }
  return best
}
