import { gunzipSync, inflateSync } from 'fflate'

import {
  damagedDictionary,
  type DictionaryFile,
  dictionaryLimits,
  memoryFile,
  readWhole,
  tooLargeDictionary,
} from './dictionary'

const longestHeader = 256 * 1_024
/** Chunks that are kept unpacked: what is read next stands most often in the same one. */
const keptChunks = 4

/**
 * A file that dictzip or gzip has packed. What dictzip made is unpacked chunk by chunk; any other is
 * unpacked as a whole, up to a limit.
 *
 * @throws {ReaderError} `dictionary/damaged`, `dictionary/too-large`
 * @see https://linux.die.net/man/1/dictzip
 */
export async function openPacked(file: DictionaryFile): Promise<DictionaryFile> {
  const head = new HeaderView(await file.read(0, longestHeader))
  if (head.uint16(0) !== 0x8b1f || head.uint8(2) !== 8)
    throw damagedDictionary('Not packed by gzip')
  const chunks = readChunks(head)
  const trailer = await readWhole(file, file.byteLength - 4, 4)
  // Of the unpacked file, modulo 2³².
  const byteLength = new HeaderView(trailer).uint32(0)
  return chunks ? chunked(file, chunks, byteLength) : unpackedWhole(file, byteLength)
}

interface Chunks {
  /** Unpacked bytes of each but the last. */
  readonly byteLength: number
  /** Where each begins in the file; and where the last ends. */
  readonly starts: readonly number[]
}

const hasCheck = 0b10
const hasExtra = 0b100
const hasName = 0b1000
const hasComment = 0b1_0000

function readChunks(head: HeaderView): Chunks | undefined {
  const flags = head.uint8(3)
  if ((flags & hasExtra) === 0) return undefined
  const extraEnd = 12 + head.uint16(10)
  for (let at = 12; at + 4 <= extraEnd; at += 4 + head.uint16(at + 2)) {
    // “RA”, random access.
    if (head.uint16(at) !== 0x4152) continue
    const byteLength = head.uint16(at + 6)
    const count = head.uint16(at + 8)
    if (byteLength === 0) throw damagedDictionary('Chunks of no length')
    let start = dataStart(head, extraEnd, flags)
    const starts = [start]
    for (let index = 0; index < count; index++) {
      start += head.uint16(at + 10 + index * 2)
      starts.push(start)
    }
    return { byteLength, starts }
  }
  return undefined
}

function dataStart(head: HeaderView, extraEnd: number, flags: number): number {
  let at = extraEnd
  if ((flags & hasName) !== 0) at = head.endOfString(at)
  if ((flags & hasComment) !== 0) at = head.endOfString(at)
  return (flags & hasCheck) !== 0 ? at + 2 : at
}

function chunked(file: DictionaryFile, chunks: Chunks, byteLength: number): DictionaryFile {
  const count = chunks.starts.length - 1
  /** In order of last use. */
  const kept = new Map<number, Uint8Array>()

  const chunk = async (index: number): Promise<Uint8Array> => {
    const known = kept.get(index)
    const bytes = known ?? (await unpack(index))
    kept.delete(index)
    kept.set(index, bytes)
    for (const old of [...kept.keys()].slice(0, -keptChunks)) kept.delete(old)
    return bytes
  }
  const unpack = async (index: number): Promise<Uint8Array> => {
    const start = chunks.starts[index]!
    const packed = await readWhole(file, start, chunks.starts[index + 1]! - start)
    return inflateChunk(packed, chunks.byteLength)
  }

  return {
    byteLength,
    async read(offset, length) {
      const end = Math.min(offset + length, byteLength, count * chunks.byteLength)
      const bytes = new Uint8Array(Math.max(0, end - offset))
      let filled = 0
      while (filled < bytes.length) {
        const index = Math.floor((offset + filled) / chunks.byteLength)
        const from = offset + filled - index * chunks.byteLength
        const part = (await chunk(index)).subarray(from, from + bytes.length - filled)
        if (part.length === 0) return bytes.subarray(0, filled)
        bytes.set(part, filled)
        filled += part.length
      }
      return bytes
    },
  }
}

/** A chunk ends in the middle of the stream: an empty last block ends it for the decoder. */
function inflateChunk(packed: Uint8Array, byteLength: number): Uint8Array {
  const ended = new Uint8Array(packed.length + 2)
  ended.set(packed)
  ended[packed.length] = 0x03
  try {
    return inflateSync(ended, { out: new Uint8Array(byteLength) })
  } catch (cause) {
    throw damagedDictionary('A chunk cannot be unpacked', cause)
  }
}

async function unpackedWhole(file: DictionaryFile, byteLength: number): Promise<DictionaryFile> {
  const most = dictionaryLimits.unpackedBytes
  if (byteLength > most || file.byteLength > most) {
    throw tooLargeDictionary('Packed as a whole, and too long for it')
  }
  const packed = await readWhole(file, 0, file.byteLength)
  try {
    return memoryFile(gunzipSync(packed, { out: new Uint8Array(byteLength) }))
  } catch (cause) {
    throw damagedDictionary('The file cannot be unpacked', cause)
  }
}

/** Numbers of gzip’s header, little-endian. */
class HeaderView {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** @throws {ReaderError} `dictionary/damaged` outside of it; so do the others */
  uint8(at: number): number {
    const byte = this.#bytes[at]
    if (byte === undefined) throw damagedDictionary(`Nothing at ${at} of the header`)
    return byte
  }

  uint16(at: number): number {
    return this.uint8(at) | (this.uint8(at + 1) << 8)
  }

  uint32(at: number): number {
    return this.uint16(at) + this.uint16(at + 2) * 0x1_0000
  }

  /** Behind the zero that ends a string. */
  endOfString(at: number): number {
    const end = this.#bytes.indexOf(0, at)
    if (end < 0) throw damagedDictionary('A name without an end')
    return end + 1
  }
}
