import { describe, expect, it } from 'vitest'

import { aPng } from '#tests/support/painted-pictures'

import { readPicture } from './picture'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part,
    ),
  )
const zeros = (count: number) => Array.from({ length: count }, () => 0)

const frame = (marker: number, height: number, width: number) => {
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return [0xff, marker, 0, 17, 8, ...size, ...zeros(10)]
}
const segment = (marker: number, data: readonly number[]) => {
  const length = data.length + 2
  return [0xff, marker, length >> 8, length & 255, ...data]
}
const exif = (orientation: number) => [
  ...bytes('Exif', [0, 0], 'II', [42, 0, 8, 0, 0, 0], [1, 0], [0x12, 1, 3, 0, 1, 0, 0, 0]),
  orientation,
  ...zeros(3),
]

describe('a picture', () => {
  it.each([
    ['PNG', aPng(3, 2, [0, 0, 0]), { mediaType: 'image/png', width: 3, height: 2 }],
    ['GIF', bytes('GIF89a', [3, 0, 2, 0, 0]), { mediaType: 'image/gif', width: 3, height: 2 }],
    [
      'BMP',
      bytes('BM', zeros(16), [3, 0, 0, 0], [254, 255, 255, 255], [1, 0]),
      { mediaType: 'image/bmp', width: 3, height: 2 },
    ],
    [
      'JPEG',
      bytes([0xff, 0xd8], segment(0xe0, zeros(14)), [0xff], frame(0xc0, 2, 3)),
      { mediaType: 'image/jpeg', width: 3, height: 2 },
    ],
    [
      'progressive JPEG that lies on its side',
      bytes([0xff, 0xd8], segment(0xe1, exif(6)), segment(0xc4, zeros(9)), frame(0xc2, 2, 3)),
      { mediaType: 'image/jpeg', width: 2, height: 3, orientation: 6 },
    ],
    [
      'JPEG upside down',
      bytes([0xff, 0xd8], segment(0xe1, exif(3)), frame(0xc0, 2, 3)),
      { mediaType: 'image/jpeg', width: 3, height: 2, orientation: 3 },
    ],
    [
      'upright JPEG',
      bytes([0xff, 0xd8], segment(0xe1, exif(1)), frame(0xc0, 2, 3)),
      { mediaType: 'image/jpeg', width: 3, height: 2 },
    ],
    [
      'WebP',
      bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [3, 0, 2, 0]),
      { mediaType: 'image/webp', width: 3, height: 2 },
    ],
    [
      'WebP without loss',
      bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(5), [2, 0x40, 0, 0], zeros(6)),
      { mediaType: 'image/webp', width: 3, height: 2 },
    ],
    [
      'WebP with more in it',
      bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [2, 0, 0, 1, 0, 0]),
      { mediaType: 'image/webp', width: 3, height: 2 },
    ],
    ['AVIF', bytes(zeros(4), 'ftypavif', zeros(30)), { mediaType: 'image/avif' }],
    ['JPEG XL', bytes([0xff, 0x0a], zeros(30)), { mediaType: 'image/jxl' }],
    ['JPEG XL in a box', bytes(zeros(4), 'JXL \r\n', zeros(30)), { mediaType: 'image/jxl' }],
  ])('is known by its signature: %s', (_, head, expected) => {
    expect(readPicture(head)).toEqual(expected)
  })

  it('is none without a signature', () => {
    expect(readPicture(bytes('<html>', zeros(30)))).toBeUndefined()
    expect(readPicture(new Uint8Array())).toBeUndefined()
  })

  it('that is cut off has a type and no size', () => {
    for (const length of [4, 8, 9, 12, 20]) {
      const head = bytes([0xff, 0xd8], segment(0xe1, exif(6)), frame(0xc0, 2, 3)).slice(0, length)
      expect(readPicture(head)).toEqual({ mediaType: 'image/jpeg' })
    }
    expect(readPicture(aPng(3, 2, [0, 0, 0]).slice(0, 20))).toEqual({ mediaType: 'image/png' })
  })
})
