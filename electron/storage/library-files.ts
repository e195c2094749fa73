import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import {
  access,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

import { z } from 'zod'

import { ReaderError } from '#core/errors'
import type { Resource } from '#core/formats/format'
import { PublicationId } from '#core/publication/publication'

import { openNeighbours } from '../containers/neighbours'

import { draftPrefix, syncFolder, writeWhole } from './draft-file'
import type { StoredCover } from './publications-repository'

/** Where a file came from. Kept beside it, so that a lost database can be made again from the folders. */
const Origin = z.object({ originalName: z.string(), originalPath: z.string() })
export type Origin = z.infer<typeof Origin>

/** What the library has copied of a file, before it is known whether that stays. */
export interface CopiedFile {
  /** SHA-256 of what was copied. */
  readonly id: PublicationId
  readonly path: string
  /** Settles when all of it is on the disk. */
  readonly synced: Promise<void>
}

export interface IncomingFile extends Origin {
  readonly copy: CopiedFile
  readonly cover: Resource | undefined
  /** Paths of what it takes from beside it, from its folder on. */
  readonly beside?: readonly string[] | undefined
}

/** A file that stays where it is. */
export interface ReferredFile extends Origin {
  readonly id: PublicationId
  readonly cover: Resource | undefined
}

/** A publication's folder whose publication the database does not know. */
export interface Foundling extends Origin {
  readonly id: PublicationId
  readonly path: string
}

export interface LibraryFiles {
  /** @param file its name in the publication's folder, or the full path of one that is read in place */
  pathOf(id: PublicationId, file: string): string
  /** The folder of what was beside a copied file where it came from; there is none where nothing was. */
  besideOf(id: PublicationId): string
  /** Where prepared sections are kept. The file may be missing, and can be thrown away. */
  sectionsOf(id: PublicationId): string
  /** Whether the file is really there. */
  has(id: PublicationId, file: string): Promise<boolean>
  /**
   * Reads a file through, once: what it is known by is the hash of the very bytes that were copied.
   *
   * @throws {ReaderError} `publication/corrupted` where it cannot be read, `storage/unwritable`
   */
  copy(file: string): Promise<CopiedFile>
  /** Takes a copy in, whole or not at all. @returns its name in the publication's folder */
  take(incoming: IncomingFile): Promise<string>
  /** Throws a copy away, unless it was taken in. */
  discard(copy: CopiedFile): Promise<void>
  /** Keeps the cover of a file that stays where it is. @returns the file’s full path */
  refer(incoming: ReferredFile): Promise<string>
  cover(id: PublicationId, cover: StoredCover): Promise<Resource | undefined>
  keepCover(id: PublicationId, bytes: Uint8Array): Promise<void>
  /** The one that somebody chose; the publication's own stays beside it. */
  keepOwnCover(id: PublicationId, bytes: Uint8Array): Promise<void>
  remove(id: PublicationId): Promise<void>
  /** Clears what an interrupted import left. @returns whole files that the database does not know */
  tidy(known: ReadonlySet<PublicationId>): Promise<Foundling[]>
}

const coverName = 'cover'
/** The cover that somebody chose. */
export const ownCoverName = 'own-cover'
const originName = 'origin.json'
const sectionsName = 'sections'
const besideName = 'beside'

/** Whether a name in a publication's folder is that of its file: the folder is then complete. */
export const isPublicationFile = (name: string): boolean => /^publication(?:\.\w+)?$/.test(name)

/**
 * The folder `publications/<id>/`: the file as imported, what it took from beside it, its cover, where it
 * came from, its sections as prepared.
 */
export function createLibraryFiles(folder: string): LibraryFiles {
  const folderOf = (id: PublicationId) => path.join(folder, id)
  return {
    // A full path stays what it is.
    pathOf: (id, file) => path.resolve(folderOf(id), file),
    besideOf: (id) => path.join(folderOf(id), besideName),
    sectionsOf: (id) => path.join(folderOf(id), sectionsName),
    has: (id, file) => exists(path.resolve(folderOf(id), file)),
    copy: (file) => unwritable(() => copyInto(folder, file)),
    take: (incoming) => unwritable(() => take(folderOf(incoming.copy.id), incoming)),
    discard: ({ path: file }) => rm(file, { force: true }),
    refer: (incoming) => unwritable(() => refer(folderOf(incoming.id), incoming)),
    async cover(id, { mediaType, isOwn }) {
      try {
        const file = path.join(folderOf(id), isOwn ? ownCoverName : coverName)
        const bytes = new Uint8Array(await readFile(file))
        return { bytes, mediaType }
      } catch {
        return undefined
      }
    },
    keepCover: (id, bytes) =>
      unwritable(() => writeWhole(path.join(folderOf(id), coverName), bytes)),
    keepOwnCover: (id, bytes) =>
      unwritable(() => writeWhole(path.join(folderOf(id), ownCoverName), bytes)),
    remove: (id) => rm(folderOf(id), { recursive: true, force: true }),
    tidy: (known) => tidy(folder, known),
  }
}

/** Whether a publication's file lies outside of the library, by what the database calls it. */
export const isInPlace = (file: string): boolean => path.isAbsolute(file)

/** What a file is called in the publication's folder. */
export const nameInFolder = (originalName: string): string =>
  `publication${safeExtension(originalName)}`

async function refer(folder: string, { originalPath, cover }: ReferredFile): Promise<string> {
  await mkdir(folder, { recursive: true })
  if (cover) await writeWhole(path.join(folder, coverName), cover.bytes)
  return originalPath
}

async function take(
  folder: string,
  { copy, originalName, originalPath, cover, beside = [] }: IncomingFile,
): Promise<string> {
  const file = nameInFolder(originalName)
  await mkdir(folder, { recursive: true })
  await copyNeighbours(path.dirname(originalPath), beside, path.join(folder, besideName))
  if (cover) await writeWhole(path.join(folder, coverName), cover.bytes)
  await writeWhole(path.join(folder, originName), JSON.stringify({ originalName, originalPath }))
  await copy.synced
  // Last, so that a folder with this file in it is complete.
  await rename(copy.path, path.join(folder, file))
  await syncFolder(folder)
  return file
}

/** What cannot be read any more is left behind: it is shown as missing. */
async function copyNeighbours(from: string, names: readonly string[], to: string): Promise<void> {
  const find = openNeighbours(from)
  for (const name of names) {
    const neighbour = await find(name)
    if (!neighbour) continue
    const copy = path.join(to, ...name.split('/'))
    await mkdir(path.dirname(copy), { recursive: true })
    await copyFile(neighbour.file, copy)
  }
}

/** Bytes in one go: a comic is large, and somebody waits for it. */
const highWaterMark = 1 << 20

/** Beside the publications' folders: whose it is turns out when all of it was read. */
async function copyInto(folder: string, from: string): Promise<CopiedFile> {
  await mkdir(folder, { recursive: true })
  const draft = path.join(folder, `${draftPrefix}${randomUUID()}`)
  const hash = createHash('sha256')
  try {
    await pipeline(
      bytesOf(from),
      async function* hashing(parts) {
        for await (const bytes of parts) {
          hash.update(bytes)
          yield bytes
        }
      },
      // Room for more than one part: the next is read and hashed while this one is written.
      createWriteStream(draft, { highWaterMark: 4 * highWaterMark, flags: 'wx' }),
    )
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  const synced = sync(draft)
  // Told to whoever takes it in; nobody else has to know.
  synced.catch(() => undefined)
  return { id: hash.digest('hex'), path: draft, synced }
}

/** What fails here is the file that came, and not the library. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(file, { highWaterMark })) yield bytes as Uint8Array
  } catch (cause) {
    throw new ReaderError('publication/corrupted', 'The file cannot be read', { cause })
  }
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Only what cannot mean anything to a file system; the name itself is kept in `origin.json`. */
const safeExtension = (name: string): string =>
  /\.[a-z0-9]{1,12}$/i.exec(name)?.[0].toLowerCase() ?? ''

async function tidy(folder: string, known: ReadonlySet<PublicationId>): Promise<Foundling[]> {
  const foundlings: Foundling[] = []
  for (const id of await namesIn(folder)) {
    const inside = path.join(folder, id)
    if (id.startsWith(draftPrefix)) await removeOlder(inside)
    for (const name of await namesIn(inside)) {
      if (name.startsWith(draftPrefix)) await removeOlder(path.join(inside, name))
    }
    if (!PublicationId.safeParse(id).success || known.has(id)) continue
    const foundling = await foundlingIn(inside, id)
    if (foundling) foundlings.push(foundling)
    else await rm(inside, { recursive: true, force: true })
  }
  return foundlings
}

/** A draft begun since this process started is being written by somebody. */
async function removeOlder(draft: string): Promise<void> {
  const begun = await stat(draft).catch(() => undefined)
  if (begun && begun.mtimeMs < performance.timeOrigin) await rm(draft, { force: true })
}

async function foundlingIn(folder: string, id: PublicationId): Promise<Foundling | undefined> {
  const file = (await namesIn(folder)).find(isPublicationFile)
  if (file === undefined) return undefined
  return { id, path: path.join(folder, file), ...(await originIn(folder, file)) }
}

async function originIn(folder: string, file: string): Promise<Origin> {
  try {
    return Origin.parse(JSON.parse(await readFile(path.join(folder, originName), 'utf8')))
  } catch {
    return { originalName: file, originalPath: path.join(folder, file) }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}

/** What fails without a name of its own is the library's own folder. */
async function unwritable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ReaderError) throw error
    throw new ReaderError('storage/unwritable', 'The library folder cannot be written', {
      cause: error,
    })
  }
}
