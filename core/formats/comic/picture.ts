/** What the first bytes of a picture say. */
export interface PictureHead {
  readonly mediaType: string
  /** In px as it is shown, turned where the camera says so; absent where it stands further on. */
  readonly width?: number
  readonly height?: number
  /** How the camera was held, by Exif, from 2 to 8; absent for upright. */
  readonly orientation?: number
}

/**
 * Type and size of a picture by its signature, whatever its name is.
 *
 * @param head its first bytes
 * @returns `undefined` for what is no picture
 */
export function readPicture(head: Uint8Array): PictureHead | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return jpeg(view)
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return png(view)
  if (/^GIF8[79]a$/.test(text(0, 6))) return gif(view)
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return webp(view, text(12, 16))
  if (text(4, 8) === 'ftyp' && /avi[fs]/.test(text(8, 32))) return { mediaType: 'image/avif' }
  if (text(0, 2) === 'BM' && head.length > 26) return bmp(view)
  // A bare code stream, or one in a box.
  if ((head[0] === 0xff && head[1] === 0x0a) || text(4, 8) === 'JXL ') {
    return { mediaType: 'image/jxl' }
  }
  return undefined
}

const sized = (mediaType: string, width: number, height: number): PictureHead =>
  width > 0 && height > 0 ? { mediaType, width, height } : { mediaType }

const png = (view: DataView): PictureHead =>
  view.byteLength < 24
    ? { mediaType: 'image/png' }
    : sized('image/png', view.getUint32(16), view.getUint32(20))

const gif = (view: DataView): PictureHead =>
  view.byteLength < 10
    ? { mediaType: 'image/gif' }
    : sized('image/gif', view.getUint16(6, true), view.getUint16(8, true))

/** A negative height counts from the top. */
const bmp = (view: DataView): PictureHead =>
  sized('image/bmp', view.getInt32(18, true), Math.abs(view.getInt32(22, true)))

function webp(view: DataView, kind: string): PictureHead {
  const mediaType = 'image/webp'
  if (view.byteLength < 30) return { mediaType }
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  switch (kind) {
    case 'VP8X':
      return sized(mediaType, uint24(24) + 1, uint24(27) + 1)
    case 'VP8 ':
      return sized(mediaType, view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return sized(mediaType, (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
    }
  }
  return { mediaType }
}

/** Walks the segments up to the frame header. */
function jpeg(view: DataView): PictureHead {
  const mediaType = 'image/jpeg'
  let orientation = 1
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      if (orientation === 1) return sized(mediaType, width, height)
      // From 5 on it lies on its side.
      const shown =
        orientation >= 5 ? sized(mediaType, height, width) : sized(mediaType, width, height)
      return { ...shown, orientation }
    }
    if (marker === 0xe1) orientation = readOrientation(view, at + 4, at + 2 + length) ?? orientation
    at += 2 + length
  }
  return { mediaType }
}

/** Tag 0x0112 of Exif. */
function readOrientation(view: DataView, from: number, to: number): number | undefined {
  const start = from + 6
  const end = Math.min(to, view.byteLength)
  // `Exif\0\0`, then a TIFF header.
  if (start + 8 > end || view.getUint32(from) !== 0x45786966) return undefined
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  if (directory + 2 > end) return undefined
  const count = view.getUint16(directory, little)
  for (let entry = directory + 2, n = 0; n < count && entry + 12 <= end; n++, entry += 12) {
    if (view.getUint16(entry, little) !== 0x0112) continue
    const orientation = view.getUint16(entry + 8, little)
    return orientation >= 1 && orientation <= 8 ? orientation : undefined
  }
  return undefined
}
