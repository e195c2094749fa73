import { existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

import { ReaderError } from '#core/errors'

import { backUp, newestGoodBackup, restoreBackup } from './backups'
import { stamp } from './draft-file'
import { migrations } from './migrations/migrations'
import { isDamage } from './storage-failure'

export interface OpenedDatabase {
  readonly db: DatabaseSyncInstance
  /** What happened to a damaged file; `undefined` when all was well. */
  readonly recovery?: Recovery | undefined
}

export interface Recovery {
  /** Name under which the damaged file was set aside; `undefined` when it was gone. */
  readonly setAsideAs: string | undefined
  /** Name of the backup that took its place; `undefined` when there was none and the library is empty. */
  readonly restoredFrom: string | undefined
}

export interface DatabaseLocation {
  readonly file: string
  readonly backups: string
}

/**
 * Opens the library's database, made, migrated and checked.
 *
 * A damaged file is set aside, never deleted, and the newest good backup takes its place.
 *
 * @throws {ReaderError} `storage/newer-version` for a file of a newer Octavo, which is left as it is;
 *   `storage/unwritable` when the profile cannot be written
 */
export function openDatabase(location: DatabaseLocation, now: Date): OpenedDatabase {
  try {
    mkdirSync(path.dirname(location.file), { recursive: true })
    const db = openSound(location.file)
    if (db && !isLost(db, location)) return { db: migrated(db, location, now) }
    db?.close()
    return recovered(location, now)
  } catch (error) {
    if (error instanceof ReaderError) throw error
    throw new ReaderError('storage/unwritable', 'The library cannot be opened', { cause: error })
  }
}

/** For tests and for what need not last. */
export function openMemoryDatabase(): DatabaseSyncInstance {
  const db = new DatabaseSync(':memory:')
  configure(db)
  migrate(db)
  return db
}

function recovered(location: DatabaseLocation, now: Date): OpenedDatabase {
  const setAsideAs = setAside(location.file, now)
  const backup = newestGoodBackup(location.backups)
  if (backup !== undefined) restoreBackup(backup, location.file)
  const db = openSound(location.file)
  if (!db) throw new ReaderError('storage/unwritable', 'The restored library is damaged too')
  const recovery = { setAsideAs, restoredFrom: backup && path.basename(backup) }
  return { db: migrated(db, location, now), recovery }
}

/** @returns `undefined` for a damaged file */
function openSound(file: string): DatabaseSyncInstance | undefined {
  let db: DatabaseSyncInstance | undefined
  try {
    db = new DatabaseSync(file)
    assertKnownVersion(db)
    configure(db)
    if (isSound(db)) return db
    db.close()
    return undefined
  } catch (error) {
    if (db?.isOpen) db.close()
    if (isDamage(error)) return undefined
    throw error
  }
}

/** Before anything is changed, even the journal: what a newer version wrote is left to it. */
function assertKnownVersion(db: DatabaseSyncInstance): void {
  const version = versionOf(db)
  if (version <= migrations.length) return
  throw new ReaderError('storage/newer-version', 'The library was made by a newer version', {
    details: { version: String(version), known: String(migrations.length) },
  })
}

/** An empty file where there once was a library: it was cut short, or taken away. */
const isLost = (db: DatabaseSyncInstance, { backups }: DatabaseLocation): boolean =>
  versionOf(db) === 0 && newestGoodBackup(backups) !== undefined

function configure(db: DatabaseSyncInstance): void {
  // FULL: a commit is on the disk when it returns, also after a power cut. The library's default is NORMAL.
  db.exec('PRAGMA busy_timeout = 5000')
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  db.exec('PRAGMA foreign_keys = ON')
}

const isSound = (db: DatabaseSyncInstance): boolean => {
  const rows = db.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
  return rows.length === 1 && rows[0]?.quick_check === 'ok'
}

const versionOf = (db: DatabaseSyncInstance): number =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

function migrated(
  db: DatabaseSyncInstance,
  { backups }: DatabaseLocation,
  now: Date,
): DatabaseSyncInstance {
  const version = versionOf(db)
  if (version > 0 && version < migrations.length) backUp(db, backups, now)
  migrate(db)
  return db
}

/** Each step is one transaction with its version number: old or new, never between. */
function migrate(db: DatabaseSyncInstance): void {
  for (let version = versionOf(db); version < migrations.length; version += 1) {
    inTransaction(db, () => {
      db.exec(migrations[version] ?? '')
      db.exec(`PRAGMA user_version = ${version + 1}`)
    })
  }
}

/** All of it or nothing; what `work` returns is committed when it is returned. */
export function inTransaction<Result>(db: DatabaseSyncInstance, work: () => Result): Result {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** A stale `-wal` beside a restored file would damage it, so both go with the file they belong to. */
function setAside(file: string, now: Date): string | undefined {
  if (!existsSync(file)) return undefined
  const { dir, name, ext } = path.parse(file)
  const telling = path.join(dir, `${name}.damaged-${stamp(now)}${ext}`)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, telling + suffix)
  }
  return path.basename(telling)
}
