import type { ChunkLayout } from '#core/publication/page-map'

import type { ChunkBox } from '../../../renderer/engine/chunk-box'
import type { PageGeometry } from '../../../renderer/engine/geometry'
import {
  columnOf,
  flowRect,
  isVertical,
  lineLength,
  pageBlockOf,
  pageDepth,
  type FlowRect,
} from '../../../renderer/engine/writing-direction'

import { directionOf, Lab, open, type Page } from './lab'

export interface Reach {
  readonly section: string
  readonly pages: number
  /** What lies outside every page or over something else, and pages on which there is nothing to see. */
  readonly wrong: readonly string[]
  /** What was taken from its publisher's layout, by its tag and its first words. */
  readonly changed: readonly string[]
}

const pictures = 'img, svg:not(svg svg), video, canvas'
const parts = 'circle, rect, path, line, polygon, image'

/** Lays every section out and looks for what no page shows whole. */
export async function lookForUnreachable(id: string, page: Page): Promise<Reach[]> {
  const lab = new Lab(await open(id), page)
  try {
    const reaches: Reach[] = []
    for (let section = 0; section < lab.source.count; section++) {
      const laidOut = await lab.layOut(section)
      const name = laidOut.prepared.title ?? String(section)
      for (const [chunk, { box }] of laidOut.chunks.entries()) {
        reaches.push({
          section: name,
          ...reachOf(box, laidOut.layouts[chunk]!, lab.geometry, chunk === 0),
        })
      }
      lab.remove(laidOut)
    }
    return reaches
  } finally {
    lab.destroy()
  }
}

/** A line of text, or a part of one, where the text has it. */
interface Line extends FlowRect {
  readonly column: number
  readonly words: string
  readonly node: Text
}

function reachOf(
  box: ChunkBox,
  { columns }: ChunkLayout,
  geometry: PageGeometry,
  isFirst: boolean,
): Omit<Reach, 'section'> {
  const { element } = box
  const frame = element.getBoundingClientRect()
  const direction = directionOf(box)
  const { writingMode } = direction
  const page = pageBlockOf(writingMode, geometry)
  const length = lineLength(writingMode, page)
  // One long column, where the text is scrolled.
  const depth = isVertical(writingMode) ? pageDepth(writingMode, page) : frame.height
  /** px of the window before and behind the lines of a page. */
  const margin = isVertical(writingMode) ? page.left : page.top
  const inked = new Set<number>()
  const wrong: string[] = []

  /** So far that no page lies there: the way in which publishers hide a title from the eye. */
  const isFarAside = (rect: DOMRect): boolean => {
    const { lineStart, lineEnd } = flowRect(direction, rect, frame)
    return lineEnd < -5_000 || lineStart > columns * (length + page.gap) + 5_000
  }

  /** Marks the page on which a part lies; a part that lies on none, or on several, is outside. */
  const look = (rect: DOMRect, what: string, slack: number): FlowRect & { column: number } => {
    const flow = flowRect(direction, rect, frame)
    const middle = (flow.lineStart + flow.lineEnd) / 2
    const column = columnOf({ ...flow, lineStart: middle }, writingMode, page)
    const start = column * (length + page.gap)
    inked.add(column)
    const [from, to] = [flow.lineStart - start, flow.lineEnd - start]
    const isInside =
      column < columns &&
      from >= -slack &&
      to <= length + slack &&
      flow.blockStart >= -slack &&
      flow.blockEnd <= depth + slack
    const [a, b, c, d] = [from, to, flow.blockStart, flow.blockEnd].map(Math.round)
    if (!isInside) {
      wrong.push(`${what} along ${a}–${b} across ${c}–${d} on page ${column} of ${columns}`)
    }
    return { ...flow, column }
  }

  const lines: Line[] = []
  const range = element.ownerDocument.createRange()
  for (const node of box.text.nodes) {
    const parent = node.parentElement
    if (!/\S/.test(node.data) || parent?.closest('[data-octavo-shell], title, desc')) continue
    const words = `“${node.data.trim().slice(0, 20)}”`
    range.selectNodeContents(node)
    const rects = Array.from(range.getClientRects()).filter(isSeen)
    if (rects.length === 0) wrong.push(`${words} has no box`)
    const isLine = !parent?.closest('svg, math, rt')
    for (const rect of rects) {
      if (isFarAside(rect)) continue
      // Large letters may reach into the margin, a quarter of their line and no farther than it is seen.
      const quarter = Math.min(rect.width, rect.height) / 4
      const slack = Math.max(geometry.lineHeight / 2, Math.min(quarter, margin))
      const flow = look(rect, words, slack)
      if (isLine) lines.push({ ...flow, words, node })
    }
  }
  for (const picture of box.body.querySelectorAll(pictures)) {
    const rects = Array.from(picture.getClientRects()).filter(isSeen)
    if (rects.length !== 1) wrong.push(`${picture.localName} has ${rects.length} boxes`)
    for (const rect of rects) look(rect, picture.localName, 1)
    for (const part of picture.querySelectorAll(parts)) {
      if (!contains(picture.getBoundingClientRect(), part.getBoundingClientRect()))
        wrong.push(`${part.localName} is cut off its drawing`)
    }
  }
  for (let column = 0; column < columns; column++) {
    // The first column of a chunk that follows another lies over the last one of that.
    if (!inked.has(column) && (column > 0 || isFirst)) wrong.push(`nothing on page ${column}`)
  }
  const changed = Array.from(box.body.querySelectorAll('[data-octavo-fit]'), (element) =>
    `${element.localName} ${element.textContent?.trim().slice(0, 20)}`.trim(),
  )
  return { pages: columns, wrong: [...wrong, ...coveredLines(lines)], changed }
}

const isSeen = ({ width, height }: DOMRect): boolean => width > 0 && height > 0

const contains = (outer: DOMRect, inner: DOMRect): boolean =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1

/** Lines of different texts of which the letters of one lie over those of the other. */
function coveredLines(lines: readonly Line[]): string[] {
  const sorted = [...lines].sort((a, b) => a.column - b.column || a.blockStart - b.blockStart)
  const covered: string[] = []
  for (const [index, one] of sorted.entries()) {
    for (const other of sorted.slice(index + 1)) {
      if (other.column !== one.column || other.blockStart >= one.blockEnd) break
      const along = Math.min(one.lineEnd, other.lineEnd) - Math.max(one.lineStart, other.lineStart)
      const [a, b] = [lettersOf(one), lettersOf(other)]
      const across = Math.min(a.end, b.end) - Math.max(a.start, b.start)
      if (one.node !== other.node && along > 2 && across > 1)
        covered.push(`${other.words} over ${one.words} on page ${one.column}`)
    }
  }
  return covered
}

/** A quarter of a line's height is above its letters, and a quarter below. */
function lettersOf({ blockStart, blockEnd }: Line): {
  readonly start: number
  readonly end: number
} {
  const leading = (blockEnd - blockStart) / 4
  return { start: blockStart + leading, end: blockEnd - leading }
}
