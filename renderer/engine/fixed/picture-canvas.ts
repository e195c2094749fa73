import type { PageSize } from './fixed-page'
import type { Picture } from './picture'

/** Larger ones are not drawn in one piece by every machine. */
const longestSide = 16_000
const mostPixels = 64_000_000
/** A pinch asks for many sizes, and is seen in the last of them. */
const restMs = 120

/** Whether a picture can be held by one canvas. */
export const fitsCanvas = ({ width, height }: PageSize): boolean =>
  Math.max(width, height) <= longestSide && width * height <= mostPixels

/**
 * A picture in as many pixels as it has on the screen. The browser's own image element would keep every
 * page that was seen lately as large as it was scanned: some thirty megabytes each.
 */
export class PictureCanvas {
  readonly element = document.createElement('canvas')
  readonly #picture: Picture
  readonly #context = this.element.getContext('bitmaprenderer')
  #drawn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isRemoved = false

  constructor(picture: Picture) {
    this.#picture = picture
  }

  /** Draws the picture at a scale. @throws {DOMException} where it is damaged */
  async draw(scale: number): Promise<void> {
    const width = this.#pixelsAt(scale)
    if (width === this.#drawn || this.#isRemoved) return
    this.#drawn = width
    const bitmap = await this.#picture.decode(width)
    // Another size was asked for meanwhile, or none any more.
    if (width !== this.#drawn || this.#isRemoved) return bitmap.close()
    this.element.width = bitmap.width
    this.element.height = bitmap.height
    this.#context?.transferFromImageBitmap(bitmap)
  }

  /** The same once the scale rests; until then the drawing is stretched. */
  drawSoon(scale: number): Promise<void> {
    clearTimeout(this.#timer)
    return new Promise((resolve) => {
      this.#timer = setTimeout(() => {
        void this.draw(scale)
          .catch(() => undefined)
          .then(resolve)
      }, restMs)
    })
  }

  remove(): void {
    this.#isRemoved = true
    clearTimeout(this.#timer)
    this.element.remove()
    this.#context?.transferFromImageBitmap(null)
  }

  /** px across: as many as the screen has, and no more than the picture. */
  #pixelsAt(scale: number): number {
    const { width } = this.#picture.size
    return Math.max(1, Math.min(width, Math.round(width * scale * window.devicePixelRatio)))
  }
}
