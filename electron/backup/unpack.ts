import { createHash } from 'node:crypto'
import { copyFile, mkdir, open, readdir, type FileHandle } from 'node:fs/promises'
import path from 'node:path'

import { ZipReader, type FileEntry } from '@zip.js/zip.js/lib/zip-core-external.js'

import { ReaderError } from '#core/errors'
import { PublicationId } from '#core/publication/publication'

import { safeSegments } from '../containers/neighbours'
import { handleReader } from '../containers/byte-reader'
import { PositionalReader } from '../containers/zip-container'
import { coversBeside, preferencesBeside } from '../storage/backups'
import { syncFolder } from '../storage/draft-file'
import { ownCoverName } from '../storage/library-files'
import { asStorageFailure } from '../storage/storage-failure'

import { type Archivist, BackupLabel, formatVersion } from './archivist'

const databaseName = 'library.db'
const labelName = 'backup.json'
const labelBytes = 65_536
/** Four files for each of a hundred thousand books, and then some. */
const mostEntries = 1_000_000
const sqliteMagic = 'SQLite format 3\0'
const zipMagic = 'PK'

/** {@link Archivist.openBackup} */
export const openBackup: Archivist['openBackup'] = (backup, into) =>
  named(() =>
    withFile(backup, async (handle) => {
      const database = path.join(into, databaseName)
      if (await startsWith(handle, sqliteMagic)) {
        await copyDatabase(backup, database)
        const { mtime } = await handle.stat()
        return { createdAt: mtime.toISOString(), appVersion: '', hasPublications: false }
      }
      if (!(await startsWith(handle, zipMagic))) throw notABackup()
      let label: BackupLabel | undefined
      let hasDatabase = false
      for await (const { entry, name } of entriesOf(handle)) {
        if (name === labelName) label = await readLabel(entry)
        else if (name === databaseName) {
          await take(entry, database)
          hasDatabase = true
        }
        if (label && hasDatabase) break
      }
      if (!label || !hasDatabase) throw notABackup()
      const { createdAt, appVersion, hasPublications } = label
      return { createdAt, appVersion, hasPublications }
    }),
  )

/** {@link Archivist.unpackBackup} */
export const unpackBackup: Archivist['unpackBackup'] = (backup, into, have) =>
  named(() =>
    withFile(backup, async (handle) => {
      if (await startsWith(handle, sqliteMagic)) {
        await copyBeside(backup, into)
        await syncFolders(into)
        return
      }
      for await (const { entry, name } of entriesOf(handle)) {
        const place = placeOf(name, new Set(have))
        if (!place) continue
        const file = path.join(into, ...place.segments)
        await mkdir(path.dirname(file), { recursive: true })
        const hash = await take(entry, file)
        if (place.hash !== undefined && hash !== place.hash) {
          throw damaged(`${name} is not what it is called`)
        }
      }
      await syncFolders(into)
    }),
  )

interface Place {
  readonly segments: readonly string[]
  /** SHA-256 that the content must have. */
  readonly hash?: string
}

const hash = String.raw`[0-9a-f]{64}`
const font = new RegExp(`^fonts/(${hash})$`)
const inPublication = new RegExp(`^publications/(${hash})/(.+)$`)
const publication = /^publication(?:\.[a-z0-9]{1,12})?$/

/** Where an entry goes; `undefined` for what has no place in a library. */
function placeOf(name: string, have: ReadonlySet<PublicationId>): Place | undefined {
  if (name === 'preferences.json' || name === 'fonts/fonts.json') {
    return { segments: name.split('/') }
  }
  const fontHash = font.exec(name)?.[1]
  if (fontHash !== undefined) return { segments: name.split('/'), hash: fontHash }
  const [, id = '', inside = ''] = inPublication.exec(name) ?? []
  if (id === '') return undefined
  // What somebody made of a publication comes with the library, and not with the publication's file.
  if (inside === ownCoverName) return { segments: name.split('/') }
  if (have.has(id)) return undefined
  const segments = safeSegments(inside)
  if (!segments) return undefined
  const place = { segments: ['publications', id, ...segments] }
  if (publication.test(inside)) return { ...place, hash: id }
  const isKnown = inside === 'cover' || inside === 'origin.json' || segments[0] === 'beside'
  return isKnown ? place : undefined
}

