import ePub from 'epubjs'

import { expose } from './expose.mjs'
import { book, fontSize, makeHost, text, textIn } from './host.mjs'

/** What its types do not tell. @typedef {{ container: HTMLElement, layout: { delta: number } }} Manager */

const gap = 40
/** @type {import('epubjs').Book} */ let publication
/** @type {import('epubjs').Rendition} */ let rendition
const manager = () =>
  /** @type {{ manager: Manager }} */ (/** @type {unknown} */ (rendition)).manager
/** Columns lie beside each other in the frame; the container scrolls to one. */
const frame = () => {
  const { left, right } = text
  return [...document.querySelectorAll('iframe')].find((one) => {
    const rect = one.getBoundingClientRect()
    return rect.right > left + 1 && rect.left < right - 1
  })
}
let size = fontSize

expose({
  async open() {
    const host = makeHost(gap / 2, gap / 2)
    const bytes = await (await fetch(`/books/${book}.epub`)).arrayBuffer()
    publication = ePub(bytes)
    const options = {
      width: text.width + gap,
      height: text.height + gap,
      flow: 'paginated',
      spread: 'none',
      // Not in its types, but read.
      gap,
    }
    rendition = publication.renderTo(host, options)
    await rendition.display()
  },
  next: () => rendition.next(),
  // Shares of the book need a table of places that takes it most of a minute to make; an address needs none.
  async jump(share) {
    const places = await (await fetch(`/books/${book}/places.json`)).json()
    return rendition.display(places[String(share)])
  },
  async resize(step) {
    size += step
    rendition.themes.fontSize(`${size}px`)
  },
  size: () => {
    const body = frame()?.contentDocument?.body
    return body ? getComputedStyle(body).fontSize : ''
  },
  position: () => {
    const shown = frame()
    return shown ? `${shown.id} ${shown.getBoundingClientRect().left}` : ''
  },
  view: () => textIn(frame()),
  pages: () => Math.round(manager().container.scrollWidth / manager().layout.delta),
  async countPages() {
    const { length } = /** @type {{ length: number }} */ (
      /** @type {unknown} */ (publication.spine)
    )
    let pages = 0
    for (let index = 0; index < length; index++) {
      await rendition.display(index)
      pages += Math.round(manager().container.scrollWidth / manager().layout.delta)
    }
    return pages
  },
})
