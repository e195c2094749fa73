import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

/** Looks at a copy: what a killed app left is for the app to mend. */
export function complaintsAbout(file: string, scratch: string): string[] {
  const folder = path.join(scratch, randomUUID())
  mkdirSync(folder, { recursive: true })
  const copy = path.join(folder, 'library.db')
  for (const suffix of ['', '-wal']) {
    if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix)
  }
  const db = new DatabaseSync(copy)
  try {
    return complaintsIn(db)
  } catch (error) {
    return [String(error)]
  } finally {
    db.close()
    rmSync(folder, { recursive: true })
  }
}

export function complaintsIn(db: DatabaseSyncInstance): string[] {
  const found = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
  const dangling = db.prepare('PRAGMA foreign_key_check').all()
  return [
    ...found.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...dangling.map((row) => `no such publication: ${JSON.stringify(row)}`),
  ]
}
