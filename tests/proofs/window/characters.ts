import { SectionFlow } from '#core/publication/page-map'

import { sourceText } from '../../../renderer/engine/typesetting/punctuation'
import type { PageGeometry } from '../../../renderer/engine/geometry'

import { Lab, open, type LaidOutSection, type Page } from './lab'
import { startsOf } from './page-starts'

export interface CharactersOfSection {
  readonly pages: number
  /** The text of all pages, one after the other, without white space. */
  readonly text: string
  /** Characters that have no place within the edges of the page that the page map names, and where. */
  readonly misplaced: number
  readonly places: readonly string[]
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
  const isRtl = laidOut.chunks[0]!.box.element.dir === 'rtl'
  let all = ''
  let misplaced = 0
  let page = 0
  const places: string[] = []
  for (const [chunk, { box }] of laidOut.chunks.entries()) {
    // Out of sight, everything in it would count as hidden.
    box.element.style.visibility = 'visible'
    const frame = box.element.getBoundingClientRect()
    const view = box.element.ownerDocument.defaultView!
    const chunkStart = laidOut.prepared.chunks[chunk]!.start
    for (const [i, node] of box.text.nodes.entries()) {
      const parent = node.parentElement!
      if (parent.closest(silent)) continue
      const isHidden = isHiddenBySheet(parent, view)
      if (!isHiddenByItself(parent)) all += sourceText(node)
      else if (!isHidden && /\S/.test(node.data)) places.push(`shown: ${node.data}`)
      if (!/\S/.test(node.data) || isHidden) continue
      const miss = (index: number, what: string) => {
        misplaced++
        const words = node.data.slice(index, index + 20)
        places.push(`${parent.localName} “${words}” ${what}`)
      }
      let offset = chunkStart + box.text.starts[i]!
      const range = parent.ownerDocument.createRange()
      for (let index = 0; index < node.length; index++) {
        const sign = node.data[index]!
        if (sign === '\u00AD') continue
        const at = offset++
        if (isSpaceOrMark(sign)) continue
        // The second half of a pair has the box of the first.
        if (/[\uDC00-\uDFFF]/.test(sign)) continue
        range.setStart(node, index)
        range.setEnd(node, index + 1)
        const rect = range.getClientRects()[0]
        if (!rect || (rect.width === 0 && rect.height === 0)) {
          miss(index, 'has no box')
          break
        }
        const { column, isInside } = placeOf(rect, frame, geometry, isRtl)
        if (!isInside) {
          miss(index, `lies at ${Math.round(rect.left - frame.left)},${Math.round(rect.top - frame.top)} ${Math.round(rect.width)}x${Math.round(rect.height)}`)
          break
        }
        const shownOn = flow.startOf(chunk) + column
        while (page + 1 < starts.length && starts[page + 1]! <= at) page++
        if (shownOn !== page) {
          miss(index, `at ${at} is on page ${shownOn}, and by the map on ${page} of ${starts.length}`)
          break
        }
      }
    }
  }
  return { pages: starts.length, text: all.replace(/\s+/g, ''), misplaced, places: places.slice(0, 5) }
}

/** Within reach of the eye: the text block of a page and half of the gap on either side. */
function placeOf(
  rect: DOMRect,
  frame: DOMRect,
  { pageWidth, pageHeight, gap, lineHeight }: PageGeometry,
  isRtl: boolean,
): { column: number; isInside: boolean } {
  const step = pageWidth + gap
  const middle = (rect.left + rect.right) / 2
  const distance = isRtl ? frame.right - middle : middle - frame.left
  const column = Math.floor((distance + gap / 2) / step)
  const left = isRtl ? frame.right - pageWidth - column * step : frame.left + column * step
  const isInside =
    column >= 0 &&
    rect.left >= left - gap / 2 &&
    rect.right <= left + pageWidth + gap / 2 &&
    rect.top >= frame.top - lineHeight / 2 &&
    rect.bottom <= frame.top + pageHeight + lineHeight / 2
  return { column, isInside }
}

/** What stands on no page of its own: white space, and signs that join others. */
const isSpaceOrMark = (sign: string): boolean => /[\s\p{M}\p{Cf}\u034F]/u.test(sign)

/** An attribute says that it is not shown: `octavo text` leaves it out. */
const isHiddenByItself = (element: Element): boolean =>
  element.closest(hiders)?.closest('octavo-body') != null

const hiders =
  '[hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [style*="visibility: hidden"]'

/** The publisher shows it to nobody. */
function isHiddenBySheet(element: Element, view: Window): boolean {
  if (view.getComputedStyle(element).visibility !== 'visible') return true
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { display, opacity } = view.getComputedStyle(at)
    if (display === 'none' || opacity === '0') return true
  }
  return false
}
