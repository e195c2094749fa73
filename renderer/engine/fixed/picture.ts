import { ErrorReport, ReaderError } from '#core/errors'
import { type PictureHead, readPicture } from '#core/formats/comic/picture'

import type { PageSize } from './fixed-page'

/** Type and size of a picture stand within its first bytes. */
const headLength = 65_536

/** A picture as it lies in the file, to be decoded in as many pixels as are needed. */
export class Picture {
  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly #head: PictureHead
  readonly size: PageSize

  private constructor(bytes: Uint8Array<ArrayBuffer>, head: PictureHead, size: PageSize) {
    this.#bytes = bytes
    this.#head = head
    this.size = size
  }

  /** @throws {ReaderError} where it cannot be had, and for what is no picture that can be shown */
  static async fetch(address: string): Promise<Picture> {
    const response = await fetch(address)
    if (!response.ok) {
      const report = ErrorReport.safeParse(await response.json().catch(() => null))
      throw report.success ? ReaderError.fromReport(report.data) : noPicture(address)
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const head = readPicture(bytes.subarray(0, headLength))
    if (!head) throw noPicture(address)
    if (head.mediaType === 'image/jxl') {
      throw new ReaderError('publication/unsupported-format', 'JPEG XL cannot be shown', {
        details: { pictures: 'JPEG XL' },
      })
    }
    return new Picture(bytes, head, sizeIn(head) ?? (await decodedSize(bytes, head, address)))
  }

  get isMoving(): boolean {
    return this.#head.mediaType === 'image/gif'
  }

  /**
   * Decodes the upper part of it. What is not upright is turned.
   *
   * @param width px across, no more than it has
   * @param height px of the picture that are wanted from its top, at its own size
   * @throws {DOMException} where it is damaged
   */
  async decode(width: number, height = this.size.height): Promise<ImageBitmap> {
    const whole = this.size
    const options: ImageBitmapOptions = {
      resizeWidth: width,
      resizeHeight: Math.max(1, Math.round((width * height) / whole.width)),
      resizeQuality: 'medium',
    }
    if (this.#head.orientation !== undefined) {
      const blob = new Blob([this.#bytes])
      return createImageBitmap(blob, 0, 0, whole.width, height, options)
    }
    const { decoder, image } = await decode(this.#bytes, this.#head, eighths(whole, width))
    try {
      const share = height / whole.height
      const { displayWidth, displayHeight } = image
      const upper = Math.max(1, Math.round(displayHeight * share))
      return await createImageBitmap(image, 0, 0, displayWidth, upper, options)
    } finally {
      image.close()
      decoder.close()
    }
  }
}

/**
 * The size in which a picture is decoded to be made smaller to a width. JPEGs can be decoded in eighths,
 * which saves most of the time and of the memory; others are decoded as they are.
 */
function eighths({ width, height }: PageSize, wanted: number): PageSize {
  const share = Math.min(8, Math.ceil((8 * wanted) / width)) / 8
  return { width: Math.ceil(width * share), height: Math.ceil(height * share) }
}

async function decode(
  data: Uint8Array<ArrayBuffer>,
  { mediaType: type }: PictureHead,
  desired?: PageSize,
) {
  const size = desired && { desiredWidth: desired.width, desiredHeight: desired.height }
  const decoder = new ImageDecoder({ data, type, ...size })
  const { image } = await decoder.decode()
  return { decoder, image }
}

const sizeIn = ({ width, height }: PictureHead): PageSize | undefined =>
  width === undefined || height === undefined ? undefined : { width, height }

async function decodedSize(
  bytes: Uint8Array<ArrayBuffer>,
  head: PictureHead,
  address: string,
): Promise<PageSize> {
  try {
    const { decoder, image } = await decode(bytes, head)
    const size = { width: image.displayWidth, height: image.displayHeight }
    image.close()
    decoder.close()
    return size
  } catch (cause) {
    throw noPicture(address, cause)
  }
}

export const noPicture = (what: string, cause?: unknown): ReaderError =>
  new ReaderError('publication/corrupted', `${what} is no picture`, { cause })
