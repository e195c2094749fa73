import { decode } from '../text/encoding/decode'

import { readExth, type Exth } from './exth'
import { languageOf } from './languages'
import type { RecordView } from './record-view'

/** What a number is that stands for nothing. */
const nothing = 0xffffffff

/**
 * The first record of a book: how its text is stored and where everything else is. All places are numbers
 * of records, counted from the one with this header.
 *
 * @see https://wiki.mobileread.com/wiki/MOBI
 */
export interface BookHeader {
  readonly compression: number
  readonly textRecords: number
  /** 0 for none, 1 and 2 for Mobipocket's two ways. */
  readonly encryption: number
  /** Absent from a PalmDOC, which has nothing but text. */
  readonly mobi: MobiHeader | undefined
}

export interface MobiHeader {
  /** 8 and above: KF8, also called AZW3. */
  readonly version: number
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly title: string
  /** BCP 47. */
  readonly language: string | undefined
  readonly firstResource: number
  readonly huffRecord: number
  readonly huffRecords: number
  /** Which kinds of bytes follow the text of each record. */
  readonly trailers: number
  readonly ncx: number | undefined
  readonly flows: number | undefined
  readonly fragments: number | undefined
  readonly skeletons: number | undefined
  readonly guide: number | undefined
  readonly exth: Exth
}

export function readBookHeader(record: RecordView): BookHeader {
  const mobi = record.hasName('MOBI', 16) ? readMobiHeader(record) : undefined
  const firstOther = mobi && record.uint32(80)
  const textRecords = record.uint16(8)
  return {
    compression: record.uint16(0),
    // A damaged count would take pictures for text.
    textRecords:
      firstOther !== undefined && firstOther > 1 && firstOther <= 0xffff
        ? Math.min(textRecords, firstOther - 1)
        : textRecords,
    encryption: record.uint16(12),
    mobi,
  }
}

function readMobiHeader(record: RecordView): MobiHeader {
  const length = record.uint32(20)
  /** A field that older, shorter headers do not have. */
  const field = (at: number) =>
    at + 4 <= length + 16 && at + 4 <= record.length ? record.uint32(at) : nothing
  const place = (at: number) => (field(at) === nothing ? undefined : field(at))
  const encoding = record.uint32(28) === 65_001 ? 'utf-8' : 'windows-1252'
  const version = record.uint32(36)
  const isKf8 = version >= 8
  return {
    version,
    encoding,
    title: titleOf(record, encoding),
    language: languageOf(record.uint32(92) & 0xffff),
    firstResource: record.uint32(108),
    huffRecord: record.uint32(112),
    huffRecords: record.uint32(116),
    trailers: version >= 5 && field(240) !== nothing ? field(240) & 0xffff : 0,
    ncx: place(244),
    flows: isKf8 ? place(192) : undefined,
    fragments: isKf8 ? place(248) : undefined,
    skeletons: isKf8 ? place(252) : undefined,
    guide: isKf8 ? place(260) : undefined,
    exth: (record.uint32(128) & 0x40) === 0 ? new Map() : readExth(record, 16 + length),
  }
}

function titleOf(record: RecordView, encoding: string): string {
  const at = record.uint32(84)
  const length = record.uint32(88)
  return at + length <= record.length ? decode(record.slice(at, length), encoding) : ''
}
