import './group-by.mjs'
import 'foliate-js/view.js'

import { expose } from './expose.mjs'
import { book, fontSize, makeHost, text, textIn } from './host.mjs'

/**
 * @typedef {object} Renderer
 * @property {() => Promise<void>} next
 * @property {(target: { index: number }) => Promise<void>} goTo
 * @property {(css: string) => void} setStyles
 * @property {() => { doc: Document, index: number }[]} getContents
 * @property {number} start
 * @property {number} pages
 */
/**
 * @typedef {object} View
 * @property {(address: string) => Promise<void>} open
 * @property {(options: object) => Promise<void>} init
 * @property {(fraction: number) => Promise<void>} goToFraction
 * @property {{ sections: unknown[] }} book
 * @property {HTMLElement & Renderer} renderer
 */

const gap = 20
const view = /** @type {HTMLElement & View} */ (document.createElement('foliate-view'))
view.style.cssText = 'display: block; width: 100%; height: 100%'
const contents = () => view.renderer.getContents()[0]
const frame = () => {
  const element = contents()?.doc.defaultView?.frameElement
  return element instanceof HTMLIFrameElement ? element : null
}
const position = () => `${contents()?.index} ${view.renderer?.start}`

let size = fontSize
let turned = Promise.resolve()

expose({
  async open() {
    const host = makeHost(gap, 0)
    host.append(view)
    await view.open(`/books/${book}.epub`)
    // The gap is a share of the whole; half of it stands on either side once more.
    const share = (100 * gap) / (text.width + 2 * gap)
    const attributes = {
      flow: 'paginated',
      margin: '0px',
      gap: `${share}%`,
      'max-inline-size': '4000px',
      'max-block-size': '4000px',
      'max-column-count': '1',
    }
    for (const [name, value] of Object.entries(attributes)) view.renderer.setAttribute(name, value)
    await view.init({})
  },
  // Its promise resolves a tenth of a second after the page has changed: it takes no turn until then.
  next: async () => {
    turned = view.renderer.next()
  },
  ready: () => turned,
  jump: (share) => view.goToFraction(share),
  async resize(step) {
    size += step
    view.renderer.setStyles(`html { font-size: ${size}px !important }`)
  },
  size: () => {
    const root = contents()?.doc.documentElement
    return root ? getComputedStyle(root).fontSize : ''
  },
  position,
  view: () => (view.renderer ? textIn(frame()) : null),
  pages: () => view.renderer.pages - 2,
  async countPages() {
    let pages = 0
    for (let index = 0; index < view.book.sections.length; index++) {
      await view.renderer.goTo({ index })
      pages += view.renderer.pages - 2
    }
    return pages
  },
})
