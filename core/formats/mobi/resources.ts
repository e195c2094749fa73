import type { Resource } from '#core/formats/format'
import type { Link } from '#core/publication/publication'

import { pictureExtensions, pictureTypeOf } from '../picture-type'

import { readFont } from './font-record'
import type { PalmDatabase } from './palm-database'
import type { RecordView } from './record-view'

/** Pictures, fonts, sound and films, by the numbers that the text has for them: from 1 on. */
export interface BookResources {
  readonly links: readonly Link[]
  /** Address of what a number stands for; `undefined` for what is not there or cannot be shown. */
  hrefOf(number: number): string | undefined
  isPicture(number: number): boolean
  read(href: string): Resource | undefined
}

interface Entry {
  readonly href: string
  readonly mediaType: string
  readonly read: () => Uint8Array
}

/**
 * @param first record of number 1
 * @param end record behind the last one
 */
export function findResources(database: PalmDatabase, first: number, end: number): BookResources {
  const byNumber = new Map<number, Entry>()
  for (let index = first; index < Math.min(end, database.count); index++) {
    const entry = toEntry(database, index, index - first + 1)
    if (entry) byNumber.set(index - first + 1, entry)
  }
  const byHref = new Map([...byNumber.values()].map((entry) => [entry.href, entry]))
  return {
    links: [...byHref.values()].map(({ href, mediaType }) => ({ href, mediaType })),
    hrefOf: (number) => byNumber.get(number)?.href,
    isPicture: (number) => byNumber.get(number)?.mediaType.startsWith('image/') === true,
    read(href) {
      const entry = byHref.get(href)
      return entry && { bytes: new Uint8Array(entry.read()), mediaType: entry.mediaType }
    },
  }
}

function toEntry(database: PalmDatabase, index: number, number: number): Entry | undefined {
  let record: RecordView
  try {
    record = database.record(index)
  } catch {
    return undefined
  }
  const mediaType = pictureTypeOf(record.bytes.subarray(0, 256))
  if (mediaType !== undefined) {
    const href = `picture-${number}.${pictureExtensions[mediaType]}`
    return { href, mediaType, read: () => record.bytes }
  }
  if (record.hasName('FONT')) {
    // What kind of font it is shows only when it is unpacked; browsers look for themselves.
    return { href: `font-${number}.otf`, mediaType: 'font/sfnt', read: () => readFont(record) }
  }
  if (record.hasName('AUDI') || record.hasName('VIDE')) return toMedia(record, number)
  return undefined
}

function toMedia(record: RecordView, number: number): Entry {
  const isSound = record.hasName('AUDI')
  return {
    href: isSound ? `sound-${number}.mp3` : `film-${number}.mp4`,
    mediaType: isSound ? 'audio/mpeg' : 'video/mp4',
    read() {
      const start = record.length < 8 ? record.length : record.uint32(4)
      return record.bytes.subarray(Math.min(start, record.length))
    },
  }
}
