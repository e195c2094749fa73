import { describe, expect, it } from 'vitest'

import { createHuffDecoder } from './huff-cdic'
import { RecordView } from './record-view'

const most = 65_536

/** Codes of eight bits each, the highest for the first phrase. */
function codes(): Buffer {
  const record = Buffer.alloc(24 + 256 * 4 + 32 * 8)
  record.write('HUFF', 0, 'latin1')
  record.writeUInt32BE(24, 8)
  record.writeUInt32BE(24 + 256 * 4, 12)
  for (let byte = 0; byte < 256; byte++) record.writeUInt32BE((255 << 8) | 0x80 | 8, 24 + byte * 4)
  return record
}

/** Phrases as text, or as packed codes. */
function phrases(list: ReadonlyArray<string | number[]>): Buffer {
  const head = Buffer.alloc(16)
  head.write('CDIC', 0, 'latin1')
  head.writeUInt32BE(16, 4)
  head.writeUInt32BE(list.length, 8)
  head.writeUInt32BE(8, 12)
  const places = Buffer.alloc(2 * list.length)
  const parts: Buffer[] = []
  let at = places.length
  for (const [index, phrase] of list.entries()) {
    const bytes = Buffer.from(phrase as string)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length | (typeof phrase === 'string' ? 0x8000 : 0))
    places.writeUInt16BE(at, index * 2)
    parts.push(length, bytes)
    at += 2 + bytes.length
  }
  return Buffer.concat([head, places, ...parts])
}

const decoderOf = (...lists: ReadonlyArray<ReadonlyArray<string | number[]>>) => {
  const unpack = createHuffDecoder(
    new RecordView(codes()),
    lists.map((list) => new RecordView(phrases(list))),
  )
  return (packed: readonly number[]) =>
    Buffer.from(unpack(Uint8Array.from(packed), most)).toString()
}

/** Code of a phrase by its number. */
const code = (phrase: number) => 255 - phrase

describe('Huffman codes for phrases', () => {
  it('give the phrases', () => {
    const unpack = decoderOf(['the ', 'lamp', 's'])

    expect(unpack([code(0), code(1), code(2)])).toBe('the lamps')
  })

  it('give phrases that are packed themselves', () => {
    const unpack = decoderOf(['lamp', 's', [code(0), code(1)], [code(2), code(1)]])

    expect(unpack([code(3), code(3)])).toBe('lampsslampss')
  })

  it('are of different lengths', () => {
    const record = codes()
    // 0 and 11 stand for the first phrase, 10 for the second.
    for (let byte = 0; byte < 256; byte++) {
      const [length, highest] = byte < 128 ? [1, 0] : [2, 3]
      record.writeUInt32BE((highest << 8) | 0x80 | length, 24 + byte * 4)
    }
    const unpack = createHuffDecoder(new RecordView(record), [new RecordView(phrases(['a', 'b']))])

    // 0, 11, 10, 0, 0, 0
    expect(Buffer.from(unpack(Uint8Array.of(0b01110000), most)).toString()).toBe('aabaaa')
  })

  it('give nothing for a phrase that is not there', () => {
    expect(decoderOf(['a', 'b'])([code(0), code(9), code(1)])).toBe('ab')
  })

  it('are named damaged where a phrase is in itself', () => {
    expect(() => decoderOf([[code(0)]])([code(0)])).toThrow(
      expect.objectContaining({ code: 'publication/corrupted' }),
    )
  })

  it('cannot be made to fill the memory', () => {
    // Each phrase is the one before it a hundred times over.
    const list: (string | number[])[] = ['x']
    for (let level = 1; level < 15; level++)
      list.push(Array.from({ length: 100 }, () => code(level - 1)))

    expect(decoderOf(list)([code(14)]).length).toBeLessThanOrEqual(most)
  })

  it('are not read from other records', () => {
    expect(() => createHuffDecoder(new RecordView(Buffer.alloc(2_000)), [])).toThrow(
      'No HUFF record',
    )
  })
})
