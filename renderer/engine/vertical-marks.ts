import { verticalAttribute } from './chunk-box'
import { scratchRange } from './scratch-range'

/** Element that is laid under a passage; its attribute names the style. */
export const markElement = 'octavo-mark'
export const markAttribute = 'data-octavo-style'

/**
 * Lays a box under each line of a passage. Chromium paints the background of `::highlight()` across the
 * lines where these run from top to bottom, and its lines of text decoration not at all.
 *
 * @param body text of one chunk, in which the passage lies; it begins and ends in text nodes
 * @returns what was laid, to be removed; nothing where lines run across, and highlights do the same
 */
export function markVertically(
  body: Element,
  passage: AbstractRange,
  style: string,
): HTMLElement[] | null {
  const box = body.closest(`octavo-box[${verticalAttribute}]`)
  if (!box) return null
  const origin = box.getBoundingClientRect()
  const marks = linesOf(body, passage).map(({ left, top, width, height }) => {
    const mark = box.ownerDocument.createElement(markElement)
    mark.setAttribute(markAttribute, style)
    Object.assign(mark.style, {
      left: `${left - origin.left}px`,
      top: `${top - origin.top}px`,
      width: `${width}px`,
      height: `${height}px`,
    })
    return mark
  })
  box.append(...marks)
  return marks
}

/** Of its text alone: a range has the boxes of whole elements, too. */
function linesOf(body: Element, passage: AbstractRange): DOMRect[] {
  const { startContainer, startOffset, endContainer, endOffset } = passage
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const part = scratchRange(body.ownerDocument)
  const lines: DOMRect[] = []
  walker.currentNode = startContainer
  for (let node: Node | null = startContainer; node; node = walker.nextNode()) {
    part.selectNodeContents(node)
    if (node === startContainer) part.setStart(node, startOffset)
    if (node === endContainer) part.setEnd(node, endOffset)
    lines.push(...part.getClientRects())
    if (node === endContainer) break
  }
  return lines.filter(({ width, height }) => width > 0 && height > 0)
}
