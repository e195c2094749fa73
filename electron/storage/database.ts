import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

import { ReaderError } from '#core/errors'

import { backUp, dateOf, isGood, newestGoodBackup } from './backups'
import { draftOf, stamp, syncFile, syncFolderNow } from './draft-file'
import { migrations } from './migrations/migrations'
import { removeDatabase, salvage } from './salvage'
import { isDamage } from './storage-failure'

export interface OpenedDatabase {
  readonly db: DatabaseSyncInstance
  /** What happened to a damaged file; `undefined` when all was well. */
  readonly recovery?: Recovery | undefined
}

export interface Recovery {
  /** Name under which the damaged file was set aside; `undefined` when it was gone. */
  readonly setAsideAs: string | undefined
  /** Name of the backup that took its place; `undefined` when there was none. */
  readonly restoredFrom: string | undefined
  /** When that backup was made. */
  readonly copiedAt: Date | undefined
  /** Newer rows that could still be read in the damaged file. */
  readonly salvaged: number
}

export interface DatabaseLocation {
  readonly file: string
  readonly backups: string
}

/**
 * Opens the library's database, made, migrated and checked.
 *
 * A damaged file is set aside, never deleted. The newest good backup takes its place, and what can still be
 * read of the damaged file is taken over.
 *
 * @throws {ReaderError} `storage/newer-version` for a file of a newer Octavo, which is left as it is;
 *   `storage/unwritable` when the profile cannot be written
 */
export function openDatabase(location: DatabaseLocation, now: Date): OpenedDatabase {
  try {
    mkdirSync(path.dirname(location.file), { recursive: true })
    const db = isLost(location) ? undefined : openSound(location.file)
    if (db && !isEmptied(db, location)) return { db: migrated(db, location, now) }
    db?.close()
    return recovered(location, now)
  } catch (error) {
    if (error instanceof ReaderError) throw error
    throw new ReaderError('storage/unwritable', 'The library cannot be opened', { cause: error })
  }
}

/**
 * The library of a profile that cannot be written: as it is on the disk, in memory, and changed by nothing.
 *
 * @throws for a file that is not there, or cannot be read
 */
export function openReadOnlyDatabase(file: string): DatabaseSyncInstance {
  const db = new DatabaseSync(':memory:')
  // Where there is nothing in the log, SQLite would have to make one to look for it.
  const mode = hasLog(file) ? 'mode=ro' : 'mode=ro&immutable=1'
  db.prepare('ATTACH ? AS disk').run(`${pathToFileURL(file).href}?${mode}`)
  copyFromDisk(db)
  db.exec('DETACH disk')
  assertKnownVersion(db)
  migrate(db)
  db.exec('PRAGMA query_only = ON')
  return db
}

function copyFromDisk(db: DatabaseSyncInstance): void {
  const made = db
    .prepare('SELECT type, name, sql FROM disk.sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid')
    .all() as { type: string; name: string; sql: string }[]
  inTransaction(db, () => {
    for (const { type, name, sql } of made) {
      db.exec(sql)
      if (type === 'table') db.exec(`INSERT INTO main.${name} SELECT * FROM disk.${name}`)
    }
    const { user_version: version } = db.prepare('PRAGMA disk.user_version').get() as {
      user_version: number
    }
    db.exec(`PRAGMA user_version = ${version}`)
  })
}

/** For tests and for what need not last. */
export function openMemoryDatabase(): DatabaseSyncInstance {
  const db = new DatabaseSync(':memory:')
  configure(db)
  migrate(db)
  return db
}

/**
 * What takes the place is whole before anything is moved: what is left to do then is to give names. Where that
 * was cut off, a whole draft is there and no file, and what was salvaged is nowhere else.
 */
function recovered({ file, backups }: DatabaseLocation, now: Date): OpenedDatabase {
  const backup = newestGoodBackup(backups)
  const draft = draftOf(file)
  const isFilled = !existsSync(file) && isGood(draft)
  const salvaged = isFilled ? 0 : fillDraft(draft, backup, file)
  syncFile(draft)
  const setAsideAs = setAside(file, now)
  renameSync(draft, file)
  syncFolderNow(path.dirname(file))
  const db = openSound(file)
  if (!db) throw new ReaderError('storage/unwritable', 'The restored library is damaged too')
  migrate(db)
  const restoredFrom = backup && path.basename(backup)
  const copiedAt = restoredFrom === undefined ? undefined : dateOf(restoredFrom)
  return { db, recovery: { setAsideAs, restoredFrom, copiedAt, salvaged } }
}

