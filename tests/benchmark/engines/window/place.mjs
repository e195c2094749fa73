// Where one is in the book, read off the screen: it knows nothing of how an engine counts. Every
// paragraph of the benchmark's books has an id of its own, from p0 on.

/**
 * A document on the screen and the part of its viewport that shows the page's text.
 * @typedef {{ document: Document, rect: { left: number, top: number, right: number, bottom: number } }} View
 */

/**
 * A character: the id of its paragraph, and how many come before it there.
 * @typedef {{ id: string, offset: number }} Place
 */

/** The visible page of a frame as far as it lies within a rectangle of the window.
 * @param {HTMLIFrameElement} frame
 * @param {DOMRect} text
 * @returns {View | null}
 */
export function viewOf(frame, text) {
  const { contentDocument: document } = frame
  const { left, top } = frame.getBoundingClientRect()
  if (!document) return null
  return {
    document,
    rect: {
      left: text.left - left,
      top: text.top - top,
      right: text.right - left,
      bottom: text.bottom - top,
    },
  }
}

/**
 * The first character on the page; `null` for a page without any text.
 * @param {View | null} view
 * @returns {Place | null}
 */
export function firstCharacter(view) {
  if (!view) return null
  const { document, rect } = view
  for (let y = rect.top + 3; y < rect.bottom; y += 6) {
    const caret = document.caretRangeFromPoint(rect.left + 1, y)
    const node = caret?.startContainer
    if (!caret || node?.nodeType !== Node.TEXT_NODE) continue
    const text = /** @type {Text} */ (node)
    const paragraph = text.parentElement?.closest('[id^="p"]')
    // White space that ends the page before has no box.
    const index = text.data.slice(caret.startOffset).search(/[^\s\u00AD]/)
    if (!paragraph || index < 0) continue
    const before = document.createRange()
    before.setStart(paragraph, 0)
    before.setEnd(text, caret.startOffset + index)
    const place = { id: paragraph.id, offset: lengthOf(before.toString()) }
    if (isShown(view, place)) return place
  }
  return null
}

/**
 * Whether a character stands on the visible page.
 * @param {View | null} view
 * @param {Place} place
 */
export function isShown(view, { id, offset }) {
  if (!view) return false
  const { document, rect } = view
  for (const paragraph of document.querySelectorAll(`[id="${id}"]`)) {
    if (getComputedStyle(paragraph).visibility === 'hidden') continue
    const box = boxOfCharacter(paragraph, offset)
    if (!box) continue
    const x = (box.left + box.right) / 2
    const y = (box.top + box.bottom) / 2
    if (x > rect.left - 4 && x < rect.right + 4 && y > rect.top - 4 && y < rect.bottom + 4)
      return true
  }
  return false
}

/**
 * @param {Element} paragraph
 * @param {number} offset
 */
function boxOfCharacter(paragraph, offset) {
  const { ownerDocument: document } = paragraph
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let rest = offset
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data } = /** @type {Text} */ (node)
    const length = lengthOf(data)
    if (rest >= length) {
      rest -= length
      continue
    }
    let index = 0
    for (let seen = 0; seen < rest || data[index] === '\u00AD'; index++)
      if (data[index] !== '\u00AD') seen++
    const range = document.createRange()
    range.setStart(node, index)
    range.setEnd(node, index + 1)
    return range.getClientRects()[0] ?? null
  }
  return null
}

/** Soft hyphens are none of the author's characters. @param {string} text */
const lengthOf = (text) => text.replaceAll('\u00AD', '').length
