import type { RecordView } from './record-view'

/** Values by the number of their kind; some kinds come more than once. */
export type Exth = ReadonlyMap<number, readonly Uint8Array[]>

/** Kinds of values that are read. */
export const exthKinds = {
  author: 100,
  publisher: 101,
  description: 103,
  isbn: 104,
  subject: 105,
  published: 106,
  contributor: 108,
  source: 112,
  asin: 113,
  startReading: 116,
  kf8Boundary: 121,
  fixedLayout: 122,
  coverAddress: 129,
  cover: 201,
  thumbnail: 202,
  contentType: 501,
  title: 503,
  asinOfShop: 504,
  titleSortAs: 508,
  authorSortAs: 517,
  language: 524,
  pageProgression: 527,
} as const

const mostValues = 10_000

/**
 * Reads what is known about the book beyond its text. A damaged list counts for what can be read of it.
 *
 * @see https://wiki.mobileread.com/wiki/MOBI#EXTH_Header
 */
export function readExth(record: RecordView, start: number): Exth {
  const values = new Map<number, Uint8Array[]>()
  if (!record.hasName('EXTH', start) || start + 12 > record.length) return values
  const count = Math.min(record.uint32(start + 8), mostValues)
  let at = start + 12
  for (let index = 0; index < count && at + 8 <= record.length; index++) {
    const kind = record.uint32(at)
    const length = record.uint32(at + 4)
    if (length < 8 || at + length > record.length) break
    values.set(kind, [...(values.get(kind) ?? []), record.slice(at + 8, length - 8)])
    at += length
  }
  return values
}

/** A value that is a number. */
export function exthNumber(exth: Exth, kind: number): number | undefined {
  const bytes = exth.get(kind)?.[0]
  if (!bytes || bytes.length === 0 || bytes.length > 4) return undefined
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  return value === 0xffffffff ? undefined : value
}
