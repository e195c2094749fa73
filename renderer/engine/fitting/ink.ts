import { scratchRange } from '../scratch-range'

import type { Pages, PlaceOnPages } from './pages'
import { pictures } from './suspects'

/** A line of text or a part of one, or a picture, and where it lies. */
export interface Ink extends PlaceOnPages {
  readonly node: Text | Element
}

const showText = 4

/** What is to be seen of a part of a text: its lines in the order of the document, then its pictures. */
export function* inkIn(part: HTMLElement, pages: Pages): Generator<Ink> {
  const range = scratchRange(part.ownerDocument)
  const walker = part.ownerDocument.createTreeWalker(part, showText)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!/\S/.test(node.data) || node.parentElement?.closest('svg')) continue
    range.selectNodeContents(node)
    for (const rect of seenRects(range)) {
      const place = pages.place(rect, true)
      if (!place.isFarAway) yield { node, ...place }
    }
  }
  const inside = part.querySelectorAll(pictures)
  for (const node of part.matches(pictures) ? [part] : inside) {
    const rects = seenRects(node)
    for (const rect of rects) {
      const place = pages.place(rect, false)
      if (!place.isFarAway) yield { node, ...place, isWhole: place.isWhole && rects.length === 1 }
    }
  }
}

const seenRects = (of: Element | Range): DOMRect[] =>
  Array.from(of.getClientRects()).filter(({ width, height }) => width > 0 && height > 0)
