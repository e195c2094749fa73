/**
 * An order of words by their bytes: what each of the 256 counts as; 0 for those that do not count.
 * Indexes are sorted by programs that do not agree on it.
 */
export type ByteOrder = Uint8Array

const order = (weigh: (byte: number) => number): ByteOrder =>
  Uint8Array.from({ length: 256 }, (_, byte) => weigh(byte))

const isUpper = (byte: number) => byte >= 0x41 && byte <= 0x5a
const isLower = (byte: number) => byte >= 0x61 && byte <= 0x7a
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39
const lower = (byte: number) => (isUpper(byte) ? byte + 0x20 : byte)
const isWord = (byte: number) => isUpper(byte) || isLower(byte) || isDigit(byte) || byte === 0x20

/** Letters A to Z without case, all else as it is: StarDict’s own. */
export const withoutCase = order(lower)

/** Those that occur. */
export const byteOrders: readonly ByteOrder[] = [
  withoutCase,
  // dictd: signs do not count; in some places, neither do the bytes of other letters.
  order((byte) => (isWord(byte) || byte >= 0x80 ? lower(byte) : 0)),
  order((byte) => (isWord(byte) ? lower(byte) : 0)),
  order((byte) => byte),
]

/** @returns negative, 0 or positive as `a` comes before, with or after `b` */
export function compareBytes(a: Uint8Array, b: Uint8Array, weights: ByteOrder): number {
  let j = 0
  for (let i = 0; i < a.length; i++) {
    const weight = weights[a[i]!]!
    if (weight === 0) continue
    let other = 0
    while (other === 0 && j < b.length) other = weights[b[j++]!]!
    if (weight !== other) return weight - other
  }
  while (j < b.length) if (weights[b[j++]!] !== 0) return -1
  return 0
}

/** Whether `bytes` begin with `prefix`, by what counts. */
export function beginsWith(bytes: Uint8Array, prefix: Uint8Array, weights: ByteOrder): boolean {
  let j = 0
  for (const byte of prefix) {
    const weight = weights[byte]!
    if (weight === 0) continue
    let other = 0
    while (other === 0 && j < bytes.length) other = weights[bytes[j++]!]!
    if (weight !== other) return false
  }
  return true
}
