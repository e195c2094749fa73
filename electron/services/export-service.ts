import path from 'node:path'

import { ReaderError } from '#core/errors'
import type { Bookmark, Highlight } from '#core/annotations'
import { exportFormats, type ExportFormat } from '#core/exchange/export-format'
import { exportWords } from '#core/exchange/export-words'
import { isEmpty, type KeptPublication } from '#core/exchange/kept-publication'
import type { MarkupPlace, PlacedRange } from '#core/exchange/markup-place'
import { fileNameOf, writeExport } from '#core/exchange/write/write-export'
import { describedAs } from '#core/own-metadata'
import type { PublicationId } from '#core/publication/publication'

import type { Ingest } from '../ingest/ingest'
import type { Logger } from '../log'
import { writeWhole } from '../storage/draft-file'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import type { ReadingRepository } from '../storage/reading-repository'
import type { ShelfRepository } from '../storage/shelf-repository'

import { locate, publicationNotFound, type SessionPasswords } from './locate'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly shelf: Pick<ShelfRepository, 'ownMetadata'>
  readonly positions: ReadingRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'markupPlaces'>
  readonly passwords: SessionPasswords
  readonly log: Logger
  readonly version: string
  readonly now: () => Date
}

/** What was kept, as a file, and how much it is. */
export interface WrittenExport {
  readonly bytes: Uint8Array
  /** Without a folder. */
  readonly fileName: string
  readonly bookmarks: number
  readonly highlights: number
}

export interface ExportService {
  /** @param id `null` for all of the library that has marks in it */
  write(id: PublicationId | null, format: ExportFormat): Promise<WrittenExport>
  /** @param chooseTarget asks for the file to write; `null` where nobody wants one any more */
  exportTo(
    id: PublicationId | null,
    format: ExportFormat,
    chooseTarget: (fileName: string) => Promise<string | null>,
  ): Promise<{ file: string | null; bookmarks: number; highlights: number }>
}

/** Marks on their way out of the library. */
export function createExportService(dependencies: Dependencies): ExportService {
  const { publications, shelf, positions, ingest, log, version, now } = dependencies

  const marksIn = (id: PublicationId) => ({
    bookmarks: positions.bookmarks(id),
    highlights: positions.highlights(id),
    unplaced: positions.unplaced(id),
  })

  const keptIn = (id: PublicationId): KeptPublication | undefined => {
    const manifest = publications.find(id)?.manifest
    if (!manifest) return undefined
    const { metadata, mediaType } = manifest
    const { identifier, published } = metadata
    // By the names that the person knows it by, as the library shows it.
    const { title, authors, publisher, language } = describedAs(metadata, shelf.ownMetadata(id))
    return {
      id,
      title,
      authors,
      identifiers: identifier === undefined ? [] : [identifier],
      publisher,
      published: published ?? null,
      language,
      mediaType,
      position: positions.position(id),
      ...marksIn(id),
    }
  }

  const keptBy = (id: PublicationId | null): KeptPublication[] => {
    if (id === null) {
      // Manifests are large: only those of publications with marks are read.
      const marked = publications.summaries().filter((summary) => !isEmpty(marksIn(summary.id)))
      const all = marked.flatMap((summary) => keptIn(summary.id) ?? [])
      return all.sort((a, b) => a.title.localeCompare(b.title))
    }
    const kept = keptIn(id)
    if (!kept) throw publicationNotFound(id)
    return [kept]
  }

  /**
   * Places for other programs, of the marks in EPUBs: only those have a markup that they share with us. Without them
   * a mark is still told by its words.
   */
  const markupPlacesOf = async (kept: KeptPublication): Promise<[string, MarkupPlace][]> => {
    const file = locate(dependencies, kept.id)
    const { readingOrder = [], format } = publications.find(kept.id)?.manifest ?? {}
    if (!file || format !== 'EPUB') return []
    const places: [string, MarkupPlace][] = []
    for (const [href, ranges] of rangesBySection(kept)) {
      const section = readingOrder.findIndex((link) => link.href === href)
      if (section < 0) continue
      try {
        const found = await ingest.markupPlaces(file, section, ranges)
        places.push(...found.map(({ id, ...place }): [string, MarkupPlace] => [id, place]))
      } catch (error) {
        log.error(`No places could be found in ${kept.id}`, error)
        break
      }
    }
    return places
  }

  const write: ExportService['write'] = async (id, format) => {
    const kept = keptBy(id)
    const scope = id === null ? 'library' : 'one'
    const bytes = writeExport(format, kept, scope, {
      generated: now().toISOString(),
      version,
      markupPlaces: new Map(
        hasMarkupPlaces.has(format) ? (await inTurn(kept, markupPlacesOf)).flat() : [],
      ),
    })
    const name = id === null ? exportWords.library : fileNameOf(kept[0]!.title)
    const count = (type: 'bookmark' | 'highlight') =>
      kept.reduce(
        (sum, one) =>
          sum +
          (type === 'bookmark' ? one.bookmarks : one.highlights).length +
          one.unplaced.filter((mark) => mark.type === type).length,
        0,
      )
    return {
      bytes,
      fileName: `${name}.${exportFormats[format].extension[scope]}`,
      bookmarks: count('bookmark'),
      highlights: count('highlight'),
    }
  }

  return {
    write,
    async exportTo(id, format, chooseTarget) {
      const { bytes, fileName, bookmarks, highlights } = await write(id, format)
      const file = await chooseTarget(fileName)
      if (file !== null) await writeTo(file, bytes)
      return { file, bookmarks, highlights }
    },
  }
}

const hasMarkupPlaces: ReadonlySet<ExportFormat> = new Set<ExportFormat>([
  'epub-annotations',
  'readium',
])

/** Where a bookmark or a highlight stands in its section, by the section's address. */
function rangesBySection({ bookmarks, highlights }: KeptPublication): Map<string, PlacedRange[]> {
  const sections = new Map<string, PlacedRange[]>()
  const add = ({ id, locator }: Bookmark | Highlight, to: number | undefined, isPoint: boolean) => {
    const { offset: from } = locator.locations
    if (from === undefined || to === undefined) return
    const ranges = sections.get(locator.href) ?? []
    sections.set(locator.href, [...ranges, { id, from, to, isPoint }])
  }
  for (const bookmark of bookmarks) {
    const { locations, text } = bookmark.locator
    add(bookmark, (locations.offset ?? 0) + (text?.highlight ?? '').length, true)
  }
  for (const highlight of highlights) add(highlight, highlight.end.locations.offset, false)
  return sections
}

/** One after the other. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

async function writeTo(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(file, bytes)
  } catch (error) {
    throw new ReaderError('annotations/unwritable', `${file} cannot be written`, {
      details: { fileName: path.basename(file) },
      cause: error,
    })
  }
}
