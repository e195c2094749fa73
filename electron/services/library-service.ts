import path from 'node:path'

import { ReaderError } from '#core/errors'
import { readPicture } from '#core/formats/comic/picture'
import type { ImportOutcome } from '#core/ipc/contract'
import type { RemovedPublication } from '#core/library'
import type { PublicationId, PublicationSummary } from '#core/publication/publication'

import type { Ingest } from '../ingest/ingest'
import type { Publish } from '../ipc/publish'
import type { Logger } from '../log'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import { asStorageFailure } from '../storage/storage-failure'

import { announce } from './announce'
import type { SessionPasswords } from './locate'
import { adopt, takeIn, takeInWatched, type WatchedOptions, type WatchedOutcome } from './take-in'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'recognise' | 'inspect' | 'pack'>
  readonly publish: Publish
  /** A file of the person's own was taken in: the system may list it among the recent ones. */
  readonly noteRecent: (file: string) => void
  readonly log: Logger
  readonly now: () => Date
  /** Full path of the bundled welcome publication. */
  readonly welcomeFile: string
  readonly parserVersion: number
  readonly passwords: SessionPasswords
  /** Whether the library has its own copies of books, or reads them where they lie. */
  readonly areCopied: () => boolean
}

export interface ImportOptions {
  /** Of files that want one, remembered while the app runs. */
  readonly password?: string | undefined
  /** A file that does not look like the text it is named as is taken in, and stays readable. */
  readonly anyway?: true | undefined
}

export interface LibraryService {
  list(): PublicationSummary[]
  /** The first so many of them: last read first. */
  recent(most: number): PublicationSummary[]
  /** `null` for what is not on the shelf. */
  summary(id: PublicationId): PublicationSummary | null
  importFiles(
    jobId: string,
    files: readonly string[],
    options?: ImportOptions,
  ): Promise<ImportOutcome[]>
  cancelImport(jobId: string): void
  /** One file, without a job: from the command line, the system, or the app itself. */
  importFile(file: string): Promise<ImportOutcome>
  importWelcome(): Promise<ImportOutcome>
  /**
   * A file of a watched folder, or one that is read in place. The window does not hear of it: there may be thousands.
   *
   * @throws {ReaderError} as {@link Ingest.inspect} does, `publication/other-work`, or `storage/unwritable`
   */
  importWatched(file: string, options: WatchedOptions): Promise<WatchedOutcome>
  /** A picture that the window drew, for a publication without a cover of its own. */
  keepCover(id: PublicationId, bytes: Uint8Array): Promise<void>
  /** Into the bin: their files and all that was kept stay. */
  remove(ids: readonly PublicationId[]): void
  restore(ids: readonly PublicationId[]): void
  /** What was removed and can be put back, last removed first. */
  bin(): RemovedPublication[]
  /** Deletes the files of removed publications. What was kept about them waits for the same file to come again. */
  emptyBin(ids: readonly PublicationId[]): Promise<void>
  /** After the first screen: clears leftovers, takes lost files in again. */
  tidy(): Promise<void>
}

/** In bytes. */
const largestCover = 4 * 1_048_576

export function createLibraryService(dependencies: Dependencies): LibraryService {
  const { publications, files, publish, noteRecent, log, now, welcomeFile } = dependencies
  const jobs = new Map<string, AbortController>()
  const inTurn = createQueue()

  const importFile = (
    file: string,
    options: ImportOptions & { readonly inPlace: boolean },
  ): Promise<ImportOutcome> =>
    inTurn(async () => {
      try {
        return await takeIn(dependencies, file, options)
      } catch (error) {
        return { status: 'failed', file, error: reportOf(error, file, log) }
      }
    })

  const importOwn = async (file: string, options?: ImportOptions): Promise<ImportOutcome> => {
    const outcome = await importFile(file, { inPlace: !dependencies.areCopied(), ...options })
    if (outcome.status !== 'failed') noteRecent(path.resolve(file))
    return outcome
  }

  const andAnnounce = async (importing: Promise<ImportOutcome>): Promise<ImportOutcome> => {
    const outcome = await importing
    if (outcome.status !== 'failed') announce(dependencies, [outcome.publication.id])
    return outcome
  }

  return {
    list: () => publications.summaries(),
    recent: (most) => publications.recent(most),
    summary: (id) => publications.summary(id) ?? null,
    async importFiles(jobId, names, options) {
      const job = new AbortController()
      jobs.set(jobId, job)
      const outcomes: ImportOutcome[] = []
      try {
        for (const file of names) {
          if (job.signal.aborted) break
          outcomes.push(await importOwn(file, options))
          publish('library.importProgress', {
            jobId,
            completed: outcomes.length,
            total: names.length,
          })
        }
        return outcomes
      } finally {
        jobs.delete(jobId)
        announce(dependencies, idsOf(outcomes))
      }
    },
    cancelImport: (jobId) => jobs.get(jobId)?.abort(),
    importFile: (file) => andAnnounce(importOwn(file)),
    importWelcome: () => andAnnounce(importFile(welcomeFile, { inPlace: false })),
    importWatched: (file, options) => inTurn(() => takeInWatched(dependencies, file, options)),
    async keepCover(id, bytes) {
      const mediaType = bytes.length <= largestCover ? readPicture(bytes)?.mediaType : undefined
      if (mediaType === undefined) throw new ReaderError('ipc/invalid-request', 'This is no cover')
      if (!publications.summary(id) || publications.coverOf(id) !== undefined) return
      await files.keepCover(id, bytes)
      publications.setCoverType(id, mediaType)
      announce(dependencies, [id])
    },
    remove(ids) {
      publications.markRemoved(ids, now().toISOString())
      announce(dependencies, ids)
    },
    restore(ids) {
      publications.restore(ids)
      announce(dependencies, ids)
    },
    bin: () => publications.removed(),
    emptyBin: (ids) =>
      inTurn(async () => {
        const removed = new Set(publications.removed().map(({ id }) => id))
        for (const id of ids) {
          // Somebody may have put it back meanwhile.
          if (!removed.has(id)) continue
          await files.remove(id)
          publications.markPurged(id)
        }
      }),
    tidy: () =>
      inTurn(async () => {
        const foundlings = await files.tidy(publications.withFiles())
        for (const foundling of foundlings) await adopt(dependencies, foundling)
        if (foundlings.length > 0) {
          announce(
            dependencies,
            foundlings.map(({ id }) => id),
          )
        }
      }),
  }
}

const idsOf = (outcomes: readonly ImportOutcome[]): PublicationId[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [] : [outcome.publication.id]))

function reportOf(error: unknown, file: string, log: Logger) {
  const known = error instanceof ReaderError ? error : asStorageFailure(error)
  if (!known) log.error(`Could not import ${file}`, error)
  const report = (known ?? new ReaderError('internal', 'Unexpected error')).toReport()
  return { ...report, details: { fileName: path.basename(file), ...report.details } }
}

/** Runs work one piece after another, so that two imports of the same file cannot cross. */
function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}
