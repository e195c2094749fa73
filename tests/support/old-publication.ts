import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import type { StoredPublication } from '../../electron/storage/publications-repository'

/** Puts a publication into a library of any version: by the columns that have been there from the first on. */
export function addOldPublication(db: DatabaseSyncInstance, publication: StoredPublication): void {
  const { id, manifest, parserVersion, byteLength, file, originalName, originalPath } = publication
  db.prepare(
    `INSERT INTO publications (id, title, authors, format, manifest, parser_version, byte_length, file,
      original_name, original_path, added_at) VALUES (?, ?, '[]', ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    manifest.metadata.title,
    manifest.format,
    JSON.stringify(manifest),
    parserVersion,
    byteLength,
    file,
    originalName,
    originalPath,
    publication.addedAt,
  )
}
