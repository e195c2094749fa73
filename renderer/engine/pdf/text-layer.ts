import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist'

import type { PageSize } from '../fixed/fixed-page'

import { selectInside } from './text-selection'
import { wearTextStyle } from './text-style'

/** The letters of a page, each line of them where it is drawn: not to be seen, but selected, copied and read out. */
export class TextLayer {
  readonly #layer = document.createElement('div')
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
    this.#layer.dataset['pdfText'] = ''
    this.#letters = new Letters({
      textContentSource: page.streamTextContent({ includeMarkedContent: false }),
      container: this.#layer,
      viewport,
    })
    // pdf.js gives it a size in points.
    Object.assign(this.#layer.style, { width: '', height: '' })
    host.append(this.#layer)
    this.#leave = selectInside(this.#layer)
  }

  async fill(scale: number): Promise<void> {
    this.rescale(scale)
    await this.#letters.render()
  }

  rescale(scale: number): void {
    this.#layer.style.setProperty('--total-scale-factor', String(scale * this.#pxForPoint))
  }

  remove(): void {
    this.#letters.cancel()
    this.#leave()
    this.#layer.remove()
  }
}
