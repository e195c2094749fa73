import { ReaderError } from '#core/errors'

import type { BookHeader } from './book-header'
import { ByteWriter } from './byte-writer'
import { createHuffDecoder } from './huff-cdic'
import type { PalmDatabase } from './palm-database'
import { decompressPalmDoc } from './palmdoc'
import { damaged, type RecordView } from './record-view'

type Decompress = (packed: Uint8Array, most: number) => Uint8Array

/** A record holds 4,096 bytes of text; some writers made longer ones. */
const mostRecordBytes = 65_536
const mostTextBytes = 64 * 1_048_576

/**
 * The text of a book, unpacked, as one run of bytes: places in it are counted in those.
 *
 * @throws {ReaderError} `publication/corrupted` when there is none, `publication/too-large`
 */
export function readTextRecords(
  database: PalmDatabase,
  header: BookHeader,
): Uint8Array<ArrayBuffer> {
  const decompress = decompressorOf(database, header)
  const text = new ByteWriter(mostTextBytes)
  // What lies behind the end of a file that was cut off is lost.
  const last = Math.min(header.textRecords, database.count - 1)
  for (let index = 1; index <= last; index++) {
    const record = recordOrNothing(database, index)
    if (!record) break
    text.write(decompress(withoutTrailers(record, header.mobi?.trailers ?? 0), mostRecordBytes))
    if (text.isFull) throw new ReaderError('publication/too-large', 'More text than any book has')
  }
  if (text.length === 0) throw damaged('No text')
  // A Print Replica holds a PDF and not text.
  if (String.fromCharCode(...text.bytes.subarray(0, 4)) === '%MOP') {
    throw new ReaderError('publication/unsupported-format', 'No format reads print-replica', {
      details: { kind: 'print-replica' },
    })
  }
  return text.bytes
}

function decompressorOf(database: PalmDatabase, { compression, mobi }: BookHeader): Decompress {
  switch (compression) {
    case 1:
      return (bytes) => bytes
    case 2:
      return decompressPalmDoc
    case 0x4448: {
      if (!mobi) break
      const first = mobi.huffRecord
      const cdics = Array.from({ length: Math.min(mobi.huffRecords, 1_000) - 1 }, (_, index) =>
        database.record(first + index + 1),
      )
      return createHuffDecoder(database.record(first), cdics)
    }
  }
  throw damaged(`Compression ${compression} is not known`)
}

function recordOrNothing(database: PalmDatabase, index: number): RecordView | undefined {
  try {
    return database.record(index)
  } catch {
    return undefined
  }
}

/**
 * Cuts off what follows the text in its record. Each bit of `trailers` stands for one kind of entry, with
 * its length at its end; the lowest for the rest of a character that goes on in the next record.
 */
function withoutTrailers({ bytes }: RecordView, trailers: number): Uint8Array {
  let end = bytes.length
  for (let kinds = trailers >> 1; kinds > 0; kinds >>= 1) {
    if ((kinds & 1) === 1) end -= lengthBefore(bytes, end)
  }
  if ((trailers & 1) === 1 && end > 0) end -= (bytes[end - 1]! & 3) + 1
  return bytes.subarray(0, Math.max(0, end))
}

/** A number of up to four times seven bits, read from its end; the highest bit marks its first byte. */
function lengthBefore(bytes: Uint8Array, end: number): number {
  let value = 0
  for (let digit = 0; digit < 4; digit++) {
    const byte = bytes[end - 1 - digit]
    if (byte === undefined) break
    value |= (byte & 0x7f) << (7 * digit)
    if ((byte & 0x80) !== 0) break
  }
  return value
}
