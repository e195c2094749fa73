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

import { lookAtFile } from '../watching/walk-books'

import type { SessionPasswords } from './locate'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'inspect' | 'pack'>
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
}

/** Takes in a file that somebody wants to read. A folder is packed first: what the library keeps is one file. */
export async function takeIn(
  dependencies: Dependencies,
  file: string,
  options: TakeInOptions,
): Promise<ImportOutcome> {
  if (!(await isFolder(file))) return takeInAt(dependencies, file, options)
  const scratch = await mkdtemp(path.join(tmpdir(), 'octavo-'))
  try {
    const packed = path.join(scratch, 'packed')
    const folder = { path: file, fileName: path.basename(file) }
    const { fileName } = await dependencies.ingest.pack(folder, packed)
    return await takeInAt(dependencies, file, {
      inPlace: false,
      packed: { path: packed, fileName },
    })
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
  { packed, password, inPlace }: Incoming,
): Promise<ImportOutcome> {
  const { publications, passwords } = dependencies
  const content = packed ?? { path: file, fileName: path.basename(file), password }
  const onDisk = packed ? undefined : await lookAtFile(path.resolve(file))
  const recalled = onDisk && publications.recall(onDisk)
  if (recalled !== undefined) {
    const summary = await onShelf(dependencies, recalled)
    if (summary) return { status: 'duplicate', file, publication: summary }
  }
  return untilItHolds(dependencies, content, async (inspection) => {
    if (inspection.manifest.isLocked && password !== undefined) {
      passwords.set(inspection.id, password)
    }
    const known = await onShelf(dependencies, inspection.id)
    if (known) {
      if (onDisk) publications.rememberFile(onDisk, inspection.id)
      return { status: 'duplicate', file, publication: known }
    }
    const publication = await store(dependencies, inspection, content, { file, inPlace })
    if (!publication) return undefined
    if (onDisk) publications.rememberFile(onDisk, inspection.id)
    return { status: 'imported', file, publication }
  })
}

export interface WatchedOptions extends TakeInOptions {
  /** Nothing but this publication is wanted, or another state of the same work. */
  readonly wanted?: PublicationId
}

/**
 * Takes in a file that lies in a watched folder, or is read in place. What somebody took off the shelf stays away,
 * unless the file was another state of the same work until now.
 *
 * @throws {ReaderError} `publication/other-work` where something else was wanted
 */
export async function takeInWatched(
  dependencies: Dependencies,
  file: string,
  { inPlace, password, wanted }: WatchedOptions,
): Promise<WatchedOutcome> {
  const { publications } = dependencies
  const content = { path: file, fileName: path.basename(file), password }
  const onDisk = await lookAtFile(file)
  const last = wanted ?? publications.lastAt(file)
  return untilItHolds(dependencies, content, async (inspection) => {
    const { id, manifest } = inspection
    const before = isFormerState(publications, last, id, manifest) ? last : null
    if (wanted !== undefined && id !== wanted && before === null) {
      throw new ReaderError('publication/other-work', 'This is another work')
    }
    const isAway = (publications.find(id)?.removedAt ?? null) !== null
    if (!isAway || before !== null) {
      const there =
        (await onShelf(dependencies, id)) ??
        (await store(dependencies, inspection, content, { file, inPlace }))
      if (!there) return undefined
    }
    if (onDisk) publications.rememberFile(onDisk, id)
    return { id: isAway && before === null ? null : id, before }
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

/** Twice at most: a file that changes between being inspected and being copied is looked at again. */
async function untilItHolds<Outcome>(
  { ingest }: Dependencies,
  content: FileReference,
  work: (inspection: Inspection) => Promise<Outcome | undefined>,
): Promise<Outcome> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const outcome = await work(await ingest.inspect(content))
    if (outcome) return outcome
  }
  throw new ReaderError('publication/corrupted', 'The file changed while it was being read')
}

/** @returns `undefined` where the file is not what was inspected any more */
async function store(
  dependencies: Dependencies,
  inspection: Inspection,
  content: FileReference,
  { file, inPlace }: { readonly file: string; readonly inPlace: boolean },
): Promise<PublicationSummary | undefined> {
  const { id, cover, beside } = inspection
  const origin = { originalName: content.fileName, originalPath: path.resolve(file) }
  const incoming = { id, ...origin, cover, beside, file: content.path }
  const { files } = dependencies
  const stored = await (inPlace ? files.refer(incoming) : files.take(incoming))
  if (stored === undefined) return undefined
  add(dependencies, inspection, stored, origin)
  return dependencies.publications.summary(id)
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
