import { ByteWriter } from './byte-writer'
import { damaged, type RecordView } from './record-view'

/** One code of the Huffman table, by its first eight bits. */
interface Code {
  readonly length: number
  /** The eight bits are all that is needed to know the length. */
  readonly isWhole: boolean
  /** The highest code of that length, over 32 bits. */
  readonly highest: number
}

interface Phrase {
  readonly bytes: Uint8Array
  /** Phrases may be packed with the same codes. */
  readonly isPacked: boolean
}

const nothing = new Uint8Array()

/** Packed phrases in packed phrases; kindlegen makes one or two levels. */
const mostLevels = 20
const mostPhraseBytes = 16_384
/** For all phrases together. */
const mostUnpackedBytes = 32_000_000

/**
 * Undoes the compression of Kindle's small files: Huffman codes for phrases of a dictionary.
 *
 * @param huff the `HUFF` record with the codes
 * @param cdics the `CDIC` records with the phrases
 * @throws {ReaderError} `publication/corrupted` for tables that are none; so does unpacking
 * @see https://wiki.mobileread.com/wiki/MOBI#Huffman_compression
 */
export function createHuffDecoder(huff: RecordView, cdics: readonly RecordView[]) {
  if (!huff.hasName('HUFF')) throw damaged('No HUFF record')
  const codes = readCodes(huff)
  const { lowest, highest } = readLengths(huff)
  const phrases = cdics.reduce(readPhrases, [])
  let unpackedBytes = 0

  /** @param most bytes after which it stops */
  const unpack = (packed: Uint8Array, most: number, level = 0): Uint8Array => {
    if (level > mostLevels) throw damaged('Phrases in phrases without end')
    const output = new ByteWriter(most)
    const bits = packed.length * 8
    let at = 0
    while (at < bits && !output.isFull) {
      const window = bitsAt(packed, at)
      const code = codes[window >>> 24]!
      let { length, highest: top } = code
      if (!code.isWhole) {
        while (length <= 32 && window < lowest[length]!) length++
        top = highest[length] ?? 0
      }
      if (length === 0 || length > 32) throw damaged('A code of no length')
      at += length
      if (at > bits) break
      output.write(phraseAt(Math.floor((top - window) / 2 ** (32 - length)), level))
    }
    return output.bytes
  }

  const phraseAt = (index: number, level: number): Uint8Array => {
    const phrase = phrases[index]
    // Damage costs a word here and there, not the book.
    if (!phrase) return nothing
    if (!phrase.isPacked) return phrase.bytes
    const bytes = unpack(phrase.bytes, mostPhraseBytes, level + 1)
    unpackedBytes += bytes.length
    if (unpackedBytes > mostUnpackedBytes) throw damaged('Phrases of more than any book has')
    phrases[index] = { bytes, isPacked: false }
    return bytes
  }

  return (packed: Uint8Array, most: number): Uint8Array => unpack(packed, most)
}

function readCodes(huff: RecordView): Code[] {
  const start = huff.uint32(8)
  return Array.from({ length: 256 }, (_, byte) => {
    const entry = huff.uint32(start + byte * 4)
    const length = entry & 0x1f
    return {
      length,
      isWhole: (entry & 0x80) !== 0,
      highest: ((entry >>> 8) + 1) * 2 ** (32 - length) - 1,
    }
  })
}

/** Lowest and highest code of each length, over 32 bits; length 0 stands for nothing. */
function readLengths(huff: RecordView) {
  const start = huff.uint32(12)
  const lowest = [0]
  const highest = [0]
  for (let length = 1; length <= 32; length++) {
    const at = start + (length - 1) * 8
    lowest.push(huff.uint32(at) * 2 ** (32 - length))
    highest.push((huff.uint32(at + 4) + 1) * 2 ** (32 - length) - 1)
  }
  return { lowest, highest }
}

function readPhrases(phrases: Phrase[], cdic: RecordView): Phrase[] {
  if (!cdic.hasName('CDIC')) throw damaged('No CDIC record')
  const start = cdic.uint32(4)
  const total = cdic.uint32(8)
  const bits = cdic.uint32(12)
  const count = Math.min(2 ** Math.min(bits, 16), total - phrases.length)
  for (let index = 0; index < count; index++) {
    const at = start + cdic.uint16(start + index * 2)
    const head = cdic.uint16(at)
    phrases.push({ bytes: cdic.slice(at + 2, head & 0x7fff), isPacked: (head & 0x8000) === 0 })
  }
  return phrases
}

/** 32 bits from a place counted in bits; behind the end there are zeros. */
function bitsAt(bytes: Uint8Array, at: number): number {
  const first = at >> 3
  const shift = at & 7
  const byte = (index: number) => bytes[first + index] ?? 0
  const word = ((byte(0) << 24) | (byte(1) << 16) | (byte(2) << 8) | byte(3)) >>> 0
  return shift === 0 ? word : ((word << shift) | (byte(4) >> (8 - shift))) >>> 0
}
