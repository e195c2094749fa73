import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import {
  Manifest,
  type PublicationId,
  type PublicationSummary,
  TextOptions,
} from '#core/publication/publication'

import { inTransaction } from './database'

/** A publication as the library keeps it. */
export interface StoredPublication {
  readonly id: PublicationId
  readonly manifest: Manifest
  /** Version of the parsers that made the manifest. */
  readonly parserVersion: number
  readonly byteLength: number
  /** Name in the publication's folder; `null` once the file of a removed publication was purged. */
  readonly file: string | null
  readonly originalName: string
  readonly originalPath: string
  readonly coverMediaType: string | null
  /** ISO 8601 instants, here and below. */
  readonly addedAt: string
}

/** A file whose content is in the library: same path, length and time mean same content. */
export interface KnownFile {
  readonly path: string
  readonly byteLength: number
  readonly modifiedMs: number
}

export interface PublicationsRepository {
  /** What is on the shelf, last read first. */
  summaries(): PublicationSummary[]
  /** `undefined` for what is not on the shelf. */
  summary(id: PublicationId): PublicationSummary | undefined
  /** On the shelf or removed. `manifest` is `undefined` where the stored one cannot be read any more. */
  find(id: PublicationId): (Omit<StoredPublication, 'manifest'> & StoredExtras) | undefined
  /** Where the file lies, without its manifest: asked for each resource. */
  fileOf(id: PublicationId): { file: string; originalName: string; text: TextOptions } | undefined
  coverTypeOf(id: PublicationId): string | undefined
  /** Of a publication that has none. */
  setCoverType(id: PublicationId, mediaType: string): void
  /** Adds it, or puts it back on the shelf with its place and its bookmarks. */
  add(publication: StoredPublication): void
  markOpened(id: PublicationId, at: string): void
  /** @returns `false` for what is not there */
  markRemoved(id: PublicationId, at: string): boolean
  restore(id: PublicationId): boolean
  /** Removed before `before`, with files still there. */
  removedBefore(before: string): PublicationId[]
  /** The files are gone; the row stays, so that what the reader kept comes back with the file. */
  markPurged(id: PublicationId): void
  /** Those whose files should be there, on the shelf or removed. */
  withFiles(): ReadonlySet<PublicationId>
  rememberFile(file: KnownFile, id: PublicationId): void
  recall(file: KnownFile): PublicationId | undefined
}

interface StoredExtras {
  readonly manifest: Manifest | undefined
  readonly removedAt: string | null
}

interface SummaryRow {
  id: string
  title: string
  authors: string
  format: string
  cover_media_type: string | null
  total_progression: number | null
  added_at: string
  opened_at: string | null
}

interface PublicationRow extends SummaryRow {
  manifest: string
  parser_version: number
  byte_length: number
  file: string | null
  original_name: string
  original_path: string
  removed_at: string | null
  text_options: string | null
}

type FileRow = Pick<PublicationRow, 'file' | 'original_name' | 'text_options'>

const summaryColumns = `id, title, authors, format, cover_media_type, added_at, opened_at,
  (SELECT total_progression FROM positions WHERE publication_id = publications.id) AS total_progression`

