import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { ReaderError } from '#core/errors'
import { matchPublication } from '#core/exchange/match-publication'
import type { ImportOutcome } from '#core/ipc/contract'
import type { Manifest, PublicationId, PublicationSummary } from '#core/publication/publication'

import type { FileReference, Ingest, Inspection } from '../ingest/ingest'
import type { Logger } from '../log'
import { type Foundling, isInPlace, type LibraryFiles, type Origin } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'

import { lookAtBook, lookAtFile } from '../watching/walk-books'

import type { SessionPasswords } from './locate'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'recognise' | 'inspect' | 'pack'>
  readonly log: Logger
  readonly now: () => Date
  readonly parserVersion: number
  readonly passwords: SessionPasswords
}

/** What became of a file of a watched folder. */
export interface WatchedOutcome {
  /** It is on the shelf; `null` where somebody took it off. */
  readonly id: PublicationId | null
  /** What lay there before, where this is another state of the same work. */
  readonly before: PublicationId | null
}

interface TakeInOptions {
  /** It stays where it is, and is read there. */
  readonly inPlace: boolean
  readonly password?: string | undefined
  /** Bytes that no text has are read as one. */
  readonly anyway?: true | undefined
}

/** Takes in a file that somebody wants to read. A folder is packed first: what the library keeps is one file. */
export async function takeIn(
  dependencies: Dependencies,
  file: string,
  options: TakeInOptions,
): Promise<ImportOutcome> {
  if (!(await isFolder(file))) return takeInAt(dependencies, file, options)
  return withPacked(dependencies, file, (packed) =>
    takeInAt(dependencies, file, { inPlace: false, packed }),
  )
}

