import { encodePath } from '#core/content/href'
import type { Link } from '#core/publication/publication'

import type { FixedPage, MountedPage, PageDrawing, PageSize } from './fixed-page'
import { noPicture, Picture } from './picture'
import { fitsCanvas, PictureCanvas } from './picture-canvas'

/** px across of the small likeness of a page: enough for the largest in which it is shown. */
const likenessWidth = 360
/** A piece of a strip is shown by its upper part. */
const longestLikeness = 2

/** A page that is a picture: of a comic, or in the reading order of an EPUB. */
export class ImagePage implements FixedPage {
  readonly #address: string
  readonly #name: string
  #size: PageSize | null
  /** Kept from when it is measured until it is no longer drawn. */
  #picture: Promise<Picture> | undefined
  #likeness: Promise<string> | undefined

  /** @param name how the page is called, for who cannot see it */
  constructor(publicationId: string, { href, width, height }: Link, name: string) {
    this.#address = `/publications/${publicationId}/${encodePath(href)}`
    this.#name = name
    this.#size = width === undefined || height === undefined ? null : { width, height }
  }

  get size(): PageSize | null {
    return this.#size
  }

  async measure(): Promise<PageSize> {
    this.#size ??= (await this.#fetch()).size
    return this.#size
  }

  async mount(host: HTMLElement, { scale, purpose }: PageDrawing): Promise<MountedPage> {
    if (purpose === 'picture') return this.#mountImage(host, await this.#likenessAddress(), 'cover')
    const picture = await this.#fetch()
    this.#size = picture.size
    // What moves, and what is too large for a canvas, is left to the browser.
    if (picture.isMoving || !fitsCanvas(picture.size)) {
      return this.#mountImage(host, this.#address, 'fill')
    }
    const canvas = new PictureCanvas(picture)
    const { element } = canvas
    element.setAttribute('role', 'img')
    element.setAttribute('aria-label', this.#name)
    Object.assign(element.style, fillingHost)
    try {
      await canvas.draw(scale)
    } catch (cause) {
      throw noPicture(this.#address, cause)
    }
    host.append(element)
    return {
      frame: null,
      textRoot: null,
      rescale: (to) => canvas.drawSoon(to),
      rectOf: () => null,
      remove: () => {
        canvas.remove()
        this.#picture = undefined
      },
    }
  }

  text(): Promise<string> {
    return Promise.resolve('')
  }

  close(): void {
    this.#picture = undefined
    this.#likeness?.then(
      (address) => URL.revokeObjectURL(address),
      () => undefined,
    )
    this.#likeness = undefined
  }

  #fetch(): Promise<Picture> {
    this.#picture ??= Picture.fetch(this.#address)
    this.#picture.catch(() => {
      this.#picture = undefined
    })
    return this.#picture
  }

  async #mountImage(
    host: HTMLElement,
    address: string,
    objectFit: 'fill' | 'cover',
  ): Promise<MountedPage> {
    const image = new Image()
    image.alt = objectFit === 'fill' ? this.#name : ''
    image.draggable = false
    // What is turned to is there in one frame, and not filled in later.
    image.decoding = 'sync'
    Object.assign(image.style, fillingHost, { objectFit, objectPosition: 'top' })
    image.src = address
    try {
      await image.decode()
    } catch (cause) {
      throw noPicture(address, cause)
    }
    host.append(image)
    return {
      frame: null,
      textRoot: null,
      rescale: () => Promise.resolve(),
      rectOf: () => null,
      remove: () => image.remove(),
    }
  }

  #likenessAddress(): Promise<string> {
    this.#likeness ??= this.#makeLikeness()
    this.#likeness.catch(() => {
      this.#likeness = undefined
    })
    return this.#likeness
  }

  async #makeLikeness(): Promise<string> {
    // Not kept: most pages are only ever seen small.
    const picture = await (this.#picture ?? Picture.fetch(this.#address))
    const { width, height } = picture.size
    this.#size = picture.size
    const bitmap = await picture.decode(
      Math.min(likenessWidth, width),
      Math.min(height, width * longestLikeness),
    )
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
    return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }))
  }
}

const fillingHost = {
  position: 'absolute',
  inset: '0',
  width: '100%',
  height: '100%',
  userSelect: 'none',
}
