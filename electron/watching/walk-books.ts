import type { Dirent } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import { isBookName as hasBookExtension } from '#core/formats/book-extensions'

import type { KnownFile } from '../storage/publications-repository'

import { isWithin } from './is-within'
import { holdsOnlyPictures, holdsPage, lookAtPictures } from './picture-folder'

interface WalkOptions {
  /** The folder of which all this is a part. It may be a link itself. */
  readonly root: string
  /** A folder that is passed over, with all that is in it. */
  readonly leftOut: string
  /** Called before a folder is read. */
  readonly onFolder?: (folder: string) => void
  /** Folders that were looked at because of what changed in them: hundreds of pictures come at once. */
  readonly seen?: Set<string>
}

/** Asked of the system at a time. */
const filesAtOnce = 32

/**
 * Every file that may be a book, and every folder of pictures, at a path and below it. What is hidden is passed
 * over, and so are links to folders: they may lead back. A folder that cannot be read has nothing in it.
 */
export async function* walkBooks(from: string, options: WalkOptions): AsyncGenerator<KnownFile> {
  if (isPassedOver(from, options)) return
  const found = await (from === options.root ? stat : lstat)(from).catch(() => undefined)
  if (!found?.isDirectory()) {
    const file = isBookName(from) ? await lookAtFile(from) : await lookAtFolderOf(from, options)
    if (file) yield file
    return
  }
  const folders = [{ folder: from, isBesidePage: await isBesidePage(from, options) }]
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { folder, isBesidePage: isPartOfPage } = next
    if (folder === options.leftOut) continue
    options.onFolder?.(folder)
    const entries = await entriesOf(folder)
    const isBelowPage = isPartOfPage && path.dirname(folder) !== options.root
    const holdsPart = isBelowPage || holdsPage(entries)
    for (const { name } of entries.filter((entry) => entry.isDirectory())) {
      folders.push({ folder: path.join(folder, name), isBesidePage: holdsPart })
    }
    const pictures =
      !isPartOfPage && holdsOnlyPictures(entries) ? await lookAtPictures(folder) : undefined
    if (pictures) yield pictures
    else yield* booksAmong(folder, entries)
  }
}

/** A picture was added, changed or taken away: what that makes of its folder. */
async function lookAtFolderOf(file: string, options: WalkOptions): Promise<KnownFile | undefined> {
  const folder = path.dirname(file)
  if (!isWithin(folder, options.root) || options.seen?.has(folder)) return undefined
  options.seen?.add(folder)
  return (await isBesidePage(folder, options)) ? undefined : lookAtPictures(folder)
}

/**
 * Whether a folder belongs to a page or an unpacked book above it. In the root anything may lie side by side:
 * a page there has to do with the folders beside it, and not with those below.
 */
async function isBesidePage(folder: string, { root }: WalkOptions): Promise<boolean> {
  if (folder === root) return false
  let at = path.dirname(folder)
  if (holdsPage(await entriesOf(at))) return true
  while (at !== root && (at = path.dirname(at)) !== root) {
    if (holdsPage(await entriesOf(at))) return true
  }
  return false
}

const entriesOf = async (folder: string): Promise<Dirent[]> =>
  (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(
    ({ name }) => !isHidden(name),
  )

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

/** A file, or a folder of pictures, as it is now; `undefined` where there is neither. */
export const lookAtBook = async (place: string): Promise<KnownFile | undefined> =>
  (await lookAtFile(place)) ?? lookAtPictures(place)

const isPassedOver = (file: string, { root, leftOut }: WalkOptions): boolean =>
  isWithin(file, leftOut) || path.relative(root, file).split(path.sep).some(isHidden)

/** `~$` is before the name of a document that somebody has open. */
const isHidden = (name: string): boolean => /^(?:\.|~\$)/.test(name)

const isBookName = (file: string): boolean =>
  !isHidden(path.basename(file)) && hasBookExtension(file)
