import type { PDFPageProxy, RenderTask } from 'pdfjs-dist'

import type { PageSize } from '../fixed/fixed-page'

/** Pixels of the device on each side. */
const tileSide = 1_024
/** More tiles than this are no page that one reads: its coarse drawing must do. */
const mostTiles = 4_000
/** Tiles so near to the window are drawn before they come into it, in CSS px. */
const margin = '128px'

interface Tile {
  readonly x: number
  readonly y: number
  readonly place: HTMLElement
  canvas: HTMLCanvasElement | null
  isNear: boolean
}

/** A page so large that only what is in the window is drawn sharply, piece by piece over a coarse drawing. */
export class PageTiles {
  readonly #page: PDFPageProxy
  readonly #scale: number
  readonly #ratio = devicePixelRatio
  readonly #layer = document.createElement('div')
  readonly #tiles = new Map<Element, Tile>()
  readonly #observer: IntersectionObserver
  readonly #density: number
  #task: RenderTask | null = null
  #isDrawing = false
  #removed = false

  /** @param coarse the drawing over which they lie */
  constructor(page: PDFPageProxy, coarse: HTMLElement, size: PageSize, scale: number) {
    this.#page = page
    this.#scale = scale
    const points = page.getViewport({ scale: 1 })
    this.#density = (size.width * scale * this.#ratio) / points.width
    Object.assign(this.#layer.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      transformOrigin: '0 0',
      pointerEvents: 'none',
    })
    coarse.after(this.#layer)
    this.#observer = new IntersectionObserver((entries) => this.#onNear(entries), {
      rootMargin: margin,
    })
    this.#lay(size.width * scale * this.#ratio, size.height * scale * this.#ratio)
  }

  /** Shows them at another scale until others are drawn. */
  stretch(scale: number): void {
    this.#layer.style.transform = `scale(${scale / this.#scale})`
  }

  remove(): void {
    this.#removed = true
    this.#observer.disconnect()
    this.#task?.cancel()
    for (const tile of this.#tiles.values()) clear(tile)
    this.#layer.remove()
  }

  #lay(width: number, height: number): void {
    const [columns, rows] = [Math.ceil(width / tileSide), Math.ceil(height / tileSide)]
    if (columns * rows > mostTiles) return
    const side = tileSide / this.#ratio
    for (let at = 0; at < columns * rows; at++) {
      const [x, y] = [at % columns, Math.floor(at / columns)]
      const place = document.createElement('div')
      Object.assign(place.style, {
        position: 'absolute',
        left: `${x * side}px`,
        top: `${y * side}px`,
        width: `${side}px`,
        height: `${side}px`,
      })
      this.#layer.append(place)
      this.#tiles.set(place, { x, y, place, canvas: null, isNear: false })
      this.#observer.observe(place)
    }
  }

  #onNear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const tile = this.#tiles.get(target)
      if (!tile) continue
      tile.isNear = isIntersecting
      if (!isIntersecting) clear(tile)
    }
    if (!this.#isDrawing) void this.#drawNear()
  }

  /** One after another, as one page is drawn for each. */
  async #drawNear(): Promise<void> {
    this.#isDrawing = true
    const next = () =>
      [...this.#tiles.values()].find(({ isNear, canvas }) => isNear && canvas === null)
    for (let tile = next(); tile && !this.#removed; tile = next()) {
      await this.#draw(tile).catch(() => undefined)
    }
    this.#isDrawing = false
  }

  async #draw(tile: Tile): Promise<void> {
    const canvas = document.createElement('canvas')
    canvas.width = tileSide
    canvas.height = tileSide
    Object.assign(canvas.style, { width: '100%', height: '100%', visibility: 'hidden' })
    // It counts as drawn also where it cannot be: the coarse drawing is under it.
    tile.canvas = canvas
    tile.place.append(canvas)
    this.#task = this.#page.render({
      canvas,
      viewport: this.#page.getViewport({ scale: this.#density }),
      transform: [1, 0, 0, 1, -tile.x * tileSide, -tile.y * tileSide],
    })
    await this.#task.promise
    canvas.style.visibility = 'inherit'
  }
}

function clear(tile: Tile): void {
  if (!tile.canvas) return
  tile.canvas.remove()
  tile.canvas.width = 0
  tile.canvas.height = 0
  tile.canvas = null
}
