import { beginsWith, type ByteOrder, byteOrders, compareBytes, withoutCase } from './byte-order'
import {
  damagedDictionary,
  type DictionaryFile,
  dictionaryLimits,
  tooLargeDictionary,
} from './dictionary'

/** Where a record’s word and the record end, in the bytes it was found in. */
interface RecordEnds {
  readonly wordEnd: number
  readonly end: number
}

/**
 * Finds the ends of the record at `at`; `undefined` where it is not whole in the bytes.
 *
 * @param isLast no bytes follow in the file
 */
export type RecordShape = (bytes: Uint8Array, at: number, isLast: boolean) => RecordEnds | undefined

/** A word, a zero, and so many bytes. */
export const zeroEnded =
  (behind: number): RecordShape =>
  (bytes, at) => {
    const wordEnd = bytes.indexOf(0, at)
    const end = wordEnd + 1 + behind
    return wordEnd < 0 || end > bytes.length ? undefined : { wordEnd, end }
  }

/** A line that begins with a word and a separator. */
export const lineOf =
  (separator: number): RecordShape =>
  (bytes, at, isLast) => {
    const lineEnd = bytes.indexOf(0x0a, at)
    if (lineEnd < 0 && !isLast) return undefined
    const textEnd = lineEnd < 0 ? bytes.length : lineEnd
    const separatorAt = bytes.indexOf(separator, at)
    const wordEnd = separatorAt < 0 || separatorAt > textEnd ? textEnd : separatorAt
    return { wordEnd, end: lineEnd < 0 ? bytes.length : lineEnd + 1 }
  }

export interface IndexRecord {
  readonly word: Uint8Array
  /** The bytes of the record behind its word. */
  readonly rest: Uint8Array
}

/** Every so many records one has its place kept: the others are read on from it. */
const recordsOnPage = 64
/** No record is longer. */
const longestRecord = 64 * 1_024
const shortRead = 1_024
const scanBytes = 1_048_576

/** Tells to stop. */
type Visit = (record: IndexRecord) => boolean

/**
 * The sorted words of a dictionary, in a file. What is held is where every 64th of them stands: a
 * word is found by halving, with reads of the file. Where a file is sorted in no order we know it is read
 * from its start.
 */
export class WordIndex {
  readonly count: number
  readonly #file: DictionaryFile
  readonly #shape: RecordShape
  /** Places of the records 0, 64, 128 … */
  readonly #pages: readonly number[]
  readonly #order: ByteOrder | undefined

  private constructor(
    file: DictionaryFile,
    shape: RecordShape,
    found: { pages: readonly number[]; count: number; order: ByteOrder | undefined },
  ) {
    this.#file = file
    this.#shape = shape
    this.#pages = found.pages
    this.#order = found.order
    this.count = found.count
  }

  /** Reads the file once. @throws {ReaderError} `dictionary/damaged`, `dictionary/too-large` */
  static async open(file: DictionaryFile, shape: RecordShape): Promise<WordIndex> {
    if (file.byteLength > dictionaryLimits.indexBytes)
      throw tooLargeDictionary('The index is too long')
    const pages: number[] = []
    let count = 0
    let orders = byteOrders
    let before: Uint8Array = new Uint8Array()
    await walk(file, shape, { from: 0, step: scanBytes }, ({ word }, at) => {
      if (count % recordsOnPage === 0) pages.push(at)
      count += 1
      const previous = before
      if (orders.some((order) => compareBytes(previous, word, order) > 0)) {
        orders = orders.filter((order) => compareBytes(previous, word, order) <= 0)
      }
      before = word
      return false
    })
    return new WordIndex(file, shape, { pages, count, order: orders[0] })
  }

  /** All records of a word, at most `most`. */
  async find(word: string, most: number): Promise<IndexRecord[]> {
    const key = new TextEncoder().encode(word)
    const weights = this.#order ?? withoutCase
    const found: IndexRecord[] = []
    await this.#visit(key, (record) => {
      const comparison = compareBytes(record.word, key, weights)
      if (comparison === 0) found.push(copied(record))
      return found.length >= most || (comparison > 0 && this.#order !== undefined)
    })
    return found
  }

  /** Words that begin so, in the order of the file. */
  async beginningWith(prefix: string, most: number): Promise<string[]> {
    const key = new TextEncoder().encode(prefix)
    const weights = this.#order ?? withoutCase
    const found: string[] = []
    await this.#visit(key, ({ word }) => {
      if (beginsWith(word, key, weights)) found.push(wordOf(word))
      else if (this.#order && compareBytes(word, key, weights) > 0) return true
      return found.length >= most
    })
    return found
  }

  /** The record with that number, from 0; `undefined` where there is none. */
  async at(number: number): Promise<IndexRecord | undefined> {
    const from = this.#pages[Math.floor(number / recordsOnPage)]
    if (from === undefined || number >= this.count) return undefined
    let left = number % recordsOnPage
    let found: IndexRecord | undefined
    await walk(this.#file, this.#shape, { from, step: shortRead }, (record) => {
      if (left-- > 0) return false
      found = copied(record)
      return true
    })
    return found
  }

  /** Goes on from somewhere before the first record that is not before `key`. */
  async #visit(key: Uint8Array, visit: Visit): Promise<void> {
    const from = await this.#pageBefore(key)
    if (from === undefined) return
    const step = this.#order ? shortRead : scanBytes
    await walk(this.#file, this.#shape, { from, step }, visit)
  }

  async #pageBefore(key: Uint8Array): Promise<number | undefined> {
    const order = this.#order
    if (!order) return this.#pages[0]
    let low = 0
    let high = this.#pages.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const word = await this.#wordAt(this.#pages[middle]!)
      if (compareBytes(word, key, order) < 0) low = middle
      else high = middle - 1
    }
    return this.#pages[low]
  }

  async #wordAt(at: number): Promise<Uint8Array> {
    let found: Uint8Array = new Uint8Array()
    await walk(this.#file, this.#shape, { from: at, step: shortRead }, ({ word }) => {
      found = word
      return true
    })
    return found
  }
}

export const wordOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** What is kept outlives the block it was read in. */
const copied = ({ word, rest }: IndexRecord): IndexRecord => ({
  word: word.slice(),
  rest: rest.slice(),
})

/** Reads record after record until `visit` has enough. */
async function walk(
  file: DictionaryFile,
  shape: RecordShape,
  { from, step }: { readonly from: number; readonly step: number },
  visit: (record: IndexRecord, at: number) => boolean,
): Promise<void> {
  let at = from
  let length = step
  while (at < file.byteLength) {
    const bytes = await file.read(at, length)
    const isLast = at + bytes.length >= file.byteLength
    let used = 0
    while (used < bytes.length) {
      const ends = shape(bytes, used, isLast)
      if (!ends) break
      const word = bytes.subarray(used, ends.wordEnd)
      if (visit({ word, rest: bytes.subarray(ends.wordEnd, ends.end) }, at + used)) return
      used = ends.end
    }
    at += used
    if (used > 0) continue
    if (isLast || length >= longestRecord)
      throw damagedDictionary(`No record at ${at} of the index`)
    length = longestRecord
  }
}