async function* entriesOf(
  handle: FileHandle,
): AsyncGenerator<{ readonly entry: FileEntry; readonly name: string }> {
  const { size } = await handle.stat()
  const zip = new ZipReader(new PositionalReader(handleReader(handle, size)), {
    checkSignature: true,
  })
  const seen = new Set<string>()
  for await (const entry of zip.getEntriesGenerator()) {
    if (seen.size >= mostEntries) throw damaged('It has too many entries')
    if (entry.directory || seen.has(entry.filename)) continue
    seen.add(entry.filename)
    yield { entry, name: entry.filename }
  }
}

async function readLabel(entry: FileEntry): Promise<BackupLabel> {
  if (entry.uncompressedSize > labelBytes) throw notABackup()
  const parts: Uint8Array[] = []
  await entry.getData(bounded(entry, async (bytes) => void parts.push(bytes)))
  const parsed: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
  if (isNewer(parsed)) {
    throw new ReaderError('backup/newer-version', 'The backup was made by a newer version')
  }
  const label = BackupLabel.safeParse(parsed)
  if (!label.success) throw notABackup()
  return label.data
}

const isNewer = (label: unknown): boolean =>
  typeof label === 'object' &&
  label !== null &&
  'formatVersion' in label &&
  typeof label.formatVersion === 'number' &&
  label.formatVersion > formatVersion

/** Writes an entry into a file, which is on the disk by then. @returns the SHA-256 of its content */
async function take(entry: FileEntry, file: string): Promise<string> {
  const sha256 = createHash('sha256')
  const handle = await open(file, 'wx')
  try {
    await entry.getData(
      bounded(entry, async (bytes) => {
        sha256.update(bytes)
        await handle.writeFile(bytes)
      }),
    )
    await handle.sync()
  } finally {
    await handle.close()
  }
  return sha256.digest('hex')
}

/** An entry that is longer than it says has no end that one could wait for. */
function bounded(
  { uncompressedSize }: FileEntry,
  write: (bytes: Uint8Array) => Promise<void>,
): WritableStream<Uint8Array> {
  let length = 0
  return new WritableStream({
    async write(bytes) {
      length += bytes.length
      if (length > uncompressedSize) throw damaged('An entry is longer than it says')
      await write(bytes)
    },
  })
}

async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncFolders(path.join(folder, entry.name))
  }
  await syncFolder(folder)
}

/** With its log, should somebody use it just now. */
async function copyDatabase(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await copyWhereThere(`${from}-wal`, `${to}-wal`)
}

/** What was kept with a copy of the database, where that is one that the app made before a restore. */
async function copyBeside(copy: string, into: string): Promise<void> {
  await copyWhereThere(preferencesBeside(copy), path.join(into, 'preferences.json'))
  const covers = coversBeside(copy)
  for (const entry of await readdir(covers, { withFileTypes: true }).catch(() => [])) {
    const id = entry.name
    if (!entry.isFile() || !PublicationId.safeParse(id).success) continue
    const folder = path.join(into, 'publications', id)
    await mkdir(folder, { recursive: true })
    await copyWhereThere(path.join(covers, id), path.join(folder, ownCoverName))
  }
}

const copyWhereThere = (from: string, to: string): Promise<void> =>
  copyFile(from, to).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  })

async function startsWith(handle: FileHandle, magic: string): Promise<boolean> {
  const head = Buffer.alloc(magic.length)
  await handle.read(head, 0, head.length, 0)
  return head.toString('latin1') === magic
}

async function withFile<Result>(
  file: string,
  work: (handle: FileHandle) => Promise<Result>,
): Promise<Result> {
  const handle = await open(file, 'r')
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

/** What fails without a name of its own is the archive: it is no ZIP, or a part of it is missing. */
async function named<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ReaderError) throw error
    throw asStorageFailure(error) ?? damaged('The backup cannot be read', error)
  }
}

const notABackup = () =>
  new ReaderError('backup/not-a-backup', 'The file is no backup of a library')

const damaged = (message: string, cause?: unknown) =>
  new ReaderError('backup/damaged', message, { cause })
