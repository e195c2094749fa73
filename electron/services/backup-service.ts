import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'

import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { ReaderError } from '#core/errors'
import type { BackupMade, RestoreOffer } from '#core/library-backup'
import type { PublicationId } from '#core/publication/publication'

import { type Archivist, formatVersion, type PackedFile } from '../backup/archivist'
import { copyDatabase, coversBeside, preferencesBeside } from '../storage/backups'
import { draftPrefix, syncFolderNow } from '../storage/draft-file'
import { adoptDatabase, countsOf, nameCopies, takeOverUnknown } from '../storage/foreign-database'
import { isPublicationFile, nameInFolder, ownCoverName } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import {
  beginPacking,
  decideRestore,
  emptied,
  endPacking,
  hasPublication,
  stagingIn,
} from '../storage/restore'
import type { UserFonts } from '../storage/user-fonts'

import type { BackupKeeper } from './backup-keeper'
import type { PreferencesService } from './preferences-service'

/** Lends the process that packs and unpacks, for one piece of work. */
export type WithArchivist = <Result>(
  work: (archivist: Archivist) => Promise<Result>,
) => Promise<Result>

interface Dependencies {
  readonly db: DatabaseSyncInstance
  /** The profile's folder. */
  readonly folder: string
  readonly publications: Pick<PublicationsRepository, 'withFiles' | 'inPlace'>
  readonly preferences: Pick<PreferencesService, 'flush'>
  readonly fonts: Pick<UserFonts, 'list' | 'mergeInto'>
  readonly keeper: Pick<BackupKeeper, 'backUp'>
  readonly withArchivist: WithArchivist
  /** By the system's dialogs; `null` when they were cancelled. */
  readonly chooseTarget: (suggestedName: string) => Promise<string | null>
  readonly chooseBackup: (folder: string) => Promise<string | null>
  /** Lets go of the library, puts the restored one in its place and opens that. In the same turn. */
  readonly reopen: () => void
  readonly version: string
  readonly now: () => Date
}

/** The whole library in one file, and back. */
export interface BackupService {
  /** Asks where to, and answers when the file is written and was read back. */
  make(options: { readonly withPublications: boolean }): Promise<BackupMade | null>
  /** Asks for a backup, looks at it, and says what would be replaced. Nothing is changed. */
  choose(): Promise<RestoreOffer | null>
  /** Puts the backup that was chosen in the place of the library, which is kept as a backup before. */
  restore(): Promise<void>
}

const databaseName = 'library.db'
const preferencesName = 'preferences.json'

