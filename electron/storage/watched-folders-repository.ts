import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import type { KnownFile } from './publications-repository'

/** Folders that are watched, and what is known of the files in them. */
export interface WatchedFoldersRepository {
  /** In the order in which they were added. */
  folders(): StoredFolder[]
  add(folder: StoredFolder, at: string): void
  /** Whether its books are copied into the library. What is there already stays as it is. */
  setCopied(folder: string, isCopied: boolean): void
  /** What came from it stays in the library. */
  remove(folder: string): void
  /**
   * What a file is in the state in which it is now: one of a publication, or none by these parsers; `undefined`
   * where it has to be looked into.
   */
  knownAs(file: KnownFile, parserVersion: number): 'publication' | 'refused' | undefined
  /** It is no book, or none that can be read. */
  refuse(file: KnownFile, parserVersion: number): void
}

export interface StoredFolder {
  /** Full path. */
  readonly path: string
  readonly isCopied: boolean
}

export function createWatchedFoldersRepository(db: DatabaseSyncInstance): WatchedFoldersRepository {
  const run = (sql: string, ...values: unknown[]) => void db.prepare(sql).run(...values)
  // Asked for each file of a folder whenever it is looked through.
  const selectKnown = db.prepare(`SELECT 'publication' AS kind FROM known_files
      WHERE path = ?1 AND byte_length = ?2 AND modified_ms = ?3
    UNION ALL SELECT 'refused' FROM refused_files
      WHERE path = ?1 AND byte_length = ?2 AND modified_ms = ?3 AND parser_version = ?4`)

  return {
    folders: () =>
      (
        db.prepare('SELECT path, is_copied FROM watched_folders ORDER BY added_at, path').all() as {
          path: string
          is_copied: number
        }[]
      ).map((row) => ({ path: row.path, isCopied: row.is_copied === 1 })),
    add: ({ path, isCopied }, at) =>
      run('INSERT OR IGNORE INTO watched_folders VALUES (?, ?, ?)', path, isCopied ? 1 : 0, at),
    setCopied: (folder, isCopied) =>
      run('UPDATE watched_folders SET is_copied = ? WHERE path = ?', isCopied ? 1 : 0, folder),
    remove: (folder) => run('DELETE FROM watched_folders WHERE path = ?', folder),
    knownAs({ path, byteLength, modifiedMs }, parserVersion) {
      const row = selectKnown.get(path, byteLength, modifiedMs, parserVersion) as
        { kind: 'publication' | 'refused' } | undefined
      return row?.kind
    },
    refuse: ({ path, byteLength, modifiedMs }, parserVersion) =>
      run(
        'INSERT OR REPLACE INTO refused_files VALUES (?, ?, ?, ?)',
        path,
        byteLength,
        modifiedMs,
        parserVersion,
      ),
  }
}
