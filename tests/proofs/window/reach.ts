import type { ChunkLayout } from '#core/publication/page-map'

import type { ChunkBox } from '../../../renderer/engine/chunk-box'
import type { PageGeometry } from '../../../renderer/engine/geometry'

import { Lab, open, type Page } from './lab'

export interface Reach {
  readonly section: string
  readonly pages: number
  /** Parts that lie outside every page, by their first words or their tag. */
  readonly outside: readonly string[]
  /** Pages on which there is nothing to see, from 0. */
  readonly blank: readonly number[]
}

const pictures = 'img, svg:not(svg svg), video, canvas'

/** Lays every section out and looks for what no page shows whole. */
export async function lookForUnreachable(id: string, page: Page): Promise<Reach[]> {
  const lab = new Lab(await open(id), page)
  try {
    const reaches: Reach[] = []
    for (let section = 0; section < lab.source.count; section++) {
      const laidOut = await lab.layOut(section)
      const name = laidOut.prepared.title ?? String(section)
      for (const [chunk, { box }] of laidOut.chunks.entries()) {
        reaches.push({ section: name, ...reachOf(box, laidOut.layouts[chunk]!, lab.geometry) })
      }
      lab.remove(laidOut)
    }
    return reaches
  } finally {
    lab.destroy()
  }
}

function reachOf(
  box: ChunkBox,
  { columns, tail }: ChunkLayout,
  { pageWidth, pageHeight, gap, lineHeight }: PageGeometry,
): Omit<Reach, 'section'> {
  const frame = box.element.getBoundingClientRect()
  const step = pageWidth + gap
  const isRtl = box.element.dir === 'rtl'
  const inked = new Set<number>()
  const outside: string[] = []
  void tail

  /** Marks the page on which a part lies; a part that lies on none, or on several, is outside. */
  const look = (rect: DOMRect, what: string, slack: number) => {
    if (rect.width === 0 || rect.height === 0) return
    const middle = (rect.left + rect.right) / 2
    const column = Math.floor(
      ((isRtl ? frame.right - middle : middle - frame.left) + gap / 2) / step,
    )
    const left = isRtl ? frame.right - pageWidth - column * step : frame.left + column * step
    inked.add(column)
    const isInside =
      column >= 0 &&
      column < columns &&
      rect.left >= left - slack &&
      rect.right <= left + pageWidth + slack &&
      rect.top >= frame.top - slack &&
      rect.bottom <= frame.top + pageHeight + slack
    if (isInside) return
    const [x, y, w, h] = [rect.left - left, rect.top - frame.top, rect.width, rect.height]
    outside.push(
      `${what} at ${[x, y].map(Math.round).join()} ${[w, h].map(Math.round).join('x')} page ${column} of ${columns}`,
    )
  }

  const range = box.element.ownerDocument.createRange()
  for (const node of box.text.nodes) {
    if (!/\S/.test(node.data) || node.parentElement?.closest('[data-octavo-shell], title, desc'))
      continue
    range.selectNodeContents(node)
    const rects = Array.from(range.getClientRects())
    if (rects.length === 0) outside.push(`“${node.data.slice(0, 20)}” has no box`)
    for (const rect of rects) look(rect, `“${node.data.slice(0, 20)}”`, lineHeight / 2)
  }
  for (const picture of box.body.querySelectorAll(pictures)) {
    const rects = Array.from(picture.getClientRects())
    if (rects.length !== 1) outside.push(`${picture.localName} has ${rects.length} boxes`)
    for (const rect of rects) look(rect, picture.localName, 1)
  }
  const blank = Array.from({ length: columns }, (_, column) => column).filter(
    (column) => !inked.has(column),
  )
  return { pages: columns, outside, blank }
}