export function createBackupService(dependencies: Dependencies): BackupService {
  const { db, folder, publications, preferences, fonts, keeper, withArchivist, now } = dependencies
  const inProfile = (...names: string[]) => path.join(folder, ...names)
  let chosen: string | undefined

  return {
    async make({ withPublications }) {
      const target = await dependencies.chooseTarget(nameOf(now()))
      if (target === null) return null
      await preferences.flush()
      const copy = path.join(beginPacking(folder, target), databaseName)
      try {
        copyDatabase(db, copy)
        const files = [
          { name: databaseName, path: copy },
          { name: preferencesName, path: inProfile(preferencesName) },
          ...filesIn(inProfile('fonts'), 'fonts'),
          ...publicationFiles(folder, publications.withFiles(), withPublications),
          ...(withPublications ? filesInPlace(publications.inPlace()) : []),
        ]
        const label = {
          format: 'octavo-library' as const,
          formatVersion,
          createdAt: now().toISOString(),
          appVersion: dependencies.version,
          hasPublications: withPublications,
        }
        const byteLength = await withArchivist((archivist) =>
          archivist.packLibrary(target, label, files),
        )
        return { file: target, byteLength }
      } finally {
        endPacking(folder)
      }
    },

    async choose() {
      const backup = await dependencies.chooseBackup(inProfile('backups'))
      if (backup === null) return null
      const staging = emptied(stagingIn(folder))
      chosen = undefined
      const label = await withArchivist((archivist) => archivist.openBackup(backup, staging))
      const counts = adoptDatabase(path.join(staging, databaseName))
      chosen = backup
      const { createdAt, hasPublications } = label
      return { createdAt, hasPublications, backup: counts, present: countsOf(db) }
    },

    async restore() {
      const backup = chosen
      if (backup === undefined) throw new ReaderError('ipc/invalid-request', 'No backup was chosen')
      chosen = undefined
      const staging = stagingIn(folder)
      const have = [...publications.withFiles()].filter((id) =>
        hasPublication(inProfile('publications', id)),
      )
      await withArchivist((archivist) => archivist.unpackBackup(backup, staging, have))
      await fonts.mergeInto(path.join(staging, 'fonts'))
      await preferences.flush()

      // In one turn: nothing that is acknowledged may come after the copies are made.
      const restored = path.join(staging, databaseName)
      nameCopies(restored, new Map([...copiesIn(folder), ...copiesIn(staging)]))
      takeOverUnknown(restored, inProfile(databaseName))
      const kept = inProfile('backups', keeper.backUp('before-restore'))
      copyWhereThere(inProfile(preferencesName), preferencesBeside(kept))
      keepCovers(publicationFiles(folder, publications.withFiles(), false), coversBeside(kept))
      decideRestore(folder)
      dependencies.reopen()
    },
  }
}

/** `Octavo library 2026-03-01.zip`, by the clock of the place. */
const nameOf = (date: Date): string => {
  const two = (number: number) => String(number).padStart(2, '0')
  return `Octavo library ${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.zip`
}

/**
 * The cover that somebody chose is theirs, and goes with every backup. What is prepared of a book for reading
 * is prepared again.
 */
const publicationFiles = (
  folder: string,
  ids: Iterable<PublicationId>,
  withPublications: boolean,
): PackedFile[] =>
  [...ids].flatMap((id) =>
    filesIn(path.join(folder, 'publications', id), `publications/${id}`).filter(({ name }) =>
      withPublications
        ? name !== `publications/${id}/sections`
        : name === `publications/${id}/${ownCoverName}`,
    ),
  )

/** Files that are read in place are packed as those of the library are, if they still are what they were. */
const filesInPlace = (all: ReturnType<PublicationsRepository['inPlace']>): PackedFile[] =>
  all.map(({ id, file, originalName }) => ({
    name: `publications/${id}/${nameInFolder(originalName)}`,
    path: file,
    hash: id,
  }))

/** What the copy of each publication is called in its folder. */
const copiesIn = (folder: string): Map<PublicationId, string> =>
  new Map(
    filesIn(path.join(folder, 'publications'), '').flatMap(({ name }) => {
      const [, id = '', file = '', ...more] = name.split('/')
      return isPublicationFile(file) && more.length === 0 ? [[id, file] as const] : []
    }),
  )

/** All files below a folder, but for what is being written just now. */
function filesIn(folder: string, name: string): PackedFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const inside = { name: `${name}/${entry.name}`, path: path.join(folder, entry.name) }
    if (entry.name.startsWith(draftPrefix)) return []
    return entry.isDirectory() ? filesIn(inside.path, inside.name) : [inside]
  })
}

/** Another cover that somebody chooses is a file of its own: the old one need not be copied to outlive it. */
function keepCovers(covers: readonly PackedFile[], folder: string): void {
  if (covers.length === 0) return
  mkdirSync(folder, { recursive: true })
  for (const { path: cover } of covers) {
    const kept = path.join(folder, path.basename(path.dirname(cover)))
    try {
      linkSync(cover, kept)
    } catch {
      // Not every disk has two names for one file.
      copyFileSync(cover, kept)
    }
  }
  syncFolderNow(folder)
}

function copyWhereThere(from: string, to: string): void {
  if (existsSync(from)) copyFileSync(from, to)
}
