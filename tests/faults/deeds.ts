import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { DatabaseSync } from '@photostructure/sqlite'

import { archivist } from '../../electron/backup/archive'
import { backUp } from '../../electron/storage/backups'
import { openDatabase, versionOf } from '../../electron/storage/database'
import { draftOf } from '../../electron/storage/draft-file'
import { migrations } from '../../electron/storage/migrations/migrations'
import { createPublicationsRepository } from '../../electron/storage/publications-repository'
import { createReadingRepository } from '../../electron/storage/reading-repository'
import { damagePageOf } from '../support/damaged-database'
import { aBookmark, anId, aStoredPublication } from '../support/library-builders'
import { aProfile, now } from '../support/profile-builder'

import { afterStart, archiveIn, countIn, differs, locationIn, profileIn } from './after-start'
import { complaintsAbout } from './integrity'
import { makeOldLibrary, marksInOld } from './old-library'
import type { Deed } from './mortal-tasks'
import { oneOfTwo, twoLibraries } from './two-libraries'

const migratingFrom = (version: number): Deed => ({
  name: version === 0 ? 'kill in the first start' : `kill in the migration from version ${version}`,
  task: 'start',
  prepare(folder) {
    if (version > 0) makeOldLibrary(locationIn(folder).file, version)
  },
  look: (folder) =>
    afterStart(folder, (db) => {
      const { bookmarks, highlights } = marksInOld(version)
      return [
        ...differs('the version', versionOf(db), migrations.length),
        ...differs('bookmarks', countIn(db, 'bookmarks'), bookmarks),
        ...differs('highlights', countIn(db, 'highlights'), highlights),
        ...(version === 0 || backupsIn(folder).length > 0 ? [] : ['there is no copy from before']),
      ]
    }),
})

/** A library with a damaged page, and a bookmark that is only in it. */
const recovering = (hasCopy: boolean): Deed => ({
  name: `kill in the recovery of a damaged library with${hasCopy ? ' a' : 'out any'} copy`,
  task: 'start',
  prepare(folder) {
    const { file, backups } = locationIn(folder)
    const { db } = openDatabase(locationIn(folder), now())
    createPublicationsRepository(db).add(aStoredPublication())
    const reading = createReadingRepository(db)
    reading.saveBookmark(aBookmark())
    if (hasCopy) backUp(db, backups, now())
    reading.saveBookmark(aBookmark())
    for (let n = 0; n < 20; n += 1) {
      reading.savePageMap(anId(), `${n}`, { sections: [null] }, now().toISOString())
    }
    damagePageOf(db, file, 'page_maps')
  },
  look: (folder) =>
    afterStart(
      folder,
      (db) => [
        ...differs('bookmarks', countIn(db, 'bookmarks'), 2),
        ...differs('files set aside', damagedIn(folder).length, 1),
      ],
      { mayRecover: true },
    ),
})

const copying: Deed = {
  name: 'kill in a copy of the database',
  task: 'backUp',
  prepare: (folder) => makeOldLibrary(locationIn(folder).file, migrations.length),
  look: (folder) =>
    afterStart(folder, () =>
      backupsIn(folder).flatMap((name) =>
        complaintsAbout(path.join(locationIn(folder).backups, name), path.join(folder, 'scratch')),
      ),
    ),
}

const packing: Deed = {
  name: 'kill while the library is put into one file',
  task: 'pack',
  async prepare(folder) {
    const { service, shelve, close } = aProfile(profileIn(folder), archiveIn(folder))
    await shelve('One story')
    await shelve('Another story')
    await service.make({ withPublications: true })
    await shelve('A third story')
    close()
  },
  look: async (folder) => [
    ...afterStart(folder, () => []),
    ...differs('a draft beside the archive', existsSync(draftOf(archiveIn(folder))), false),
    ...(await complaintsAboutArchive(folder)),
  ],
}

const restoring: Deed = {
  name: 'kill while a library is restored from one file',
  task: 'restore',
  prepare: twoLibraries,
  look: oneOfTwo,
}

/** Everything that is done to a library in one go: it must be done wholly or not at all. */
export const deeds: readonly Deed[] = [
  ...migrations.map((_, version) => migratingFrom(version)),
  recovering(true),
  recovering(false),
  copying,
  packing,
  restoring,
]

const damagedIn = (folder: string): string[] =>
  readdirSync(profileIn(folder)).filter((name) => /\.damaged-.*\.db$/.test(name))

const backupsIn = (folder: string): string[] => {
  const { backups } = locationIn(folder)
  mkdirSync(backups, { recursive: true })
  return readdirSync(backups).filter((name) => name.startsWith('library-'))
}

/** It is the old one or the new one, and all of it can be read. */
async function complaintsAboutArchive(folder: string): Promise<string[]> {
  const into = path.join(folder, 'unpacked')
  mkdirSync(into)
  try {
    await archivist.openBackup(archiveIn(folder), into)
    await archivist.unpackBackup(archiveIn(folder), into, [])
  } catch (error) {
    return [`the archive cannot be read: ${String(error)}`]
  }
  const db = new DatabaseSync(path.join(into, 'library.db'))
  try {
    const books = readdirSync(path.join(into, 'publications')).length
    return differs('books in the archive', books, countIn(db, 'publications'))
  } finally {
    db.close()
  }
}
