import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import type { Logger } from '../log'
import { backUp, type BackupReason, isBackupDue } from '../storage/backups'

interface Dependencies {
  readonly db: DatabaseSyncInstance
  /** The folder of the backups. */
  readonly folder: string
  /** Writes bookmarks, highlights and notes beside the copies, in a form that needs no Octavo to be read. */
  readonly copyMarks: () => Promise<void>
  readonly log: Logger
  readonly now: () => Date
}

/** Keeps copies of the library's database while the app runs. */
export interface BackupKeeper {
  /** A copy at once where the last is old, and from now on one every half hour in which something changed. */
  begin(): Promise<void>
  /** @returns the copy's name */
  backUp(reason: BackupReason): string
  stop(): void
}

const everyMs = 30 * 60 * 1000

export function createBackupKeeper(dependencies: Dependencies): BackupKeeper {
  const { db, folder, copyMarks, log, now } = dependencies
  const changes = (): number =>
    (db.prepare('SELECT total_changes() AS count').get() as { count: number }).count
  let changesCopied = changes()
  let timer: ReturnType<typeof setInterval> | undefined

  const copy = (reason?: BackupReason): string => {
    const name = backUp(db, folder, now(), reason)
    changesCopied = changes()
    return name
  }
  const copyAll = async () => {
    copy()
    await copyMarks()
  }
  const copyChanges = async () => {
    if (changes() === changesCopied) return
    try {
      await copyAll()
    } catch (error) {
      // The next half hour tries again.
      log.error('The library could not be backed up', error)
    }
  }

  return {
    async begin() {
      timer = setInterval(() => void copyChanges(), everyMs)
      if (isBackupDue(folder, now())) await copyAll()
    },
    backUp: copy,
    stop: () => clearInterval(timer),
  }
}
