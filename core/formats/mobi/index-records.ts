import { decode } from '../text/encoding/decode'

import type { PalmDatabase } from './palm-database'
import { damaged, type RecordView } from './record-view'

/** One entry of an index: its name, and numbers by the tag that says what they are. */
export interface IndexEntry {
  readonly name: string
  readonly tags: ReadonlyMap<number, readonly number[]>
}

export interface Index {
  readonly entries: readonly IndexEntry[]
  /** A text that an entry names by its place. */
  readonly text: (place: number | undefined) => string | undefined
}

interface TagRule {
  readonly tag: number
  readonly valuesEach: number
  readonly mask: number
  /** The next rules go by the next control byte. */
  readonly isEnd: boolean
}

/** In the whole of an index; entries that lie in one another must not make us read for ever. */
const mostValues = 2_000_000
/** Where the texts of one record end and those of the next begin, in what entries call them. */
const textsEach = 0x10000

/**
 * Reads an index: a record that says how entries are written, records with entries, records with texts.
 *
 * @param at its first record
 * @throws {ReaderError} `publication/corrupted`
 * @see https://wiki.mobileread.com/wiki/MOBI#Index_meta_record
 */
export function readIndex(database: PalmDatabase, at: number): Index {
  const head = database.record(at)
  if (!head.hasName('INDX')) throw damaged('No INDX record')
  const records = head.uint32(24)
  const textRecords = head.uint32(52)
  const encoding = head.uint32(28) === 65_001 ? 'utf-8' : 'windows-1252'
  const { rules, controlBytes } = readRules(head, head.uint32(4))

  const entries: IndexEntry[] = []
  const budget = { values: mostValues }
  for (let index = 1; index <= records && at + index < database.count; index++) {
    readEntries(database.record(at + index), { rules, controlBytes, budget }, entries)
  }
  const firstText = at + records + 1
  return {
    entries,
    text(place) {
      if (place === undefined) return undefined
      const record = Math.floor(place / textsEach)
      if (record >= textRecords) return undefined
      return textAt(database.record(firstText + record), place % textsEach, encoding)
    },
  }
}

function readRules(head: RecordView, at: number) {
  if (!head.hasName('TAGX', at)) throw damaged('No TAGX part')
  const length = head.uint32(at + 4)
  const rules: TagRule[] = []
  for (let entry = at + 12; entry + 4 <= at + length; entry += 4) {
    rules.push({
      tag: head.uint8(entry),
      valuesEach: head.uint8(entry + 1),
      mask: head.uint8(entry + 2),
      isEnd: (head.uint8(entry + 3) & 1) === 1,
    })
  }
  return { rules, controlBytes: head.uint32(at + 8) }
}

interface EntryRules {
  readonly rules: readonly TagRule[]
  readonly controlBytes: number
  readonly budget: { values: number }
}

function readEntries(record: RecordView, entryRules: EntryRules, entries: IndexEntry[]): void {
  if (!record.hasName('INDX')) throw damaged('No INDX record')
  const places = record.uint32(20) + 4
  const count = record.uint32(24)
  for (let index = 0; index < count; index++) {
    const at = record.uint16(places + index * 2)
    const nameLength = record.uint8(at)
    entries.push({
      name: record.name(at + 1, nameLength),
      tags: readTags(record, at + 1 + nameLength, entryRules),
    })
  }
}

/** The control bytes say how many values of each tag follow, or how many bytes they take. */
function readTags(
  record: RecordView,
  at: number,
  { rules, controlBytes, budget }: EntryRules,
): Map<number, readonly number[]> {
  const reader = new NumberReader(record, at + controlBytes)
  let control = at
  const announced = rules.flatMap((rule) => {
    if (rule.isEnd) {
      control++
      return []
    }
    const bits = record.uint8(control) & rule.mask
    if (bits === 0) return []
    // All bits set, of more than one: the number of bytes stands behind the control bytes.
    const isLong = bits === rule.mask && (rule.mask & (rule.mask - 1)) !== 0
    return [
      { rule, bytes: isLong ? reader.next() : undefined, count: bits >> lowestBit(rule.mask) },
    ]
  })
  const tags = new Map<number, readonly number[]>()
  for (const { rule, bytes, count } of announced) {
    const values: number[] = []
    const end = bytes === undefined ? undefined : reader.at + bytes
    while (end === undefined ? values.length < count * rule.valuesEach : reader.at < end) {
      if (--budget.values < 0) throw damaged('More values than any index has')
      values.push(reader.next())
    }
    tags.set(rule.tag, values)
  }
  return tags
}

/** Numbers of up to four times seven bits; the highest bit marks the last byte. */
class NumberReader {
  readonly #record: RecordView
  at: number

  constructor(record: RecordView, at: number) {
    this.#record = record
    this.at = at
  }

  next(): number {
    let value = 0
    for (let digit = 0; digit < 4; digit++) {
      const byte = this.#record.uint8(this.at++)
      value = (value << 7) | (byte & 0x7f)
      if ((byte & 0x80) !== 0) break
    }
    return value
  }
}

function lowestBit(mask: number): number {
  let bit = 0
  while (bit < 8 && ((mask >> bit) & 1) === 0) bit++
  return bit
}

function textAt(record: RecordView, at: number, encoding: string): string {
  const reader = new NumberReader(record, at)
  const length = reader.next()
  return decode(record.slice(reader.at, length), encoding)
}
