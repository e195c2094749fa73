import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import type { Logger } from '../log'
import { backUp, type BackupReason, isBackupDue } from '../storage/backups'

interface Dependencies {
  readonly db: DatabaseSyncInstance
  /** The folder of the backups. */
  readonly folder: string
  readonly log: Logger
  readonly now: () => Date
}

/** Keeps copies of the library's database while the app runs. */
export interface BackupKeeper {
  /** A copy at once where the last is old, and from now on one every half hour in which something changed. */
  begin(): void
  /** @returns the copy's name */
  backUp(reason: BackupReason): string
  stop(): void
}

const everyMs = 30 * 60 * 1000

export function createBackupKeeper({ db, folder, log, now }: Dependencies): BackupKeeper {
  const changes = (): number =>
    (db.prepare('SELECT total_changes() AS count').get() as { count: number }).count
  let changesCopied = changes()
  let timer: ReturnType<typeof setInterval> | undefined

  const copy = (reason?: BackupReason): string => {
    const name = backUp(db, folder, now(), reason)
    changesCopied = changes()
    return name
  }
  const copyChanges = () => {
    if (changes() === changesCopied) return
    try {
      copy()
    } catch (error) {
      // The next half hour tries again.
      log.error('The library could not be backed up', error)
    }
  }

  return {
    begin() {
      timer = setInterval(copyChanges, everyMs)
      if (isBackupDue(folder, now())) copy()
    },
    backUp: copy,
    stop: () => clearInterval(timer),
  }
}
