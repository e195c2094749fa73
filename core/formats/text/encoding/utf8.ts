/** What a scan for UTF-8 found (rule E3). */
export interface Utf8Scan {
  /** Sequences of two bytes or more that are well-formed. */
  readonly good: number
  /** Bytes that are part of none. */
  readonly bad: number
  /** The last sequence stops at the end of the file. */
  readonly isCut: boolean
  /** No byte has its highest bit set. */
  readonly isAscii: boolean
}

/** Scans a whole file, for a sample tells nothing of the rest. */
export function scanUtf8(bytes: Uint8Array): Utf8Scan {
  const length = bytes.length
  let good = 0
  let bad = 0
  let isCut = false
  for (let at = 0; at < length;) {
    if (bytes[at]! < 0x80) {
      at++
      continue
    }
    const size = sequenceLength(bytes, at)
    if (size > 0) {
      good++
      at += size
    } else {
      isCut = size < 0
      if (!isCut) bad++
      at += isCut ? length : 1
    }
  }
  return { good, bad, isCut, isAscii: good === 0 && bad === 0 && !isCut }
}

/** Bytes of the well-formed sequence at `at`; 0 for none, -1 for one that the end of the file cuts. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  for (let next = 1; next < size; next++) {
    const byte = bytes[at + next]
    if (byte === undefined) return -1
    if ((byte & 0xc0) !== 0x80) return 0
    if (next === 1 && !isSecond(lead, byte)) return 0
  }
  return size
}

/** Neither longer than needed, nor a surrogate, nor beyond U+10FFFF. */
function isSecond(lead: number, byte: number): boolean {
  if (lead === 0xe0) return byte >= 0xa0
  if (lead === 0xed) return byte < 0xa0
  if (lead === 0xf0) return byte >= 0x90
  if (lead === 0xf4) return byte < 0x90
  return true
}

/** Good enough to be UTF-8, with a little damage allowed. */
export const isUtf8 = ({ good, bad, isCut }: Utf8Scan): boolean =>
  bad === 0 ? good > 0 || !isCut : good >= 5 && bad <= 0.02 * good
