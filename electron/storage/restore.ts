import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { draftOf, draftPrefix, syncFile, syncFolderNow } from './draft-file'
import { isPublicationFile, ownCoverName } from './library-files'

const readyName = 'ready'
/** In it is the path of the draft of an archive, which lies wherever the person wants the archive. */
const draftName = 'draft'

/** Where a backup is taken apart before any of it takes the place of something. */
export const stagingIn = (profile: string): string => path.join(profile, 'restore')

/** Where the database is copied to before it is packed. */
const packingIn = (profile: string): string => path.join(profile, 'packing')

/** @returns the folder, there and empty */
export function emptied(folder: string): string {
  removeFolder(folder)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Begins to pack an archive: from here on, the next start clears what was cut off. */
export function beginPacking(profile: string, target: string): string {
  const packing = emptied(packingIn(profile))
  writeFileSync(path.join(packing, draftName), draftOf(target))
  return packing
}

/** Ends it, or clears what was cut off. */
export function endPacking(profile: string): void {
  const note = path.join(packingIn(profile), draftName)
  const draft = existsSync(note) ? readFileSync(note, 'utf8') : ''
  if (path.basename(draft).startsWith(draftPrefix)) removeIfPossible(draft)
  removeFolder(packingIn(profile))
}

/** The disk that it is on may be gone, or may not be written any more. */
function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    return
  }
}

/** The mark goes first: a half of it must not be taken for a whole. */
function removeFolder(folder: string): void {
  rmSync(path.join(folder, readyName), { force: true })
  rmSync(folder, { recursive: true, force: true })
}

/** From here on the restored library is the one that counts, whatever happens. */
export function decideRestore(profile: string): void {
  const staging = stagingIn(profile)
  syncFile(path.join(staging, 'library.db'))
  const ready = path.join(staging, readyName)
  writeFileSync(ready, '')
  syncFile(ready)
  syncFolderNow(staging)
}

/**
 * Puts what was decided in its place. Called when the app starts as well, so that a restore that was cut off
 * is finished; every step can be done again. Clears what was not decided. Nothing may have the library open.
 */
export function finishRestore(profile: string): void {
  endPacking(profile)
  const staging = stagingIn(profile)
  if (existsSync(path.join(staging, readyName))) {
    movePublications(path.join(staging, 'publications'), path.join(profile, 'publications'))
    moveFiles(path.join(staging, 'fonts'), path.join(profile, 'fonts'))
    moveFile(path.join(staging, 'preferences.json'), path.join(profile, 'preferences.json'))
    moveDatabase(path.join(staging, 'library.db'), path.join(profile, 'library.db'))
    syncFolderNow(profile)
  }
  removeFolder(staging)
}

/**
 * Publications that are not there; of all others the cover that was chosen. A folder without its publication’s
 * file is what a cut off import left.
 */
function movePublications(from: string, to: string): void {
  for (const id of namesIn(from)) {
    const source = path.join(from, id)
    const target = path.join(to, id)
    if (hasPublication(source) && !hasPublication(target)) {
      rmSync(target, { recursive: true, force: true })
      moveFile(source, target)
    } else {
      moveFile(path.join(source, ownCoverName), path.join(target, ownCoverName))
      if (existsSync(target)) syncFolderNow(target)
    }
  }
  if (existsSync(to)) syncFolderNow(to)
}

/** Whether the folder of a publication has its file in it. */
export const hasPublication = (folder: string): boolean => namesIn(folder).some(isPublicationFile)

function moveFiles(from: string, to: string): void {
  for (const name of namesIn(from)) moveFile(path.join(from, name), path.join(to, name))
  if (existsSync(to)) syncFolderNow(to)
}

/** The log of the old one goes first: over the new one it would be damage. */
function moveDatabase(from: string, to: string): void {
  if (!existsSync(from)) return
  for (const suffix of ['-wal', '-shm']) rmSync(to + suffix, { force: true })
  moveFile(from, to)
}

function moveFile(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(path.dirname(to), { recursive: true })
  renameSync(from, to)
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])
