import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

import { draftOf, draftPrefix, stamp, syncFile, syncFolderNow } from './draft-file'

/** Why a copy was made: those that were made before something was changed are thinned out by themselves. */
export type BackupReason = 'regular' | 'before-update' | 'before-restore'

const backupName = /^library-(\d{8})-(\d{6})-(\d{3})(?:-(before-update|before-restore))?\.db$/
/** The age of the last backup from which on another is due when the app starts. */
const restAfterMs = 12 * 60 * 60 * 1000
/** The most that all backups together may take. */
const spaceBytes = 200 * 1024 * 1024

/** Where the settings lie that were kept with a copy. */
export const preferencesBeside = (copy: string): string => `${copy}.preferences.json`
/** Where the covers lie that were kept with a copy: those that somebody chose, by the ids of their publications. */
export const coversBeside = (copy: string): string => `${copy}.covers`

/** Kept of each reason: the newest of each of so many days, weeks and months. */
const kept = { days: 12, weeks: 10, months: 9 } as const

/** @returns file names, newest first */
function backupsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => backupName.test(name))
      .sort()
      .reverse()
  } catch {
    return []
  }
}

/** Whether the newest backup is over twelve hours old, or there is none; one from the future tells nothing. */
export function isBackupDue(folder: string, now: Date): boolean {
  const [newest] = backupsIn(folder)
  const age = newest === undefined ? Infinity : +now - +dateOf(newest)
  return age > restAfterMs || age < 0
}

/**
 * Writes a copy of the whole database, opens it to see that it is good, and thins out older ones.
 * Plain copying would miss what still lies in the write-ahead log.
 *
 * @returns its name in the folder
 */
export function backUp(
  db: DatabaseSyncInstance,
  folder: string,
  now: Date,
  reason: BackupReason = 'regular',
): string {
  mkdirSync(folder, { recursive: true })
  removeDrafts(folder)
  const [newest] = backupsIn(folder)
  // The newest bears the last name, also where the clock was set back.
  const date = newest === undefined ? now : new Date(Math.max(+now, +dateOf(newest) + 1))
  const name = `library-${stamp(date)}${reason === 'regular' ? '' : `-${reason}`}.db`
  copyDatabase(db, path.join(folder, name))
  thinOut(folder)
  return name
}

/** What a copy left that was cut off. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(draftPrefix)) rmSync(path.join(folder, name), { force: true })
  }
}

/** A copy of the whole database that was read back, whole or not at all. */
export function copyDatabase(db: DatabaseSyncInstance, file: string): void {
  const draft = draftOf(file)
  rmSync(draft, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(draft)
    if (!isGood(draft)) throw new Error('The backup could not be read back')
    // SQLite does not wait for the disk here.
    syncFile(draft)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolderNow(path.dirname(file))
}

/** @returns full path */
export function newestGoodBackup(folder: string): string | undefined {
  return backupsIn(folder)
    .map((name) => path.join(folder, name))
    .find(isGood)
}

/**
 * Takes out of every backup what somebody wants to be gone. One that cannot be changed, for it is damaged or of
 * another version, is left as it is.
 *
 * @param erase changes the opened copy
 * @returns how many could not be changed
 */
export function eraseFromBackups(
  folder: string,
  erase: (copy: DatabaseSyncInstance) => void,
): number {
  return backupsIn(folder).filter((name) => !isErased(path.join(folder, name), erase)).length
}

function isErased(file: string, erase: (copy: DatabaseSyncInstance) => void): boolean {
  let copy: DatabaseSyncInstance | undefined
  try {
    copy = new DatabaseSync(file)
    erase(copy)
    return true
  } catch {
    return false
  } finally {
    if (copy?.isOpen) copy.close()
  }
}

/** Whether it opens, is whole and has the tables of a library. */
export function isGood(file: string): boolean {
  let db: DatabaseSyncInstance | undefined
  try {
    db = new DatabaseSync(file, { readOnly: true })
    const rows = db.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[]
    db.prepare('SELECT count(*) FROM publications').get()
    return rows[0]?.quick_check === 'ok'
  } catch {
    return false
  } finally {
    if (db?.isOpen) db.close()
  }
}

function thinOut(folder: string): void {
  const names = backupsIn(folder)
  const keep = backupsToKeep(names)
  let size = 0
  for (const [index, name] of names.entries()) {
    const file = path.join(folder, name)
    size += statSync(file).size
    // The newest stays whatever its size: one backup is better than none.
    if (index === 0 || (keep.has(name) && size <= spaceBytes)) continue
    rmSync(file)
    rmSync(preferencesBeside(file), { force: true })
    rmSync(coversBeside(file), { recursive: true, force: true })
  }
}

/** @param names of backups, newest first */
export function backupsToKeep(names: readonly string[]): ReadonlySet<string> {
  const keep = new Set<string>()
  const newestOfEach = (periods: number, periodOf: (date: Date) => string) => {
    const seen = new Map<BackupReason, Set<string>>()
    for (const name of names) {
      const reason = reasonOf(name)
      const of = seen.get(reason) ?? new Set()
      seen.set(reason, of)
      const period = periodOf(dateOf(name))
      if (of.has(period) || of.size >= periods) continue
      of.add(period)
      keep.add(name)
    }
  }
  newestOfEach(kept.days, (date) => date.toISOString().slice(0, 10))
  newestOfEach(kept.weeks, (date) => String(Math.floor(+date / (7 * 24 * 60 * 60 * 1000))))
  newestOfEach(kept.months, (date) => date.toISOString().slice(0, 7))
  return keep
}

const reasonOf = (name: string): BackupReason =>
  (backupName.exec(name)?.[4] as BackupReason | undefined) ?? 'regular'

/** When a backup was made, by its name. */
export function dateOf(name: string): Date {
  const [, day = '', time = '', ms = ''] = backupName.exec(name) ?? []
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`
  return new Date(`${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}.${ms}Z`)
}
