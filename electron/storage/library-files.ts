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
import { Transform } from 'node:stream'
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

export interface IncomingFile extends Origin {
  readonly id: PublicationId
  /** Where it lies, when that is not where it came from. */
  readonly file?: string | undefined
  readonly cover: Resource | undefined
  /** Paths of what it takes from beside it, from its folder on. */
  readonly beside?: readonly string[] | undefined
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
   * Copies a file in, whole or not at all.
   *
   * @returns its name in the publication's folder; `undefined` when the content is no longer what `id` says
   */
  take(incoming: IncomingFile): Promise<string | undefined>
  /** Keeps the cover of a file that stays where it is. @returns the file’s full path */
  refer(incoming: IncomingFile): Promise<string>
  cover(id: PublicationId, cover: StoredCover): Promise<Resource | undefined>
  keepCover(id: PublicationId, bytes: Uint8Array): Promise<void>
  /** The one that somebody chose; the publication's own stays beside it. */
  keepOwnCover(id: PublicationId, bytes: Uint8Array): Promise<void>
  remove(id: PublicationId): Promise<void>
  /** Clears what an interrupted import left. @returns whole files that the database does not know */
  tidy(known: ReadonlySet<PublicationId>): Promise<Foundling[]>
}

const coverName = 'cover'
const ownCoverName = 'own-cover'
const originName = 'origin.json'
const sectionsName = 'sections'
const besideName = 'beside'

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
    take: (incoming) => unwritable(() => take(folderOf(incoming.id), incoming)),
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

async function refer(folder: string, { originalPath, cover }: IncomingFile): Promise<string> {
  await mkdir(folder, { recursive: true })
  if (cover) await writeWhole(path.join(folder, coverName), cover.bytes)
  return originalPath
}

async function take(
  folder: string,
  { id, originalName, originalPath, cover, beside = [], file: from = originalPath }: IncomingFile,
): Promise<string | undefined> {
  const file = nameInFolder(originalName)
  await mkdir(folder, { recursive: true })
  const draft = path.join(folder, `${draftPrefix}${randomUUID()}`)
  try {
    if ((await copyHashed(from, draft)) !== id) {
      await rm(folder, { recursive: true, force: true })
      return undefined
    }
    await copyNeighbours(path.dirname(originalPath), beside, path.join(folder, besideName))
    if (cover) await writeWhole(path.join(folder, coverName), cover.bytes)
    await writeWhole(path.join(folder, originName), JSON.stringify({ originalName, originalPath }))
    // Last, so that a folder with this file in it is complete.
    await rename(draft, path.join(folder, file))
    await syncFolder(folder)
    return file
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
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

/** @returns the SHA-256 of what was copied, which is on the disk by then */
async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    highWaterMark,
    transform(bytes: Uint8Array, _encoding, done) {
      hash.update(bytes)
      done(null, bytes)
    },
  })
  await pipeline(
    createReadStream(from, { highWaterMark }),
    hashing,
    createWriteStream(to, { highWaterMark, flags: 'wx' }),
  )
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return hash.digest('hex')
}

/** Only what cannot mean anything to a file system; the name itself is kept in `origin.json`. */
const safeExtension = (name: string): string =>
  /\.[a-z0-9]{1,12}$/i.exec(name)?.[0].toLowerCase() ?? ''

async function tidy(folder: string, known: ReadonlySet<PublicationId>): Promise<Foundling[]> {
  const foundlings: Foundling[] = []
  for (const id of await namesIn(folder)) {
    const inside = path.join(folder, id)
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
  const file = (await namesIn(folder)).find((name) => /^publication(?:\.\w+)?$/.test(name))
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

/** What fails here after the file was read without complaint is the library's own folder. */
async function unwritable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw new ReaderError('storage/unwritable', 'The library folder cannot be written', {
      cause: error,
    })
  }
}
