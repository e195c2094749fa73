import path from 'node:path'

import { ReaderError } from '#core/errors'
import type { ImportedBook, ImportedMark } from '#core/exchange/imported-book'
import { type MatchCandidate, matchPublication } from '#core/exchange/match-publication'
import type { ImportedMarks, MarksOutcome } from '#core/ipc/contract'
import type { PublicationId } from '#core/publication/publication'

import type { Ingest } from '../ingest/ingest'
import type { Publish } from '../ipc/publish'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import type { ReadingRepository } from '../storage/reading-repository'

import type { SessionPasswords } from './locate'
import { takeMarks } from './take-marks'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly positions: ReadingRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'readAnnotations' | 'placePassages'>
  readonly publish: Publish
  readonly passwords: SessionPasswords
}

export interface ImportService {
  /**
   * Takes in the marks of one file.
   *
   * @param open the publication that somebody has before them: it gets what belongs to no other
   */
  importFile(file: string, open: PublicationId | null): Promise<MarksOutcome>
  /** Takes in the marks of the files that somebody chooses. */
  importChosen(
    open: PublicationId | null,
    chooseFiles: () => Promise<string[]>,
  ): Promise<MarksOutcome[]>
}

/** Marks on their way into the library. None overwrites what is there, and none is left out for want of a place. */
export function createImportService(dependencies: Dependencies): ImportService {
  const { publications, ingest } = dependencies

  const candidates = (): MatchCandidate[] =>
    publications.summaries().map(({ id, title, authors }) => {
      const identifier = publications.find(id)?.manifest?.metadata.identifier
      return { id, title, authors, identifiers: identifier === undefined ? [] : [identifier] }
    })

  const takeIn = async (
    { id, title }: MatchCandidate,
    marks: readonly ImportedMark[],
  ): Promise<ImportedMarks> => ({ id, title, ...(await takeMarks(dependencies, id, marks)) })

  const importBooks = async (books: readonly ImportedBook[], open: PublicationId | null) => {
    const all = candidates()
    const opened = all.find(({ id }) => id === open)
    // A file about one book, or about none that it names, is about the one that is open.
    const fallback = books.length === 1 ? opened : undefined
    const taken: ImportedMarks[] = []
    const unmatched: { title: string; marks: number }[] = []
    for (const { marks, ...about } of books) {
      const target = matchPublication(about, all) ?? (about.title === '' ? opened : fallback)
      if (target) taken.push(await takeIn(target, marks))
      else unmatched.push({ title: about.title, marks: marks.length })
    }
    return { publications: taken, unmatched }
  }

  const importFile: ImportService['importFile'] = async (file, open) => {
    try {
      const fileName = path.basename(file)
      const books = await ingest.readAnnotations({ path: file, fileName })
      return { status: 'imported', file, ...(await importBooks(books, open)) }
    } catch (error) {
      if (!(error instanceof ReaderError)) throw error
      return { status: 'failed', file, error: error.toReport() }
    }
  }

  return {
    importFile,
    async importChosen(open, chooseFiles) {
      const outcomes: MarksOutcome[] = []
      for (const file of await chooseFiles()) outcomes.push(await importFile(file, open))
      return outcomes
    },
  }
}
