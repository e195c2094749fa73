import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { ReaderError } from '#core/errors'
import { readPicture } from '#core/formats/comic/picture'
import type { ImportOutcome } from '#core/ipc/contract'
import type { RemovedPublication } from '#core/library'
import type { PublicationId, PublicationSummary } from '#core/publication/publication'

import type { FileReference, Ingest, Inspection } from '../ingest/ingest'
import type { Publish } from '../ipc/publish'
import type { Logger } from '../log'
import type { Foundling, LibraryFiles, Origin } from '../storage/library-files'
import type { KnownFile, PublicationsRepository } from '../storage/publications-repository'
import { asStorageFailure } from '../storage/storage-failure'

import { announce } from './announce'
import type { SessionPasswords } from './locate'

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
}

export interface LibraryService {
  list(): PublicationSummary[]
  /** The first so many of them: last read first. */
  recent(most: number): PublicationSummary[]
  /** `null` for what is not on the shelf. */
  summary(id: PublicationId): PublicationSummary | null
  /** @param password of files that want one, remembered while the app runs */
  importFiles(jobId: string, files: readonly string[], password?: string): Promise<ImportOutcome[]>
  cancelImport(jobId: string): void
  /** One file, without a job: from the command line, the system, or the app itself. */
  importFile(file: string): Promise<ImportOutcome>
  importWelcome(): Promise<ImportOutcome>
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

  const importFile = (file: string, password?: string): Promise<ImportOutcome> =>
    inTurn(async () => {
      try {
        return await importOne(dependencies, file, password)
      } catch (error) {
        return { status: 'failed', file, error: reportOf(error, file, log) }
      }
    })

  const importOwn = async (file: string, password?: string): Promise<ImportOutcome> => {
    const outcome = await importFile(file, password)
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
    async importFiles(jobId, names, password) {
      const job = new AbortController()
      jobs.set(jobId, job)
      const outcomes: ImportOutcome[] = []
      try {
        for (const file of names) {
          if (job.signal.aborted) break
          outcomes.push(await importOwn(file, password))
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
    importWelcome: () => andAnnounce(importFile(welcomeFile)),
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

/** A folder is packed first: what the library keeps is one file. */
async function importOne(
  dependencies: Dependencies,
  file: string,
  password: string | undefined,
): Promise<ImportOutcome> {
  if (!(await isFolder(file))) return importFileAt(dependencies, file, { password })
  const scratch = await mkdtemp(path.join(tmpdir(), 'octavo-'))
  try {
    const packed = path.join(scratch, 'packed')
    const folder = { path: file, fileName: path.basename(file) }
    const { fileName } = await dependencies.ingest.pack(folder, packed)
    return await importFileAt(dependencies, file, { packed: { path: packed, fileName } })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

interface Incoming {
  /** Where the content of a folder lies, as one file. */
  readonly packed?: FileReference
  readonly password?: string | undefined
}

async function importFileAt(
  dependencies: Dependencies,
  file: string,
  { packed, password }: Incoming,
): Promise<ImportOutcome> {
  const { publications, files, ingest, passwords } = dependencies
  const content = packed ?? { path: file, fileName: path.basename(file), password }
  const onDisk = packed ? undefined : await lookAt(file)
  const recalled = onDisk && publications.recall(onDisk)
  if (recalled !== undefined) {
    const summary = await onShelf(dependencies, recalled)
    if (summary) return { status: 'duplicate', file, publication: summary }
  }

  // Nothing is copied for being refused.
  await ingest.recognise(content)
  const copy = await files.copy(content.path)
  try {
    const { id } = copy
    const known = await onShelf(dependencies, id)
    if (onDisk && known) publications.rememberFile(onDisk, id)
    if (known) return { status: 'duplicate', file, publication: known }

    // The copy, which nobody changes meanwhile.
    const inspected = { ...content, path: copy.path, beside: path.dirname(content.path) }
    const inspection = await ingest.inspect(inspected, id)
    if (inspection.manifest.isLocked && password !== undefined) passwords.set(id, password)
    const origin = { originalName: content.fileName, originalPath: path.resolve(file) }
    const { cover, beside } = inspection
    const stored = await files.take({ copy, ...origin, cover, beside })
    add(dependencies, inspection, stored, origin)
    if (onDisk) publications.rememberFile(onDisk, id)
    return { status: 'imported', file, publication: publications.summary(id)! }
  } finally {
    await files.discard(copy)
  }
}

function add(
  { publications, now, parserVersion }: Dependencies,
  { id, manifest, byteLength, cover }: Inspection,
  file: string,
  { originalName, originalPath }: Origin,
): void {
  publications.add({
    id,
    manifest,
    parserVersion,
    byteLength,
    file,
    originalName,
    originalPath,
    coverMediaType: cover?.mediaType ?? null,
    addedAt: now().toISOString(),
  })
}

/** A complete file without a row: an import cut off just before its commit, or a database that was lost. */
async function adopt(dependencies: Dependencies, foundling: Foundling): Promise<void> {
  const { ingest, files, log } = dependencies
  const { path: file, originalName } = foundling
  try {
    const beside = files.besideOf(foundling.id)
    const inspection = await ingest.inspect({ path: file, fileName: originalName, beside })
    if (inspection.id === foundling.id) {
      add(dependencies, inspection, path.basename(file), foundling)
    }
  } catch (error) {
    log.error(`Could not take ${file} in again`, error)
  }
}

/** The publication when it is on the shelf with its file; a removed one whose file is there comes back. */
async function onShelf(
  { publications, files }: Dependencies,
  id: PublicationId,
): Promise<PublicationSummary | undefined> {
  const stored = publications.fileOf(id)
  if (!stored || !(await files.has(id, stored.file))) return undefined
  const shelved = publications.summary(id)
  if (shelved) return shelved
  publications.restore([id])
  return publications.summary(id)
}

async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory()
  } catch {
    return false
  }
}

/** `undefined` where there is nothing to be seen: inspecting will name the reason. */
async function lookAt(file: string): Promise<KnownFile | undefined> {
  try {
    const { size, mtimeMs } = await stat(file)
    return { path: path.resolve(file), byteLength: size, modifiedMs: mtimeMs }
  } catch {
    return undefined
  }
}

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
