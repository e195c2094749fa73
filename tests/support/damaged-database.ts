import { readFileSync, writeFileSync } from 'node:fs'

import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/** Closes a database, and writes foreign bytes over the first page of a table or an index. */
export function damagePageOf(db: DatabaseSyncInstance, file: string, name: string): void {
  changePageOf(db, file, name, (page) => page.fill(0xff))
}

/** Closes a database, and changes the bytes of the first page of a table or an index. */
export function changePageOf(
  db: DatabaseSyncInstance,
  file: string,
  name: string,
  change: (page: Buffer) => void,
): void {
  const { rootpage } = db
    .prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .get(name) as {
    rootpage: number
  }
  const { page_size: size } = db.prepare('PRAGMA page_size').get() as { page_size: number }
  db.close()
  const bytes = readFileSync(file)
  change(bytes.subarray((rootpage - 1) * size, rootpage * size))
  writeFileSync(file, bytes)
}
