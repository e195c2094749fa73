import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import { isBookName } from '#core/formats/book-extensions'
import { isBesidePages, isLeftOver, pictureTypeOf } from '#core/formats/comic/page-names'

import type { KnownFile } from '../storage/publications-repository'

/** One picture is a picture. */
const fewestPages = 2
/** Asked of the system at a time. */
const filesAtOnce = 32

/** Whether a folder is a comic: pictures and what describes them, no books, and no other folders. */
export function holdsOnlyPictures(entries: readonly Dirent[]): boolean {
  const own = ownOf(entries)
  return (
    own.filter(isPicture).length >= fewestPages &&
    own.every((entry) => entry.isFile() && (isPicture(entry) || isDescription(entry)))
  )
}

/** Whether pictures in a folder below are those of a page of the web, of a text that names them, or of an EPUB. */
export const holdsPage = (entries: readonly Dirent[]): boolean =>
  entries.some((entry) => entry.isFile() && pages.test(entry.name))

const pages = /\.(?:x?html?|md|mdown|markdown|opf|ncx)$/i

/**
 * A folder of pictures as it is now: the size of all, and when the last of them was changed or got its name;
 * `undefined` for any other folder.
 */
export async function lookAtPictures(folder: string): Promise<KnownFile | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  if (!holdsOnlyPictures(entries)) return undefined
  const known = { path: folder, byteLength: 0, modifiedMs: 0 }
  const own = ownOf(entries)
  for (let from = 0; from < own.length; from += filesAtOnce) {
    const some = own.slice(from, from + filesAtOnce)
    const looks = some.map(({ name }) => stat(path.join(folder, name)).catch(() => undefined))
    for (const found of await Promise.all(looks)) {
      known.byteLength += found?.size ?? 0
      known.modifiedMs = Math.max(known.modifiedMs, found?.ctimeMs ?? 0)
    }
  }
  return known
}

const ownOf = (entries: readonly Dirent[]): Dirent[] =>
  entries.filter((entry) => !isLeftOver(entry.isDirectory() ? `${entry.name}/` : entry.name))

const isPicture = ({ name }: Dirent): boolean => pictureTypeOf(name) !== undefined
const isDescription = ({ name }: Dirent): boolean => isBesidePages(name) && !isBookName(name)
