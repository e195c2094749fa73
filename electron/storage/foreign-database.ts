import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

import { ReaderError } from '#core/errors'
import type { PublicationId } from '#core/publication/publication'

import { assertKnownVersion, inTransaction, migrate, versionOf } from './database'
import { isDamage } from './storage-failure'

/** How much is in a library. */
export interface LibraryCounts {
  /** On the shelf. */
  readonly publications: number
  readonly bookmarks: number
  readonly highlights: number
}

/**
 * Makes a database that came from outside one that the app can use: it must be whole, and have the tables of
 * a version that is known and nothing else. It is brought up to the present version.
 *
 * @throws {ReaderError} `backup/damaged`, `storage/newer-version`
 */
export function adoptDatabase(file: string): LibraryCounts {
  return withDatabase(file, (db) => {
    // As SQLite advises for files that somebody else may have made.
    db.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON')
    assertKnownVersion(db)
    assertWhole(db)
    assertOwnTables(db)
    migrate(db)
    dropFoldersElsewhere(db)
    return countsOf(db)
  })
}

export function countsOf(db: DatabaseSyncInstance): LibraryCounts {
  const count = (what: string) =>
    (db.prepare(`SELECT count(*) AS count FROM ${what}`).get() as { count: number }).count
  return {
    publications: count('publications WHERE removed_at IS NULL'),
    bookmarks: count('bookmarks'),
    highlights: count('highlights'),
  }
}

/**
 * Takes over from the present library the publications that an adopted database does not know, with all that
 * belongs to them, the collections, and the folders that are watched.
 */
export function takeOverUnknown(file: string, present: string): void {
  withDatabase(file, (db) => {
    db.prepare('ATTACH ? AS present').run(present)
    db.exec(`CREATE TEMP TABLE arriving AS SELECT id FROM present.publications
      WHERE id NOT IN (SELECT id FROM main.publications)`)
    const belonging = db
      .prepare(
        `SELECT name FROM main.sqlite_schema WHERE type = 'table' AND EXISTS
          (SELECT 1 FROM pragma_table_info(sqlite_schema.name) WHERE name = 'publication_id')`,
      )
      .all() as { name: string }[]
    inTransaction(db, () => {
      db.exec(`INSERT INTO main.publications SELECT * FROM present.publications
        WHERE id IN (SELECT id FROM arriving)`)
      for (const name of ['collections', 'watched_folders']) {
        db.exec(`INSERT OR IGNORE INTO main.${name} SELECT * FROM present.${name}`)
      }
      for (const { name } of belonging) {
        const { given, key } = columnsOf(db, name)
        db.exec(`INSERT OR IGNORE INTO main.${name} (${given}) SELECT ${given} FROM present.${name}
          WHERE publication_id IN (SELECT id FROM arriving) ORDER BY ${key}`)
      }
    })
  })
}

/** Who opens somebody else’s backup does not want to speak to their computer: addresses in a network are dropped. */
function dropFoldersElsewhere(db: DatabaseSyncInstance): void {
  db.exec(String.raw`UPDATE publications SET file = NULL WHERE file LIKE '\\%' OR file LIKE '//%'`)
  db.exec(String.raw`DELETE FROM watched_folders WHERE path LIKE '\\%' OR path LIKE '//%'`)
}

/**
 * Publications of which there are copies are read from those, also where they were read in place.
 *
 * @param names what each file is called in its publication’s folder
 */
export function nameCopies(file: string, names: ReadonlyMap<PublicationId, string>): void {
  withDatabase(file, (db) => {
    const rename = db.prepare('UPDATE publications SET file = ? WHERE id = ? AND file IS NOT NULL')
    inTransaction(db, () => {
      for (const [id, name] of names) rename.run(name, id)
    })
  })
}

/**
 * Lists of columns for SQL. Those that are given are all but the number that SQLite itself gives to a row: both
 * libraries count from 1.
 */
function columnsOf(db: DatabaseSyncInstance, table: string): { given: string; key: string } {
  const columns = db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(table) as {
    name: string
    type: string
    pk: number
  }[]
  const namesOf = (some: typeof columns) => some.map(({ name }) => name).join(', ')
  return {
    given: namesOf(columns.filter(({ type, pk }) => pk === 0 || type !== 'INTEGER')),
    key: namesOf(columns.filter(({ pk }) => pk > 0)),
  }
}

function assertWhole(db: DatabaseSyncInstance): void {
  const found = db.prepare('PRAGMA integrity_check(1)').all() as { integrity_check: string }[]
  const dangling = db.prepare('PRAGMA foreign_key_check').all()
  if (found[0]?.integrity_check !== 'ok' || dangling.length > 0) throw damaged('It is not whole')
}

/** A trigger or a view would be somebody else’s code in our library. */
function assertOwnTables(db: DatabaseSyncInstance): void {
  const own = new DatabaseSync(':memory:')
  try {
    migrate(own, versionOf(db))
    if (tablesOf(db) !== tablesOf(own)) throw damaged('It has other tables')
  } finally {
    own.close()
  }
}

const tablesOf = (db: DatabaseSyncInstance): string => {
  const rows = db
    .prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')
    .all() as { type: string; name: string; sql: string | null }[]
  return rows.map(({ type, name, sql }) => `${type} ${name} ${sql ?? ''}`).join('\n')
}

/** All of it is in the one file afterwards. */
function withDatabase<Result>(file: string, work: (db: DatabaseSyncInstance) => Result): Result {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA journal_mode = DELETE')
    return work(db)
  } catch (error) {
    if (isDamage(error)) throw damaged('It cannot be read', error)
    throw error
  } finally {
    db.close()
  }
}

const damaged = (message: string, cause?: unknown) =>
  new ReaderError('backup/damaged', message, { cause })
