import { SectionFlow } from '#core/publication/page-map'

import { sourceText } from '../../../renderer/engine/typesetting/punctuation'
import type { PageGeometry } from '../../../renderer/engine/geometry'
import {
  columnOf,
  flowRect,
  lineLength,
  pageBlockOf,
  pageDepth,
  type WritingDirection,
} from '../../../renderer/engine/writing-direction'

import { directionOf, Lab, open, type LaidOutSection, type Page } from './lab'
import { startsOf } from './page-starts'

export interface CharactersOfSection {
  readonly pages: number
  /** The text of all pages, one after the other, without white space. */
  readonly text: string
  /** Texts that do not lie within the edges of the page that the page map names, and where they do. */
  readonly misplaced: readonly string[]
}

/** Nothing in these is text on the page: descriptions of drawings, brackets for old browsers. */
const silent = 'rp, audio, video, desc, title, defs, symbol, [data-octavo-shell]'

/** Reads every page of a publication, by the page map and by the eye. */
export async function readAllPages(id: string, page: Page): Promise<CharactersOfSection[]> {
  const lab = new Lab(await open(id), page)
  try {
    const sections: CharactersOfSection[] = []
    for (let section = 0; section < lab.source.count; section++) {
      const laidOut = await lab.layOut(section)
      sections.push(readPages(laidOut, lab.geometry))
      lab.remove(laidOut)
    }
    return sections
  } finally {
    lab.destroy()
  }
}

function readPages(laidOut: LaidOutSection, geometry: PageGeometry): CharactersOfSection {
  const starts = startsOf(laidOut)
  const flow = new SectionFlow(0, laidOut.layouts)
  const misplaced: string[] = []
  let text = ''
  let page = 0
  for (const [chunk, { box }] of laidOut.chunks.entries()) {
    // Out of sight, everything in it would count as hidden.
    box.element.style.visibility = 'visible'
    const frame = box.element.getBoundingClientRect()
    const direction = directionOf(box)
    const chunkStart = laidOut.prepared.chunks[chunk]!.start

    /** What is wrong with where a character stands; `null` where nothing is. */
    const missAt = (rect: DOMRect | undefined, offset: number): string | null => {
      if (!rect || (rect.width === 0 && rect.height === 0)) return 'has no box'
      const { column, isInside } = placeOf(rect, frame, geometry, direction)
      const [x, y] = [rect.left - frame.left, rect.top - frame.top].map(Math.round)
      if (!isInside) return `lies at ${x}, ${y}`
      while (page + 1 < starts.length && starts[page + 1]! <= offset) page++
      const shownOn = flow.startOf(chunk) + column
      return shownOn === page ? null : `is on page ${shownOn}, and by the map on ${page}`
    }

    for (const [i, node] of box.text.nodes.entries()) {
      const parent = node.parentElement!
      if (parent.closest(silent)) continue
      const isHidden = isHiddenBySheet(parent)
      if (!isHiddenByItself(parent)) text += sourceText(node)
      else if (!isHidden && /\S/.test(node.data))
        misplaced.push(`“${node.data}” is shown, though its markup hides it`)
      if (!/\S/.test(node.data) || isHidden) continue
      const drawing = parent.closest('svg:not(:has(foreignObject))')
      const start = chunkStart + box.text.starts[i]!
      for (const { index, offset } of signsOf(node, start)) {
        // A drawing decides for itself where in it words stand.
        const rect = drawing?.getBoundingClientRect() ?? rectOf(node, index)
        if (rect && rect.right < frame.left - farAside) break
        // Of several drawings for one place the first that can be drawn is.
        if (!rect && parent.closest('switch')) break
        const miss = missAt(rect, offset)
        if (miss === null) continue
        misplaced.push(`${parent.localName} “${node.data.slice(index, index + 20)}” ${miss}`)
        break
      }
    }
  }
  return { pages: starts.length, text: text.replace(/\s+/g, ''), misplaced }
}

/** So far that no page lies there: the way in which publishers hide a title from the eye. In px. */
const farAside = 5_000

/** The characters of a text that stand on a page: no white space, no signs that only join others. */
function* signsOf(node: Text, start: number): Iterable<{ index: number; offset: number }> {
  let offset = start
  for (let index = 0; index < node.length; index++) {
    const sign = node.data[index]!
    if (sign === '\u00AD') continue
    // The second half of a pair has the box of the first.
    if (!/[\s\p{M}\p{Cf}\u034F\uDC00-\uDFFF]/u.test(sign)) yield { index, offset }
    offset++
  }
}

function rectOf(node: Text, index: number): DOMRect | undefined {
  const range = node.ownerDocument.createRange()
  range.setStart(node, index)
  range.setEnd(node, index + 1)
  return range.getClientRects()[0]
}

/** Within reach of the eye: the text block of a page and half of the gap on either side. */
function placeOf(
  rect: DOMRect,
  frame: DOMRect,
  geometry: PageGeometry,
  direction: WritingDirection,
): { column: number; isInside: boolean } {
  const { writingMode } = direction
  const page = pageBlockOf(writingMode, geometry)
  const length = lineLength(writingMode, page)
  const { lineStart, lineEnd, blockStart, blockEnd } = flowRect(direction, rect, frame)
  const middle = (lineStart + lineEnd) / 2
  const column = columnOf({ lineStart: middle, lineEnd, blockStart, blockEnd }, writingMode, page)
  const start = column * (length + page.gap)
  const slack = geometry.lineHeight / 2
  const isInside =
    lineStart >= start - page.gap / 2 &&
    lineEnd <= start + length + page.gap / 2 &&
    blockStart >= -slack &&
    blockEnd <= pageDepth(writingMode, page) + slack
  return { column, isInside }
}

/** An attribute says that it is not shown: `octavo text` leaves it out. */
const isHiddenByItself = (element: Element): boolean =>
  element.closest(hiders)?.closest('octavo-body') != null

const hiders =
  '[hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [style*="visibility: hidden"]'

/** The publisher shows it to nobody. */
function isHiddenBySheet(element: Element): boolean {
  if (getComputedStyle(element).visibility !== 'visible') return true
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { display, opacity } = getComputedStyle(at)
    if (display === 'none' || opacity === '0') return true
  }
  return false
}
