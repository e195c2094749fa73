import type { Dirent } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import { bookExtensions } from '#core/formats/book-extensions'

import type { KnownFile } from '../storage/publications-repository'

import { isWithin } from './is-within'

interface WalkOptions {
  /** The folder of which all this is a part. It may be a link itself. */
  readonly root: string
  /** A folder that is passed over, with all that is in it. */
  readonly leftOut: string
  /** Called before a folder is read. */
  readonly onFolder?: (folder: string) => void
}

/** Asked of the system at a time. */
const filesAtOnce = 32

/**
 * Every file that may be a book, at a path and below it. What is hidden is passed over, and so are links to
 * folders: they may lead back. A folder that cannot be read has nothing in it.
 */
export async function* walkBooks(from: string, options: WalkOptions): AsyncGenerator<KnownFile> {
  if (isPassedOver(from, options)) return
  const found = await (from === options.root ? stat : lstat)(from).catch(() => undefined)
  if (!found?.isDirectory()) {
    const file = isBookName(from) ? await lookAtFile(from) : undefined
    if (file) yield file
    return
  }
  const folders = [from]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (folder === options.leftOut) continue
    options.onFolder?.(folder)
    const entries = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(
      ({ name }) => !isHidden(name),
    )
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      folders.push(path.join(folder, name))
    }
    yield* booksAmong(folder, entries)
  }
}

async function* booksAmong(folder: string, entries: readonly Dirent[]): AsyncGenerator<KnownFile> {
  const files = entries.filter(
    (entry) => (entry.isFile() || entry.isSymbolicLink()) && isBookName(entry.name),
  )
  for (let from = 0; from < files.length; from += filesAtOnce) {
    const some = files.slice(from, from + filesAtOnce)
    const looks = some.map(({ name }) => lookAtFile(path.join(folder, name)))
    for (const file of await Promise.all(looks)) if (file) yield file
  }
}

/** A file as it is now; `undefined` where there is none. */
export async function lookAtFile(file: string): Promise<KnownFile | undefined> {
  const found = await stat(file).catch(() => undefined)
  return found?.isFile()
    ? { path: file, byteLength: found.size, modifiedMs: found.mtimeMs }
    : undefined
}

const isPassedOver = (file: string, { root, leftOut }: WalkOptions): boolean =>
  isWithin(file, leftOut) || path.relative(root, file).split(path.sep).some(isHidden)

const extensions = new Set(bookExtensions)

/** `~$` is before the name of a document that somebody has open. */
const isHidden = (name: string): boolean => /^(?:\.|~\$)/.test(name)

const isBookName = (file: string): boolean =>
  !isHidden(path.basename(file)) && extensions.has(path.extname(file).slice(1).toLowerCase())
