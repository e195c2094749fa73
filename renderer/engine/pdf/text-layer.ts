import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist'

import type { PageSize } from '../fixed/fixed-page'

import { selectInside } from './text-selection'
import { wearTextStyle } from './text-style'

/** The letters of a page, each line of them where it is drawn: not to be seen, but selected, copied and read out. */
export class TextLayer {
  /** Its text nodes are the text of the page. */
  readonly root = document.createElement('div')
  readonly #letters: Pdfjs.TextLayer
  readonly #pxForPoint: number
  readonly #leave: () => void

  constructor(
    { TextLayer: Letters }: typeof Pdfjs,
    page: PDFPageProxy,
    host: HTMLElement,
    size: PageSize,
  ) {
    wearTextStyle()
    const viewport = page.getViewport({ scale: 1 })
    this.#pxForPoint = size.width / viewport.width
    this.root.dataset['pdfText'] = ''
    this.#letters = new Letters({
      textContentSource: page.streamTextContent({ includeMarkedContent: false }),
      container: this.root,
      viewport,
    })
    // pdf.js gives it a size in points.
    Object.assign(this.root.style, { width: '', height: '' })
    host.append(this.root)
    this.#leave = selectInside(this.root)
  }

  /** @param texts of the pieces of the page, with the ends of their lines */
  async fill(scale: number, texts: readonly string[]): Promise<void> {
    this.rescale(scale)
    await this.#letters.render()
    // Where pdf.js puts elements between lines, places in the text are counted by line feeds.
    for (const lineEnd of this.root.querySelectorAll('br')) lineEnd.remove()
    for (const [at, letters] of this.#letters.textDivs.entries()) letters.textContent = texts[at]!
  }

  rescale(scale: number): void {
    this.root.style.setProperty('--total-scale-factor', String(scale * this.#pxForPoint))
  }

  remove(): void {
    this.#letters.cancel()
    this.#leave()
    this.root.remove()
  }
}
