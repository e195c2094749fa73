import { damaged, RecordView } from './record-view'

/**
 * A Palm database: a name, what kind of thing it is, and records without names.
 *
 * @see https://wiki.mobileread.com/wiki/PDB
 */
export interface PalmDatabase {
  /** At most 31 characters, in no encoding in particular. */
  readonly name: string
  /** Type and creator: `BOOKMOBI`, `TEXtREAd`. */
  readonly kind: string
  readonly count: number
  /** Bytes of a record. @throws {ReaderError} `publication/corrupted` where there is no such record */
  record(index: number): RecordView
}

const headerLength = 78
const entryLength = 8
const kindAt = 60

/** Type and creator of what may be a Palm database. */
export const kindOf = (head: Uint8Array): string =>
  String.fromCharCode(...head.subarray(kindAt, kindAt + 8))

/** @throws {ReaderError} `publication/corrupted` when not even the list of records is there */
export function openPalmDatabase(bytes: Uint8Array): PalmDatabase {
  const file = new RecordView(bytes)
  const count = file.uint16(headerLength - 2)
  const starts = Array.from({ length: count }, (_, index) => {
    const at = headerLength + index * entryLength
    // The list of a file that is cut off ends where the file does.
    return at + 4 <= bytes.length ? file.uint32(at) : bytes.length
  })
  return {
    name: file.name(0, 31).replace(/\0.*$/s, ''),
    kind: kindOf(bytes),
    count,
    record(index) {
      const start = starts[index]
      if (start === undefined || start >= bytes.length) throw damaged(`No record ${index}`)
      const end = Math.min(starts[index + 1] ?? bytes.length, bytes.length)
      return new RecordView(bytes.subarray(start, Math.max(start, end)))
    },
  }
}
