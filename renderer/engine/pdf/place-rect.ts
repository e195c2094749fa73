import type { PageViewport, PDFPageProxy } from 'pdfjs-dist'

import { topOfFragment } from '#core/formats/pdf/destinations'
import { textsOf, type TextPiece } from '#core/formats/pdf/page-text'
import type { Locator } from '#core/publication/locator'

import type { PageRect, PageSize } from '../fixed/fixed-page'

/** The box of a place on a page; `null` where it is the page as a whole. */
export function rectOfPlace(
  { offset, fragment }: Locator['locations'],
  page: PDFPageProxy,
  pieces: readonly TextPiece[],
  size: PageSize,
): PageRect | null {
  const viewport = page.getViewport({ scale: 1 })
  const scale = size.width / viewport.width
  const top = topOfFragment(fragment)
  if (top !== undefined) {
    const [, y = 0] = viewport.convertToViewportPoint(0, top) as number[]
    return { x: 0, y: y * scale, width: size.width, height: 0 }
  }
  const place = offset === undefined ? undefined : pieceAt(pieces, offset)
  if (!place) return null
  // Letters of a line are taken to be equally wide.
  const { piece, share } = place
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = piece.transform
  const along = Math.hypot(a, b) || 1
  const across = Math.hypot(c, d) || 1
  const reach = piece.width * share
  const [left, bottom] = [e + (a / along) * reach, f + (b / along) * reach]
  const [right, upper] = [left + (c / across) * piece.height, bottom + (d / across) * piece.height]
  const { x, y, width, height } = viewBox([left, bottom, right, upper], viewport)
  return { x: x * scale, y: y * scale, width: width * scale, height: height * scale }
}

/** A box in points, left, bottom, right, top, as it lies on the page from its left upper corner. */
export function viewBox(
  [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[],
  viewport: PageViewport,
): PageRect {
  const [left = 0, top = 0] = viewport.convertToViewportPoint(x1, y1) as number[]
  const [right = 0, bottom = 0] = viewport.convertToViewportPoint(x2, y2) as number[]
  return {
    x: Math.min(left, right),
    y: Math.min(top, bottom),
    width: Math.abs(right - left),
    height: Math.abs(bottom - top),
  }
}

/** The piece that holds an offset of the page's text, and how much of the piece lies before it, 0 to 1. */
function pieceAt(pieces: readonly TextPiece[], offset: number) {
  const texts = textsOf(pieces)
  let start = 0
  for (const [at, piece] of pieces.entries()) {
    const { length } = texts[at]!
    if (offset < start + length) return { piece, share: (offset - start) / length }
    start += length
  }
  return undefined
}
