import { readFileSync } from 'node:fs'
import { brotliDecompressSync, inflateSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { readFontFacts } from './font-facts'
import type { Inflate } from './font-tables'

const inflate: Inflate = {
  zlib: (bytes, maxOutputLength) => inflateSync(bytes, { maxOutputLength }),
  brotli: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
}

const read = (file: string) => new Uint8Array(readFileSync(`node_modules/${file}`))
const dyslexic = '@fontsource/opendyslexic/files/opendyslexic-latin'
const literata = '@fontsource-variable/literata/files/literata-latin-wght'

/** The same font without compression, as a TrueType or OpenType file has it. */
function toPlain(woff: Uint8Array): Uint8Array {
  const view = new DataView(woff.buffer, woff.byteOffset)
  const count = view.getUint16(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + 20 * index
    const [tag, offset, packed, length] = [0, 4, 8, 12].map((field) => view.getUint32(at + field))
    const stored = woff.subarray(offset, offset! + packed!)
    return { tag: tag!, bytes: packed! < length! ? inflateSync(stored) : stored }
  })
  let offset = 12 + 16 * count
  const total = tables.reduce((sum, { bytes }) => sum + bytes.length, offset)
  const plain = new Uint8Array(total)
  const head = new DataView(plain.buffer)
  head.setUint32(0, view.getUint32(4))
  head.setUint16(4, count)
  for (const [index, { tag, bytes }] of tables.entries()) {
    head.setUint32(12 + 16 * index, tag)
    head.setUint32(12 + 16 * index + 8, offset)
    head.setUint32(12 + 16 * index + 12, bytes.length)
    plain.set(bytes, offset)
    offset += bytes.length
  }
  return plain
}

describe('what a font says of itself', () => {
  it.each(['woff', 'woff2'])('is read from %s', (extension) => {
    expect(readFontFacts(read(`${dyslexic}-400-normal.${extension}`), inflate)).toMatchObject({
      family: 'OpenDyslexic',
      style: 'normal',
      weight: { min: 400, max: 400 },
    })
    expect(readFontFacts(read(`${dyslexic}-700-italic.${extension}`), inflate)).toMatchObject({
      style: 'italic',
      weight: { min: 800, max: 800 },
    })
  })

  it('is read from a file that is not compressed', () => {
    const woff = read(`${dyslexic}-400-normal.woff`)

    expect(readFontFacts(toPlain(woff), inflate)).toEqual(readFontFacts(woff, inflate))
  })

  it('tells how far the weight varies, and how wide the letters run', () => {
    const facts = readFontFacts(read(`${literata}-normal.woff2`), inflate)

    expect(facts.family).toMatch(/^Literata/)
    expect(facts.weight).toEqual({ min: 200, max: 900 })
    // As the browser measures it: see `renderer/engine/character-width.ts`.
    expect(facts.characterWidth).toBeCloseTo(0.448, 1)
  })

  it('is refused where the file is no font', () => {
    for (const text of ['', 'no font', '%PDF-1.7 and so on', 'ttcf and more of it']) {
      expect(() => readFontFacts(new TextEncoder().encode(text), inflate)).toThrowError(
        expect.objectContaining({ code: 'font/unsupported' }),
      )
    }
  })

  it('is refused, and never runs away, wherever a file is cut short or spoilt', () => {
    for (const file of [`${dyslexic}-400-normal.woff`, `${dyslexic}-400-normal.woff2`]) {
      const whole = read(file)
      for (let length = 12; length < whole.length; length += 997) {
        expect(() => readFontFacts(whole.slice(0, length), inflate), `${length}`).toThrowError(
          expect.objectContaining({ code: 'font/damaged' }),
        )
      }
      for (let at = 4; at < 400; at += 3) {
        const spoilt = Uint8Array.from(whole)
        spoilt[at] = 255 - spoilt[at]!
        try {
          readFontFacts(spoilt, inflate)
        } catch (error) {
          expect(error).toMatchObject({ code: 'font/damaged' })
        }
      }
    }
  })
})
