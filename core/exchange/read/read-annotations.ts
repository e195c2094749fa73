import { unzipSync } from 'fflate'

import { decodeMarkup } from '#core/content/decode-markup'
import { ReaderError } from '#core/errors'
import { decodeBase64 } from '#core/formats/fb2/base64'
import type { Source } from '#core/formats/format'

import type { ImportedBook } from '../imported-book'

import { readAnnotationSet } from './read-annotation-set'
import {
  calibreBookmarksHead,
  readCalibreCollection,
  readCalibreList,
  readCalibreOpf,
} from './read-calibre'
import { readKindle } from './read-kindle'
import { readKoreader } from './read-koreader'
import { readOwn } from './read-own'
import { readReadwise } from './read-readwise'

/** The notes of a lifetime are smaller. */
const mostBytes = 64 * 1_048_576
const mostMarks = 200_000
/** Of an archive: what holds annotations by its name. */
const holdsAnnotations = /\.(?:json|jsonld|annotations?)$|^META-INF\/calibre_bookmarks\.txt$/i
const mostEntries = 10_000
/** What the archive of an EPUB Annotations set has at its root. */
const setName = 'annotations.json'

/**
 * The marks in a file that a reader wrote: W3C EPUB Annotations and Readium’s, plain or packed, Octavo’s own,
 * KOReader’s, Kindle’s, calibre’s, Readwise’s. What it is, its content says.
 *
 * @throws {ReaderError} `annotations/unsupported` for a file of another kind, `publication/too-large`
 */
export async function readAnnotations(source: Source): Promise<ImportedBook[]> {
  const books = isArchive(source) ? await inArchive(source) : fromText(await textOf(source))
  if (!books) throw new ReaderError('annotations/unsupported', 'No marks that Octavo knows')
  const total = books.reduce((sum, { marks }) => sum + marks.length, 0)
  if (total > mostMarks) throw new ReaderError('publication/too-large', `${total} marks`)
  return books
}

const isArchive = ({ head }: Source): boolean => head[0] === 0x50 && head[1] === 0x4b

async function textOf(source: Source): Promise<string> {
  if (source.byteLength > mostBytes) {
    throw new ReaderError('publication/too-large', `${source.byteLength} bytes of marks`)
  }
  return decodeMarkup(await source.bytes())
}

async function inArchive(source: Source): Promise<ImportedBook[] | null> {
  const container = await source.container()
  const names = container.paths.filter((path) => holdsAnnotations.test(path)).slice(0, mostEntries)
  const books: ImportedBook[] = []
  for (const name of names) {
    if ((container.byteLength(name) ?? 0) > mostBytes) continue
    const bytes = await container.read(name)
    if (!bytes) continue
    const set = bytes[0] === 0x50 && bytes[1] === 0x4b ? packedSet(bytes) : bytes
    books.push(...((set && fromText(decodeMarkup(set))) ?? []))
  }
  return books.length > 0 ? books : null
}

/** Sets of several publications are packed once more. */
function packedSet(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === setName && originalSize <= mostBytes,
    })[setName]
  } catch {
    return undefined
  }
}

function fromText(text: string): ImportedBook[] | null {
  const start = text.trimStart()
  if (start.startsWith(calibreBookmarksHead))
    return fromBase64(start.slice(calibreBookmarksHead.length))
  if (/^[[{]/.test(start)) {
    const json = parsed(start)
    if (json !== undefined) return fromJson(json)
  }
  if (/^(?:--[^\n]*\n\s*)*(?:return\b|\{)/.test(start)) return listed(readKoreader(start))
  if (start.startsWith('<')) return listed(readCalibreOpf(text))
  return readKindle(text) ?? readReadwise(text)
}

function fromJson(json: unknown): ImportedBook[] | null {
  if (Array.isArray(json)) {
    const sets = json.flatMap((one) => readAnnotationSet(one) ?? [])
    return sets.length > 0 ? sets : listed(readCalibreList(json))
  }
  return readOwn(json) ?? readCalibreCollection(json) ?? listed(readAnnotationSet(json))
}

function fromBase64(text: string): ImportedBook[] | null {
  const bytes = decodeBase64(text)
  return listed(readCalibreList(parsed(new TextDecoder().decode(bytes))))
}

const listed = (book: ImportedBook | null): ImportedBook[] | null => book && [book]

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
