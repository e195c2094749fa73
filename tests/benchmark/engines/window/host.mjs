// What the other engines' pages have in common. Their address says which book, and where its text shall
// stand: ?book=…&left=…&top=…&width=…&height=…
import { viewOf } from './place.mjs'

const asked = new URLSearchParams(location.search)
const number = (/** @type {string} */ name) => Number(asked.get(name))

export const book = asked.get('book') ?? ''
/** The text block of a page: where Octavo has it. */
export const text = new DOMRect(number('left'), number('top'), number('width'), number('height'))
/** Size of the text at the start, px: the books' style sheet says the same. */
export const fontSize = 16

/**
 * The element for an engine that keeps this much around the text.
 * @param {number} aside px
 * @param {number} above px
 */
export function makeHost(aside, above) {
  const host = document.querySelector('#host')
  if (!(host instanceof HTMLElement)) throw new Error('There is no #host')
  Object.assign(host.style, {
    left: `${text.left - aside}px`,
    top: `${text.top - above}px`,
    width: `${text.width + 2 * aside}px`,
    height: `${text.height + 2 * above}px`,
  })
  return host
}

/** @param {HTMLIFrameElement | null | undefined} frame */
export const textIn = (frame) => (frame ? viewOf(frame, text) : null)