/**
 * The backup, and over it what can be read of the damaged file.
 * @returns how many rows of the damaged file went into the draft
 */
function fillDraft(draft: string, backup: string | undefined, damaged: string): number {
  removeDatabase(draft)
  if (backup !== undefined) copyFileSync(backup, draft)
  const db = new DatabaseSync(draft)
  try {
    migrate(db)
    return inTransaction(db, () => salvage(damaged, db))
  } finally {
    db.close()
  }
}

/** @returns `undefined` for a damaged file */
function openSound(file: string): DatabaseSyncInstance | undefined {
  let db: DatabaseSyncInstance | undefined
  try {
    const wasCutOff = hasLog(file)
    db = new DatabaseSync(file)
    assertKnownVersion(db)
    configure(db)
    assertWritable(db)
    if (isSound(db, wasCutOff ? 'integrity_check' : 'quick_check')) return db
    db.close()
    return undefined
  } catch (error) {
    if (db?.isOpen) db.close()
    if (isDamage(error)) return undefined
    throw error
  }
}

/** Before anything is changed, even the journal: what a newer version wrote is left to it. */
export function assertKnownVersion(db: DatabaseSyncInstance): void {
  const version = versionOf(db)
  if (version <= migrations.length) return
  throw new ReaderError('storage/newer-version', 'The library was made by a newer version', {
    details: { version: String(version), known: String(migrations.length) },
  })
}

/** No file where there once was a library: it was taken away, or its recovery was cut off. */
const isLost = ({ file, backups }: DatabaseLocation): boolean =>
  !existsSync(file) && (isGood(draftOf(file)) || newestGoodBackup(backups) !== undefined)

/** An empty file where there once was a library: it was cut short. */
const isEmptied = (db: DatabaseSyncInstance, { backups }: DatabaseLocation): boolean =>
  versionOf(db) === 0 && newestGoodBackup(backups) !== undefined

function configure(db: DatabaseSyncInstance): void {
  // FULL: a commit is on the disk when it returns, also after a power cut. The library's default is NORMAL.
  db.exec('PRAGMA busy_timeout = 5000')
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  db.exec('PRAGMA foreign_keys = ON')
}

/** That a file cannot be written SQLite says only with the first write. */
function assertWritable(db: DatabaseSyncInstance): void {
  db.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${versionOf(db)}; ROLLBACK`)
}

/** The last one to close a library empties its log: who finds one comes after a crash, or beside somebody. */
const hasLog = (file: string): boolean =>
  (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0

/** @param check the thorough one compares the indexes with their tables, too, and takes several times as long */
function isSound(db: DatabaseSyncInstance, check: 'quick_check' | 'integrity_check'): boolean {
  const rows = db.prepare(`PRAGMA ${check}(1)`).all() as Record<string, string>[]
  return rows.length === 1 && rows[0]?.[check] === 'ok'
}

export const versionOf = (db: DatabaseSyncInstance): number =>
  (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

function migrated(
  db: DatabaseSyncInstance,
  { backups }: DatabaseLocation,
  now: Date,
): DatabaseSyncInstance {
  try {
    const version = versionOf(db)
    if (version > 0 && version < migrations.length) backUp(db, backups, now, 'before-update')
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Each step is one transaction with its version number: old or new, never between. */
export function migrate(db: DatabaseSyncInstance, upTo: number = migrations.length): void {
  for (let version = versionOf(db); version < upTo; version += 1) {
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

/**
 * A stale `-wal` beside a restored file would damage it, so both go with the file they belong to.
 * @returns the name that was given; `undefined` where there was no file
 */
function setAside(file: string, now: Date): string | undefined {
  const { dir, name, ext } = path.parse(file)
  const telling = path.join(dir, `${name}.damaged-${stamp(now)}${ext}`)
  const wasThere = existsSync(file)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, telling + suffix)
  }
  return wasThere ? path.basename(telling) : undefined
}