export function createPublicationsRepository(db: DatabaseSyncInstance): PublicationsRepository {
  const selectAll = db.prepare(`SELECT ${summaryColumns} FROM publications
    WHERE removed_at IS NULL ORDER BY coalesce(opened_at, added_at) DESC, title`)
  const selectSummary = db.prepare(
    `SELECT ${summaryColumns} FROM publications WHERE id = ? AND removed_at IS NULL`,
  )
  const selectOne = db.prepare('SELECT * FROM publications WHERE id = ?')
  const selectFile = db.prepare(
    'SELECT file, original_name, text_options FROM publications WHERE id = ?',
  )
  const selectCover = db.prepare('SELECT cover_media_type FROM publications WHERE id = ?')
  const selectRemoved = db.prepare(
    'SELECT id FROM publications WHERE removed_at < ? AND file IS NOT NULL',
  )
  const selectWithFiles = db.prepare('SELECT id FROM publications WHERE file IS NOT NULL')
  const selectKnown = db.prepare(`SELECT publication_id FROM known_files
    WHERE path = ? AND byte_length = ? AND modified_ms = ?`)
  const changes = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values).changes

  return {
    summaries: () => (selectAll.all() as SummaryRow[]).map(toSummary),
    summary(id) {
      const row = selectSummary.get(id) as SummaryRow | undefined
      return row && toSummary(row)
    },
    find(id) {
      const row = selectOne.get(id) as PublicationRow | undefined
      return row && toStored(row)
    },
    fileOf(id) {
      const row = selectFile.get(id) as FileRow | undefined
      if (!row || row.file === null) return undefined
      return { file: row.file, originalName: row.original_name, text: toOptions(row.text_options) }
    },
    coverTypeOf(id) {
      const row = selectCover.get(id) as Pick<PublicationRow, 'cover_media_type'> | undefined
      return row?.cover_media_type ?? undefined
    },
    setCoverType: (id, mediaType) =>
      void changes(
        `UPDATE publications SET cover_media_type = ?
         WHERE id = ? AND cover_media_type IS NULL AND file IS NOT NULL`,
        mediaType,
        id,
      ),
    add(publication) {
      inTransaction(db, () => insert(db, publication))
    },
    markOpened: (id, at) =>
      void changes('UPDATE publications SET opened_at = ? WHERE id = ?', at, id),
    markRemoved: (id, at) =>
      changes(
        'UPDATE publications SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
        at,
        id,
      ) > 0,
    restore: (id) =>
      changes('UPDATE publications SET removed_at = NULL WHERE id = ? AND file IS NOT NULL', id) >
      0,
    removedBefore: (before) => (selectRemoved.all(before) as { id: string }[]).map(({ id }) => id),
    markPurged(id) {
      inTransaction(db, () => {
        changes('UPDATE publications SET file = NULL, cover_media_type = NULL WHERE id = ?', id)
        changes('DELETE FROM page_maps WHERE publication_id = ?', id)
        changes('DELETE FROM known_files WHERE publication_id = ?', id)
      })
    },
    withFiles: () => new Set((selectWithFiles.all() as { id: string }[]).map(({ id }) => id)),
    rememberFile(file, id) {
      changes(
        'INSERT OR REPLACE INTO known_files VALUES (?, ?, ?, ?)',
        file.path,
        file.byteLength,
        file.modifiedMs,
        id,
      )
    },
    recall(file) {
      const row = selectKnown.get(file.path, file.byteLength, file.modifiedMs) as
        { publication_id: string } | undefined
      return row?.publication_id
    },
  }
}

function insert(db: DatabaseSyncInstance, publication: StoredPublication): void {
  const { id, manifest, parserVersion, byteLength, file, originalName } = publication
  db.prepare(
    `INSERT INTO publications (id, title, authors, format, manifest, parser_version, byte_length,
       file, original_name, original_path, cover_media_type, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET removed_at = NULL, title = excluded.title,
       authors = excluded.authors, format = excluded.format, manifest = excluded.manifest,
       parser_version = excluded.parser_version, file = excluded.file,
       original_name = excluded.original_name, original_path = excluded.original_path,
       cover_media_type = excluded.cover_media_type`,
  ).run(
    id,
    ...descriptionOf(manifest),
    JSON.stringify(manifest),
    parserVersion,
    byteLength,
    file,
    originalName,
    publication.originalPath,
    publication.coverMediaType,
    publication.addedAt,
  )
}

/** What the shelf shows, in columns of its own: a list of publications reads no manifests. */
export const descriptionOf = ({ metadata, format }: Manifest): [string, string, string] => [
  metadata.title,
  JSON.stringify(metadata.authors.map(({ name }) => name)),
  format,
]

const toSummary = (row: SummaryRow): PublicationSummary => ({
  id: row.id,
  title: row.title,
  authors: JSON.parse(row.authors) as string[],
  format: row.format,
  hasCover: row.cover_media_type !== null,
  totalProgression: row.total_progression,
  addedAt: row.added_at,
  openedAt: row.opened_at,
})

const toStored = (row: PublicationRow) => ({
  id: row.id,
  manifest: readManifest(row.manifest),
  parserVersion: row.parser_version,
  byteLength: row.byte_length,
  file: row.file,
  originalName: row.original_name,
  originalPath: row.original_path,
  coverMediaType: row.cover_media_type,
  addedAt: row.added_at,
  removedAt: row.removed_at,
})

/** What cannot be understood was not chosen: the text is read as its letters say. */
function toOptions(json: string | null): TextOptions {
  try {
    return json === null ? {} : TextOptions.parse(JSON.parse(json))
  } catch {
    return {}
  }
}

/** An older version may have stored another shape; the file is then read afresh. */
function readManifest(json: string): Manifest | undefined {
  try {
    return Manifest.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}
