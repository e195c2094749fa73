import { crc32, deflateSync } from 'node:zlib'

export type Colour = readonly [red: number, green: number, blue: number]

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** A PNG in which every pixel has the colour that `paint` gives it. */
export function aPng(
  width: number,
  height: number,
  paint: Colour | ((x: number, y: number) => Colour),
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const colourAt = typeof paint === 'function' ? paint : () => paint
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3)
  }
  return new Uint8Array(
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows, { level: 1 })),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}

/**
 * A comic’s page: paper with panels, and its number as a row of black bars at the foot, so that one sees
 * which page it is.
 */
export function aComicPage(number: number, width = 400, height = 600): Uint8Array {
  const hue = (number * 47) % 360
  const [paper, ink] = [[250, 248, 240] as const, [20, 20, 30] as const]
  const panel = (row: number): Colour => hsl((hue + row * 40) % 360)
  return aPng(width, height, (x, y) => {
    const margin = Math.round(width * 0.06)
    const isEdge = x < margin || x >= width - margin || y < margin || y >= height - margin
    if (isEdge) return paper
    const foot = height - margin * 3
    if (y >= foot) {
      const bar = Math.floor((x - margin) / 12)
      return bar < number && (x - margin) % 12 < 7 ? ink : paper
    }
    const row = Math.floor(((y - margin) / (foot - margin)) * 3)
    const inRow = ((y - margin) / (foot - margin)) * 3 - row
    return inRow > 0.93 ? paper : panel(row)
  })
}

function hsl(hue: number): Colour {
  const channel = (shift: number) => {
    const k = (shift + hue / 30) % 12
    return Math.round(255 * (0.62 - 0.25 * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}
