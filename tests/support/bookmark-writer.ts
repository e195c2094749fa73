import path from 'node:path'

import { openDatabase } from '../../electron/storage/database'
import { createPublicationsRepository } from '../../electron/storage/publications-repository'
import { createReadingRepository } from '../../electron/storage/reading-repository'

import { aBookmark, aLocator, aStoredPublication } from './library-builders'

/**
 * A process of its own that keeps bookmarks until it is killed, and names each on standard output after
 * it was acknowledged. See `electron/storage/kill.test.ts`.
 */
const folder = process.argv[2] ?? ''
const { db } = openDatabase(
  { file: path.join(folder, 'library.db'), backups: path.join(folder, 'backups') },
  new Date(),
)
createPublicationsRepository(db).add(aStoredPublication())
const reading = createReadingRepository(db)
for (let n = 0; ; n += 1) {
  const bookmark = aBookmark({ locator: aLocator(n) })
  reading.saveBookmark(bookmark)
  reading.savePosition(bookmark.publicationId, aLocator(n), bookmark.createdAt)
  process.stdout.write(`${bookmark.id}\n`)
}
