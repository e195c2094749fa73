import type { PDFPageProxy, RenderTask } from 'pdfjs-dist'

import type { PageSize } from '../fixed/fixed-page'

import { PageTiles } from './page-tiles'

/** Pixels of the device that a page is drawn with as a whole: 32 MB. Where that is not sharp, tiles lie over it. */
const mostPixels = 8_000_000
/** A scale that was held for so long is drawn: under the hand the page is only stretched. */
const restMs = 120

/** What of a page is to be seen, drawn as sharply as the screen shows it. */
export class PagePainting {
  readonly #page: PDFPageProxy
  readonly #host: HTMLElement
  readonly #size: PageSize
  readonly #ratio: MediaQueryList
  #canvas: HTMLCanvasElement | null = null
  #tiles: PageTiles | null = null
  #task: RenderTask | null = null
  #scale = 1
  #resting = 0
  #removed = false

  constructor(page: PDFPageProxy, host: HTMLElement, size: PageSize) {
    this.#page = page
    this.#host = host
    this.#size = size
    this.#ratio = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    this.#ratio.addEventListener('change', this.#onRatio)
  }

  /** @param scale CSS px on the screen for each px of the page */
  async draw(scale: number): Promise<void> {
    this.#scale = scale
    this.#task?.cancel()
    const { width, height } = this.#size
    const wanted = scale * devicePixelRatio
    const density = Math.min(wanted, Math.sqrt(mostPixels / (width * height)))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(width * density))
    canvas.height = Math.max(1, Math.round(height * density))
    Object.assign(canvas.style, paintingStyle)
    const points = this.#page.getViewport({ scale: 1 })
    const task = this.#page.render({
      canvas,
      viewport: this.#page.getViewport({ scale: canvas.width / points.width }),
    })
    this.#task = task
    await task.promise
    if (this.#removed) return release(canvas)
    this.#show(canvas, density < wanted)
  }

  /** Draws it at another scale, once that is held. What is there is stretched until then. */
  async redraw(scale: number): Promise<void> {
    clearTimeout(this.#resting)
    this.#stretch(scale)
    await new Promise<void>((resolve) => {
      this.#resting = window.setTimeout(resolve, restMs)
    })
    // What was drawn before is better than nothing.
    if (!this.#removed) await this.draw(scale).catch(() => undefined)
  }

  remove(): void {
    this.#removed = true
    this.#ratio.removeEventListener('change', this.#onRatio)
    clearTimeout(this.#resting)
    this.#task?.cancel()
    this.#tiles?.remove()
    if (this.#canvas) release(this.#canvas)
  }

  readonly #onRatio = () => void this.redraw(this.#scale)

  #show(canvas: HTMLCanvasElement, isCoarse: boolean): void {
    this.#host.prepend(canvas)
    this.#tiles?.remove()
    this.#tiles = isCoarse ? new PageTiles(this.#page, canvas, this.#size, this.#scale) : null
    // A pixel of the drawing is one of the screen, wherever the page's edge may lie between two.
    if (!isCoarse) {
      canvas.style.width = `${canvas.width / devicePixelRatio}px`
      canvas.style.height = `${canvas.height / devicePixelRatio}px`
    }
    if (this.#canvas) release(this.#canvas)
    this.#canvas = canvas
  }

  #stretch(scale: number): void {
    if (this.#canvas) Object.assign(this.#canvas.style, { width: '100%', height: '100%' })
    this.#tiles?.stretch(scale)
  }
}

/** How what is drawn lies on the page; the navigator says what becomes of its colours. */
export const paintingStyle = {
  position: 'absolute',
  left: '0',
  top: '0',
  width: '100%',
  height: '100%',
  userSelect: 'none',
} as const

/** A canvas without pixels gives its memory back at once. */
export function release(canvas: HTMLCanvasElement): void {
  canvas.remove()
  canvas.width = 0
  canvas.height = 0
}
