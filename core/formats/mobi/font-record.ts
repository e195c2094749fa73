import { Unzlib } from 'fflate'

import { ByteWriter } from './byte-writer'
import { damaged, type RecordView } from './record-view'

const isPacked = 1
const isMixed = 2
/** So many of the first bytes are mixed with the key. */
const mixedBytes = 1_040
const mostFontBytes = 32 * 1_048_576
/** Unpacked piece by piece, so that a small record cannot fill the memory. */
const pieceBytes = 16_384

/**
 * The font in a `FONT` record, its bytes in order again and unpacked.
 *
 * @throws {ReaderError} `publication/corrupted`
 */
export function readFont(record: RecordView): Uint8Array {
  const flags = record.uint32(8)
  const start = record.uint32(12)
  const keyLength = record.uint32(16)
  const bytes = new Uint8Array(record.slice(start, record.length - start))
  if ((flags & isMixed) !== 0 && keyLength > 0) {
    const key = record.slice(record.uint32(20), keyLength)
    for (let index = 0; index < Math.min(mixedBytes, bytes.length); index++) {
      bytes[index]! ^= key[index % keyLength]!
    }
  }
  return (flags & isPacked) === 0 ? bytes : inflate(bytes)
}

function inflate(packed: Uint8Array): Uint8Array {
  const output = new ByteWriter(mostFontBytes)
  const stream = new Unzlib((piece) => output.write(piece))
  try {
    for (let at = 0; at < packed.length && !output.isFull; at += pieceBytes) {
      stream.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length)
    }
  } catch {
    throw damaged('The font cannot be unpacked')
  }
  return output.bytes
}
