import { encodePath } from '#core/content/href'
import { ErrorReport, ReaderError } from '#core/errors'
import type { Link } from '#core/publication/publication'

import type { FixedPage, MountedPage, PageDrawing, PageSize } from './fixed-page'

/** px across of the small likeness of a page: enough for the largest in which it is shown. */
const pictureWidth = 360
/** A piece of a strip is shown by its upper part. */
const longestPicture = 2

/** A page that is a picture: of a comic, or in the reading order of an EPUB. */
export class ImagePage implements FixedPage {
  readonly #address: string
  readonly #mediaType: string
  readonly #name: string
  #size: PageSize | null
  #picture: Promise<string> | undefined

  /** @param name how the page is called, for who cannot see it */
  constructor(publicationId: string, { href, mediaType, width, height }: Link, name: string) {
    this.#address = `/publications/${publicationId}/${encodePath(href)}`
    this.#mediaType = mediaType
    this.#name = name
    this.#size = width === undefined || height === undefined ? null : { width, height }
  }

  get size(): PageSize | null {
    return this.#size
  }

  async measure(): Promise<PageSize> {
    if (this.#size) return this.#size
    const { naturalWidth, naturalHeight } = await this.#load(new Image())
    this.#size = { width: naturalWidth || 1, height: naturalHeight || 1 }
    return this.#size
  }

  async mount(host: HTMLElement, { purpose }: PageDrawing): Promise<MountedPage> {
    const image = new Image()
    image.alt = purpose === 'page' ? this.#name : ''
    image.draggable = false
    // What is turned to is there in one frame, and not filled in later.
    image.decoding = 'sync'
    Object.assign(image.style, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      objectFit: purpose === 'page' ? 'fill' : 'cover',
      objectPosition: 'top',
      userSelect: 'none',
    })
    host.append(image)
    try {
      await this.#load(image, purpose === 'picture' ? await this.#pictureAddress() : undefined)
    } catch (error) {
      image.remove()
      throw error
    }
    return {
      frame: null,
      rescale: () => Promise.resolve(),
      rectOf: () => null,
      remove: () => image.remove(),
    }
  }

  text(): Promise<string> {
    return Promise.resolve('')
  }

  close(): void {
    this.#picture?.then(
      (address) => URL.revokeObjectURL(address),
      () => undefined,
    )
    this.#picture = undefined
  }

  /** Resolves when the picture is decoded. */
  async #load(image: HTMLImageElement, address = this.#address): Promise<HTMLImageElement> {
    if (this.#mediaType === 'image/jxl') throw cannotShow('JPEG XL')
    image.src = address
    try {
      await image.decode()
    } catch {
      throw await reasonOf(this.#address)
    }
    return image
  }

  #pictureAddress(): Promise<string> {
    this.#picture ??= this.#makePicture()
    this.#picture.catch(() => {
      this.#picture = undefined
    })
    return this.#picture
  }

  async #makePicture(): Promise<string> {
    const { width, height } = await this.measure()
    const response = await fetch(this.#address)
    if (!response.ok) throw await reasonOf(this.#address)
    const shown = Math.min(height, width * longestPicture)
    const resizeWidth = Math.min(pictureWidth, width)
    const bitmap = await createImageBitmap(await response.blob(), 0, 0, width, shown, {
      resizeWidth,
      resizeHeight: Math.max(1, Math.round((shown * resizeWidth) / width)),
      resizeQuality: 'medium',
    })
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
    return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }))
  }
}

const cannotShow = (pictures: string) =>
  new ReaderError('publication/unsupported-format', `${pictures} cannot be shown`, {
    details: { pictures },
  })

/** Why an address has no picture: an image element does not say. */
async function reasonOf(address: string): Promise<ReaderError> {
  try {
    const report = ErrorReport.safeParse(await (await fetch(address)).json())
    if (report.success) return ReaderError.fromReport(report.data)
  } catch {
    // It came as it should: what is wrong is in the picture itself.
  }
  return new ReaderError('publication/corrupted', `${address} is no picture`)
}
