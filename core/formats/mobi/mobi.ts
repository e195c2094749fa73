import { ReaderError } from '#core/errors'
import type { Format, OpenedPublication, OpenOptions, Source } from '#core/formats/format'
import type { Manifest, Metadata } from '#core/publication/publication'

import { findLanguage } from '../markup-language'
import { decode } from '../text/encoding/decode'
import { openText } from '../text/text'

import type { BookContent } from './book-content'
import { readBookHeader, type BookHeader, type MobiHeader } from './book-header'
import { exthKinds, exthNumber } from './exth'
import { readKf8 } from './kf8'
import { declaredLanguage, toMetadata } from './metadata'
import { readMobi6 } from './mobi6'
import { describePalmDoc } from './palmdoc-markup'
import { kindOf, openPalmDatabase, type PalmDatabase } from './palm-database'
import { charactersOf } from './placed-text'
import { damaged } from './record-view'
import { findResources, type BookResources } from './resources'
import { readTextRecords } from './text-records'

/** What the file is that holds a KF8 book, a MOBI 6 one, a PalmDOC. */
const mediaTypes = {
  kf8: 'application/vnd.amazon.mobi8-ebook',
  mobi: 'application/x-mobipocket-ebook',
  palmDoc: 'application/vnd.palm',
} as const

/**
 * Mobipocket and Kindle: MOBI, PRC, AZW, AZW3 (KF8), files that hold both, and PalmDOC. Whatever is
 * damaged beside the text is left out.
 *
 * @see https://wiki.mobileread.com/wiki/MOBI
 */
export const mobi: Format = {
  name: 'MOBI',
  mediaTypes: Object.values(mediaTypes),
  matches: ({ head, fileName }) =>
    kinds.has(kindOf(head)) || /\.(?:mobi|prc|azw\d?|kfx)$/i.test(fileName),

  async open(source, options) {
    try {
      return await openBook(source, options)
    } catch (error) {
      if (!(error instanceof ReaderError)) throw error
      // The parts of the file do not know how it is called.
      const { code, message, details } = error
      throw new ReaderError(code, message, {
        details: { fileName: source.fileName, ...details },
        cause: error,
      })
    }
  },
}

/** In bytes, pictures and all. */
const longestBook = 512 * 1_048_576

const kinds = new Set(['BOOKMOBI', 'TEXtREAd'])

async function openBook(source: Source, options?: OpenOptions): Promise<OpenedPublication> {
  const bytes = await source.bytes(longestBook)
  refuseOthers(bytes)
  const database = openPalmDatabase(bytes)
  const header = readBookHeader(database.record(0))
  refuseProtected(header)
  return header.mobi
    ? openMobi(source, database, header, header.mobi)
    : openPalmDoc(source, database, header, options)
}

/** Kindle's other formats share the endings of these files. */
function refuseOthers(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  if (start === '\xeaDRMION\xee') throw encrypted('Amazon KFX')
  const kind = start.startsWith('TPZ') ? 'topaz' : /^CONT|^SIMP/.test(start) ? 'kfx' : undefined
  if (kind !== undefined) {
    throw new ReaderError('publication/unsupported-format', `No format reads ${kind}`, {
      details: { kind },
    })
  }
  if (!kinds.has(kindOf(bytes))) throw damaged('No Palm database with a book')
}

function refuseProtected({ encryption, mobi }: BookHeader): void {
  if (encryption === 0) return
  const isKindle = [exthKinds.asin, exthKinds.contentType].some((kind) => mobi?.exth.has(kind))
  throw encrypted(isKindle ? 'Amazon Kindle' : 'Mobipocket')
}

const encrypted = (scheme: string): ReaderError =>
  new ReaderError('publication/encrypted', 'The text is encrypted', { details: { scheme } })

async function openMobi(
  source: Source,
  database: PalmDatabase,
  header: BookHeader,
  mobi: MobiHeader,
): Promise<OpenedPublication> {
  const boundary = exthNumber(mobi.exth, exthKinds.kf8Boundary)
  const resources = findResources(database, mobi.firstResource, boundary ?? database.count)
  const book =
    mobi.version >= 8
      ? openKf8(database, resources)
      : (openKf8Part(database, boundary, resources) ?? {
          mobi,
          content: readMobi6(readTextRecords(database, header), mobi, database, resources),
        })
  const cover = coverOf(mobi, resources) ?? coverOf(book.mobi, resources)
  const { content } = book
  const language =
    declaredLanguage(book.mobi) ??
    (await findLanguage(content.sections, ({ href }) => content.read(href) ?? ''))
  const metadata = toMetadata(book.mobi, source.fileName, database.name, language)
  return toOpened(content, resources, metadata, cover)
}