/** @throws {ReaderError} as {@link Ingest.pack} does */
async function withPacked<Outcome>(
  { ingest }: Dependencies,
  folder: string,
  work: (packed: FileReference) => Promise<Outcome>,
): Promise<Outcome> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'octavo-'))
  try {
    const packed = path.join(scratch, 'packed')
    const { fileName } = await ingest.pack(
      { path: folder, fileName: path.basename(folder) },
      packed,
    )
    return await work({ path: packed, fileName })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

interface Incoming extends TakeInOptions {
  /** Where the content of a folder lies, as one file. */
  readonly packed?: FileReference
}

async function takeInAt(
  dependencies: Dependencies,
  file: string,
  { packed, password, anyway, inPlace }: Incoming,
): Promise<ImportOutcome> {
  const { publications, passwords } = dependencies
  const text = { anyway }
  const content = packed ?? { path: file, fileName: path.basename(file), password, text }
  const onDisk = packed ? undefined : await lookAtFile(path.resolve(file))
  const recalled = onDisk && publications.recall(onDisk)
  if (recalled !== undefined) {
    const summary = await onShelf(dependencies, recalled)
    if (summary) return { status: 'duplicate', file, publication: summary }
  }
  return withOpened(dependencies, { content, file, inPlace }, async ({ id, inspect, store }) => {
    const known = await onShelf(dependencies, id)
    if (onDisk && known) publications.rememberFile(onDisk, id)
    if (known) return { status: 'duplicate', file, publication: known }
    const inspection = await inspect()
    if (inspection.manifest.isLocked && password !== undefined) passwords.set(id, password)
    await store(inspection)
    if (onDisk) publications.rememberFile(onDisk, id)
    return { status: 'imported', file, publication: publications.summary(id)! }
  })
}

export interface WatchedOptions extends TakeInOptions {
  /** Nothing but this publication is wanted, or another state of the same work. */
  readonly wanted?: PublicationId
}

/**
 * Takes in a file, or a folder of pictures, that lies in a watched folder, or a file that is read in place. What
 * somebody took off the shelf stays away, unless the file was another state of the same work until now.
 *
 * @throws {ReaderError} `publication/other-work` where something else was wanted
 */
export async function takeInWatched(
  dependencies: Dependencies,
  file: string,
  options: WatchedOptions,
): Promise<WatchedOutcome> {
  // Looked at before it is read: what comes into a folder meanwhile is another state of it.
  const onDisk = await lookAtBook(file)
  if (!(await isFolder(file))) return takeInWatchedAt(dependencies, file, { ...options, onDisk })
  return withPacked(dependencies, file, (packed) =>
    takeInWatchedAt(dependencies, file, { ...options, inPlace: false, packed, onDisk }),
  )
}

interface Seen {
  readonly onDisk: Awaited<ReturnType<typeof lookAtBook>>
}

async function takeInWatchedAt(
  dependencies: Dependencies,
  file: string,
  { inPlace, password, wanted, packed, onDisk }: WatchedOptions & Incoming & Seen,
): Promise<WatchedOutcome> {
  const { publications } = dependencies
  const last = wanted ?? publications.lastAt(file)
  // What somebody had read as a text is read so in its next state, too.
  const text = { anyway: last === undefined ? undefined : publications.fileOf(last)?.text.anyway }
  const content = packed ?? { path: file, fileName: path.basename(file), password, text }
  return withOpened(dependencies, { content, file, inPlace }, async ({ id, inspect, store }) => {
    const inspection = last === undefined || last === id ? undefined : await inspect()
    const isChanged = inspection && isFormerState(publications, last, id, inspection.manifest)
    const before = isChanged ? (last ?? null) : null
    if (wanted !== undefined && id !== wanted && before === null) {
      throw new ReaderError('publication/other-work', 'This is another work')
    }
    const isAway = (publications.find(id)?.removedAt ?? null) !== null
    const isWanted = !isAway || before !== null
    if (isWanted && !(await onShelf(dependencies, id))) await store(inspection ?? (await inspect()))
    if (onDisk) publications.rememberFile(onDisk, id)
    return { id: isWanted ? id : null, before }
  })
}

/** Whether a publication of the shelf is the same work as what lies in its place now. */
function isFormerState(
  publications: PublicationsRepository,
  last: PublicationId | undefined,
  id: PublicationId,
  { metadata }: Manifest,
): last is PublicationId {
  const summary = last === undefined || last === id ? undefined : publications.summary(last)
  if (!summary) return false
  const identifier = publications.find(summary.id)?.manifest?.metadata.identifier
  const identifiers = (one: string | undefined) => (one === undefined ? [] : [one])
  const now = {
    id: null,
    title: metadata.title,
    authors: metadata.authors.map(({ name }) => name),
    identifiers: identifiers(metadata.identifier),
  }
  return matchPublication(now, [{ ...summary, identifiers: identifiers(identifier) }]) !== undefined
}

/** A file whose content is known by its hash. */
interface Opened {
  readonly id: PublicationId
  readonly inspect: () => Promise<Inspection>
  readonly store: (inspection: Inspection) => Promise<void>
}

interface Opening {
  readonly content: FileReference
  readonly file: string
  readonly inPlace: boolean
}

/** Reads a file where it is, or the copy of it, which nobody changes meanwhile. */
async function withOpened<Outcome>(
  dependencies: Dependencies,
  { content, file, inPlace }: Opening,
  work: (opened: Opened) => Promise<Outcome>,
): Promise<Outcome> {
  const { ingest, files } = dependencies
  const origin = { originalName: content.fileName, originalPath: path.resolve(file) }
  if (inPlace) {
    const inspection = await ingest.inspect(content)
    const { id, cover } = inspection
    const store = async () =>
      add(dependencies, inspection, await files.refer({ id, ...origin, cover }), origin)
    return work({ id, inspect: async () => inspection, store })
  }
  // Nothing is copied for being refused.
  await ingest.recognise(content)
  const copy = await files.copy(content.path)
  try {
    const copied = { ...content, path: copy.path, beside: path.dirname(content.path) }
    return await work({
      id: copy.id,
      inspect: () => ingest.inspect(copied, copy.id),
      async store(inspection) {
        const { cover, beside } = inspection
        add(dependencies, inspection, await files.take({ copy, ...origin, cover, beside }), origin)
      },
    })
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
export async function adopt(dependencies: Dependencies, foundling: Foundling): Promise<void> {
  const { ingest, files, log } = dependencies
  const { path: file, originalName } = foundling
  try {
    const beside = files.besideOf(foundling.id)
    // It was taken in once, whatever its bytes look like.
    const text = { anyway: true } as const
    const inspection = await ingest.inspect({ path: file, fileName: originalName, beside, text })
    if (inspection.id === foundling.id) {
      add(dependencies, inspection, path.basename(file), foundling)
    }
  } catch (error) {
    log.error(`Could not take ${file} in again`, error)
  }
}

/** The publication when it is on the shelf with its file; a removed one whose file is there comes back. */
async function onShelf(
  dependencies: Dependencies,
  id: PublicationId,
): Promise<PublicationSummary | undefined> {
  const { publications } = dependencies
  const stored = publications.fileOf(id)
  if (!stored || !(await isThere(dependencies, id, stored.file))) return undefined
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

/** A copy is what it was. A file in its place may be gone, or another one by now. */
async function isThere(
  { publications, files }: Dependencies,
  id: PublicationId,
  file: string,
): Promise<boolean> {
  if (!isInPlace(file)) return files.has(id, file)
  const onDisk = await lookAtFile(file)
  return onDisk !== undefined && publications.recall(onDisk) === id
}
