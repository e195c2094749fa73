import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { archivist } from '../../electron/backup/archive'
import { nodeInflate } from '../../electron/containers/inflate'
import { createBackupKeeper } from '../../electron/services/backup-keeper'
import { createBackupService } from '../../electron/services/backup-service'
import { createPreferencesService } from '../../electron/services/preferences-service'
import { openDatabase } from '../../electron/storage/database'
import { createPreferencesFile } from '../../electron/storage/preferences-file'
import { createPublicationsRepository } from '../../electron/storage/publications-repository'
import { createReadingRepository } from '../../electron/storage/reading-repository'
import { finishRestore } from '../../electron/storage/restore'
import { createShelfRepository } from '../../electron/storage/shelf-repository'
import { createStatisticsRepository } from '../../electron/storage/statistics-repository'
import { createUserFonts } from '../../electron/storage/user-fonts'

import { anId, aStoredPublication, silentLog } from './library-builders'

export const now = () => new Date('2026-03-01T12:00:00.000Z')

/** A profile with what a backup takes, and without the app around it. */
export function aProfile(folder: string, backup: string | null) {
  const { db } = openDatabase(
    { file: path.join(folder, 'library.db'), backups: path.join(folder, 'backups') },
    now(),
  )
  const publications = createPublicationsRepository(db)
  const reading = createReadingRepository(db)
  const shelf = createShelfRepository(db)
  const preferences = createPreferencesService({
    file: createPreferencesFile(path.join(folder, 'preferences.json'), now),
  })
  const keeper = createBackupKeeper({
    db,
    folder: path.join(folder, 'backups'),
    copyMarks: async () => undefined,
    log: silentLog,
    now,
  })
  const service = createBackupService({
    db,
    folder,
    publications,
    preferences,
    fonts: createUserFonts(path.join(folder, 'fonts'), nodeInflate),
    keeper,
    withArchivist: (work) => work(archivist),
    chooseTarget: async () => backup,
    chooseBackup: async () => backup,
    reopen() {
      db.close()
      finishRestore(folder)
    },
    version: '1.0.0',
    now,
  })
  return {
    service,
    publications,
    reading,
    shelf,
    statistics: createStatisticsRepository(db),
    preferences,
    close: () => db.close(),
    shelve: async (content: string, title = content): Promise<string> => {
      const id = anId(content)
      const inside = path.join(folder, 'publications', id)
      await mkdir(path.join(inside, 'beside/pictures'), { recursive: true })
      await writeFile(path.join(inside, 'publication.txt'), content)
      await writeFile(path.join(inside, 'origin.json'), '{}')
      await writeFile(path.join(inside, 'sections'), 'prepared')
      await writeFile(path.join(inside, 'beside/pictures/a b.png'), 'a picture')
      publications.add(aStoredPublication({ id, originalName: title }))
      return id
    },
  }
}