function toOpened(
  content: BookContent,
  resources: BookResources,
  metadata: Metadata,
  cover: string | undefined,
): OpenedPublication {
  const { mediaType, sections, styles, toc, landmarks, start } = content
  const manifest: Manifest = {
    format: 'MOBI',
    mediaType: mediaType === 'text/html' ? mediaTypes.mobi : mediaTypes.kf8,
    metadata,
    readingOrder: sections.map((section) => ({ ...section, mediaType })),
    resources: [...styles.map((href) => ({ href, mediaType: 'text/css' })), ...resources.links],
    toc,
    landmarks,
    ...(start !== undefined && { start }),
    pageList: [],
    ...(cover !== undefined && { cover }),
  }
  return {
    manifest,
    async read(href) {
      const text = content.read(href)
      if (text === undefined) return resources.read(href)
      const isStyle = styles.includes(href)
      return {
        bytes: new TextEncoder().encode(text),
        mediaType: isStyle ? 'text/css' : mediaType,
      }
    },
  }
}

interface Book {
  readonly mobi: MobiHeader
  readonly content: BookContent
}

function openKf8(database: PalmDatabase, resources: BookResources): Book {
  const header = readBookHeader(database.record(0))
  refuseProtected(header)
  if (!header.mobi || header.mobi.version < 8) throw damaged('No header of a KF8 book')
  const text = readTextRecords(database, header)
  return { mobi: header.mobi, content: readKf8(text, header.mobi, database, resources) }
}

/** A file may hold the book twice, for old Kindles and for newer ones. */
function openKf8Part(
  database: PalmDatabase,
  boundary: number | undefined,
  resources: BookResources,
): Book | undefined {
  if (boundary === undefined) return undefined
  try {
    return openKf8(fromRecord(database, boundary), resources)
  } catch (error) {
    if (error instanceof ReaderError) return undefined
    throw error
  }
}

/** The database as it looks to a part of it, which counts its own records. */
const fromRecord = (database: PalmDatabase, start: number): PalmDatabase => ({
  ...database,
  count: database.count - start,
  record: (index) => database.record(start + index),
})

function coverOf({ exth, encoding }: MobiHeader, resources: BookResources): string | undefined {
  const [address] = exth.get(exthKinds.coverAddress) ?? []
  const named = address && /^kindle:embed:([0-9a-v]+)/i.exec(decode(address, encoding))?.[1]
  const numbers = [
    plusOne(exthNumber(exth, exthKinds.cover)),
    named === undefined ? undefined : Number.parseInt(named, 32),
    plusOne(exthNumber(exth, exthKinds.thumbnail)),
  ]
  const number = numbers.find((number) => number !== undefined && resources.isPicture(number))
  return number === undefined ? undefined : resources.hrefOf(number)
}

/** The header counts from 0 what the text counts from 1. */
const plusOne = (number: number | undefined): number | undefined =>
  number === undefined ? undefined : number + 1

/**
 * A PalmDOC has nothing but text. The first books of Mobipocket are PalmDOCs whose text is HTML; what else
 * reads plain text reads it better than anything here.
 */
async function openPalmDoc(
  source: Source,
  database: PalmDatabase,
  header: BookHeader,
  options?: OpenOptions,
): Promise<OpenedPublication> {
  const text = readTextRecords(database, header)
  if (/^\s*<html[\s>]/i.test(charactersOf(text.subarray(0, 100)))) {
    const { mobi, metadata } = describePalmDoc(text, header, database, source.fileName)
    const resources = findResources(database, mobi.firstResource, database.count)
    return toOpened(readMobi6(text, mobi, database, resources), resources, metadata, undefined)
  }
  const title = database.name || source.fileName.replace(/\.[^.]+$/, '')
  const opened = await openText(
    {
      ...source,
      fileName: `${title}.txt`,
      byteLength: text.length,
      head: text.subarray(0, 4_096),
      bytes: async () => text,
    },
    options?.text,
  )
  return {
    ...opened,
    manifest: { ...opened.manifest, format: 'MOBI', mediaType: mediaTypes.palmDoc },
  }
}
