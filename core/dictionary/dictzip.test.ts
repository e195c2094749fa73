import { gzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { makeDictzip } from '#tests/support/dictionary-builders'

import { type DictionaryFile, memoryFile } from './dictionary'
import { openPacked } from './dictzip'

const text = Array.from({ length: 20_000 }, (_, number) => `line ${number}\n`).join('')
const bytes = Buffer.from(text)

function counting(
  packed: Uint8Array,
): DictionaryFile & { read: DictionaryFile['read']; total: () => number } {
  let total = 0
  const file = memoryFile(packed)
  return {
    byteLength: file.byteLength,
    total: () => total,
    async read(offset, length) {
      const part = await file.read(offset, length)
      total += part.length
      return part
    },
  }
}

describe('openPacked', () => {
  it('reads any part of what dictzip made', async () => {
    const file = await openPacked(memoryFile(makeDictzip(bytes, 1_000)))

    expect(file.byteLength).toBe(bytes.length)
    for (const [from, length] of [
      [0, 10],
      [995, 10],
      [1_000, 1],
      [5_500, 4_000],
      [bytes.length - 5, 5],
    ] as const) {
      expect(Buffer.from(await file.read(from, length)).toString()).toBe(
        text.slice(from, from + length),
      )
    }
    expect(await file.read(bytes.length, 10)).toHaveLength(0)
    expect(await file.read(bytes.length - 3, 10)).toHaveLength(3)
  })

  it('unpacks no more than it needs', async () => {
    const packed = makeDictzip(bytes, 1_000)
    const source = counting(packed)
    const file = await openPacked(source)
    const before = source.total()

    await file.read(100_500, 100)

    expect(source.total() - before).toBeLessThan(1_000)
  })

  it('unpacks what gzip made as a whole', async () => {
    const file = await openPacked(memoryFile(gzipSync(bytes)))

    expect(Buffer.from(await file.read(7, 7)).toString()).toBe(text.slice(7, 14))
  })

  it('refuses what would be too long', async () => {
    const packed = Buffer.from(gzipSync(bytes))
    packed.writeUInt32LE(0xf0000000, packed.length - 4)

    await expect(openPacked(memoryFile(packed))).rejects.toMatchObject({
      code: 'dictionary/too-large',
    })
  })

  it('says that a file is damaged', async () => {
    const packed = Buffer.from(makeDictzip(bytes, 1_000))
    packed.fill(0xff, 3_000, 3_100)
    const file = await openPacked(memoryFile(packed))
    const readAll = async () => {
      for (let at = 0; at < bytes.length; at += 1_000) await file.read(at, 1_000)
    }

    await expect(readAll()).rejects.toMatchObject({ code: 'dictionary/damaged' })
    await expect(openPacked(memoryFile(bytes))).rejects.toMatchObject({
      code: 'dictionary/damaged',
    })
    await expect(openPacked(memoryFile(packed.subarray(0, 20)))).rejects.toMatchObject({
      code: 'dictionary/damaged',
    })
  })
})
