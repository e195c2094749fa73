import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { DatabaseSync } from '@photostructure/sqlite'

import { migrations } from '../../electron/storage/migrations/migrations'
import { aBookmark, aHighlight, aStoredPublication } from '../support/library-builders'

const marks = 100
/** The version from which on there are highlights. */
const highlightsSince = 4

/** How much is in a library of {@link makeOldLibrary}. */
export const marksInOld = (version: number) => ({
  bookmarks: version > 0 ? marks : 0,
  highlights: version >= highlightsSince ? marks : 0,
})

/** A library as an older Octavo has left it: one book with many marks. */
export function makeOldLibrary(file: string, version: number): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL')
  for (const migration of migrations.slice(0, version)) db.exec(migration)
  db.exec(`PRAGMA user_version = ${version}; BEGIN`)
  const { id, manifest, parserVersion, byteLength, addedAt } = aStoredPublication()
  db.prepare(
    `INSERT INTO publications (id, title, authors, format, manifest, parser_version, byte_length, file,
      original_name, original_path, added_at) VALUES (?, 'A title', '[]', 'Plain text', ?, ?, ?,
      'publication.txt', 'story.txt', '/story.txt', ?)`,
  ).run(id, JSON.stringify(manifest), parserVersion, byteLength, addedAt)
  const { bookmarks, highlights } = marksInOld(version)
  for (let n = 0; n < bookmarks; n += 1) {
    const bookmark = aBookmark()
    db.prepare(
      'INSERT INTO bookmarks (id, publication_id, locator, created_at) VALUES (?, ?, ?, ?)',
    ).run(bookmark.id, id, JSON.stringify(bookmark.locator), bookmark.createdAt)
  }
  for (let n = 0; n < highlights; n += 1) {
    const { createdAt, changedAt, ...highlight } = aHighlight()
    const places = [JSON.stringify(highlight.locator), JSON.stringify(highlight.end)] as const
    db.prepare(
      `INSERT INTO highlights (id, publication_id, locator, end_locator, text, kind, colour, created_at,
        changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      highlight.id,
      id,
      ...places,
      highlight.text,
      highlight.kind,
      highlight.colour,
      createdAt,
      changedAt,
    )
  }
  db.exec('COMMIT')
  db.close()
}
