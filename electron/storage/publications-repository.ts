import path from 'node:path'

import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { ReadingState, type RemovedPublication, stateByReading } from '#core/library'
import {
  Manifest,
  type PublicationId,
  type PublicationSummary,
  TextOptions,
} from '#core/publication/publication'

import { inTransaction } from './database'
import { descriptionOf, readOwnMetadata, setDescription } from './description'

/** A publication as the library keeps it. */
export interface StoredPublication {
  readonly id: PublicationId
  readonly manifest: Manifest
  /** Version of the parsers that made the manifest. */
  readonly parserVersion: number
  readonly byteLength: number
  /**
   * Name in the publication's folder, or the full path of a file that is read in place; `null` once the file of a
   * removed publication was purged.
   */
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
  /** What is on the shelf, last read or added first. */
  summaries(): PublicationSummary[]
  /** The first so many of them. */
  recent(most: number): PublicationSummary[]
  /** Those of them that are on the shelf. */
  some(ids: readonly PublicationId[]): PublicationSummary[]
  /** `undefined` for what is not on the shelf. */
  summary(id: PublicationId): PublicationSummary | undefined
  /** On the shelf or removed. `manifest` is `undefined` where the stored one cannot be read any more. */
  find(id: PublicationId): (Omit<StoredPublication, 'manifest'> & StoredExtras) | undefined
  /** Where the file lies, without its manifest: asked for each resource. */
  fileOf(id: PublicationId): { file: string; originalName: string; text: TextOptions } | undefined
  /** Of the cover that is shown: the one that somebody chose, or the publication's own. */
  coverOf(id: PublicationId): StoredCover | undefined
  /** Of a publication that has none. */
  setCoverType(id: PublicationId, mediaType: string): void
  /** Adds it, or puts it back on the shelf with its place and its bookmarks. */
  add(publication: StoredPublication): void
  markOpened(id: PublicationId, at: string): void
  /** Off the shelf, in one commit. */
  markRemoved(ids: readonly PublicationId[], at: string): void
  /** Back on the shelf, in one commit; those whose files are gone stay away. */
  restore(ids: readonly PublicationId[]): void
  /** What was removed and has its files still, last removed first. */
  removed(): RemovedPublication[]
  /** The files are gone; the row stays, so that what the reader kept comes back with the file. */
  markPurged(id: PublicationId): void
  /** Those whose files should be there, on the shelf or removed. */
  withFiles(): ReadonlySet<PublicationId>
  /** Those that are read in place. */
  inPlace(): { id: PublicationId; file: string; originalName: string }[]
  rememberFile(file: KnownFile, id: PublicationId): void
  recall(file: KnownFile): PublicationId | undefined
  /** What was at a path when it was looked at last, whatever is there now. */
  lastAt(path: string): PublicationId | undefined
}

export interface StoredCover {
  readonly mediaType: string
  readonly isOwn: boolean
}

interface StoredExtras {
  readonly manifest: Manifest | undefined
  readonly removedAt: string | null
}

interface SummaryRow {
  id: string
  title: string
  sort_as: string | null
  authors: string
  author_sort_as: string | null
  series: string | null
  series_position: number | null
  language: string | null
  tags: string
  collections: string
  state: string | null
  favourite: number
  stars: number
  format: string
  cover_media_type: string | null
  own_cover_at: string | null
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

interface CoverRow {
  cover_media_type: string | null
  own_cover_media_type: string | null
}

interface RemovedRow {
  id: string
  title: string
  authors: string
  removed_at: string
}

type FileRow = Pick<PublicationRow, 'file' | 'original_name' | 'text_options'>

const summaryColumns = `id, title, sort_as, authors, author_sort_as, series, series_position, language,
  tags, state, favourite, stars, format, cover_media_type, own_cover_at, added_at, opened_at,
  (SELECT json_group_array(collection_id) FROM collected WHERE publication_id = publications.id)
    AS collections,
  (SELECT total_progression FROM positions WHERE publication_id = publications.id) AS total_progression`

export function createPublicationsRepository(db: DatabaseSyncInstance): PublicationsRepository {
  const selectAll = db.prepare(`SELECT ${summaryColumns} FROM publications
    WHERE removed_at IS NULL 
      ORDER BY max(added_at, coalesce(opened_at, '')) DESC, title LIMIT ?`)
  const selectSummary = db.prepare(
    `SELECT ${summaryColumns} FROM publications WHERE id = ? AND removed_at IS NULL`,
  )
  const selectOne = db.prepare('SELECT * FROM publications WHERE id = ?')
  const selectFile = db.prepare(
    'SELECT file, original_name, text_options FROM publications WHERE id = ?',
  )
  const selectCover = db.prepare(
    'SELECT cover_media_type, own_cover_media_type FROM publications WHERE id = ?',
  )
  const selectRemoved = db.prepare(`SELECT id, title, authors, removed_at FROM publications
    WHERE removed_at IS NOT NULL AND file IS NOT NULL ORDER BY removed_at DESC, title`)
  const selectWithFiles = db.prepare('SELECT id FROM publications WHERE file IS NOT NULL')
  const selectKnown = db.prepare(`SELECT publication_id FROM known_files
    WHERE path = ? AND byte_length = ? AND modified_ms = ?`)
  const selectLast = db.prepare('SELECT publication_id FROM known_files WHERE path = ?')
  const updateRemoved = db.prepare(
    'UPDATE publications SET removed_at = ? WHERE id = ? AND removed_at IS NULL',
  )
  const updateRestored = db.prepare(
    'UPDATE publications SET removed_at = NULL WHERE id = ? AND file IS NOT NULL',
  )
  const summary = (id: PublicationId) => {
    const row = selectSummary.get(id) as SummaryRow | undefined
    return row && toSummary(row)
  }
  const run = (sql: string, ...values: unknown[]) => void db.prepare(sql).run(...values)

  return {
    summaries: () => (selectAll.all(-1) as SummaryRow[]).map(toSummary),
    recent: (most) => (selectAll.all(most) as SummaryRow[]).map(toSummary),
    some: (ids) => ids.flatMap((id) => summary(id) ?? []),
    summary,
    find(id) {
      const row = selectOne.get(id) as PublicationRow | undefined
      return row && toStored(row)
    },
    fileOf(id) {
      const row = selectFile.get(id) as FileRow | undefined
      if (!row || row.file === null) return undefined
      return { file: row.file, originalName: row.original_name, text: toOptions(row.text_options) }
    },
    coverOf(id) {
      const row = selectCover.get(id) as CoverRow | undefined
      const own = row?.own_cover_media_type ?? null
      if (own !== null) return { mediaType: own, isOwn: true }
      const mediaType = row?.cover_media_type ?? null
      return mediaType === null ? undefined : { mediaType, isOwn: false }
    },
    setCoverType: (id, mediaType) =>
      run(
        `UPDATE publications SET cover_media_type = ?
         WHERE id = ? AND cover_media_type IS NULL AND file IS NOT NULL`,
        mediaType,
        id,
      ),
    add(publication) {
      inTransaction(db, () => insert(db, publication))
    },
    markOpened: (id, at) => run('UPDATE publications SET opened_at = ? WHERE id = ?', at, id),
    markRemoved(ids, at) {
      inTransaction(db, () => {
        for (const id of ids) updateRemoved.run(at, id)
      })
    },
    restore(ids) {
      inTransaction(db, () => {
        for (const id of ids) updateRestored.run(id)
      })
    },
    removed: () =>
      (selectRemoved.all() as RemovedRow[]).map(
        ({ id, title, authors, removed_at: removedAt }) => ({
          id,
          title,
          authors: JSON.parse(authors) as string[],
          removedAt,
        }),
      ),
    markPurged(id) {
      inTransaction(db, () => {
        run(
          `UPDATE publications SET file = NULL, cover_media_type = NULL, own_cover_media_type = NULL,
             own_cover_at = NULL WHERE id = ?`,
          id,
        )
        run('DELETE FROM page_maps WHERE publication_id = ?', id)
        run('DELETE FROM known_files WHERE publication_id = ?', id)
      })
    },
    withFiles: () => new Set((selectWithFiles.all() as { id: string }[]).map(({ id }) => id)),
    inPlace: () =>
      (
        db
          .prepare(
            'SELECT id, file, original_name AS originalName FROM publications WHERE file IS NOT NULL',
          )
          .all() as { id: string; file: string; originalName: string }[]
      ).filter(({ file }) => path.isAbsolute(file)),
    rememberFile(file, id) {
      run(
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
    lastAt(path) {
      const row = selectLast.get(path) as { publication_id: string } | undefined
      return row?.publication_id
    },
  }
}

function insert(db: DatabaseSyncInstance, publication: StoredPublication): void {
  const { id, manifest } = publication
  db.prepare(
    `INSERT INTO publications (id, title, authors, format, manifest, parser_version, byte_length,
       file, original_name, original_path, cover_media_type, added_at, text_options)
     VALUES (?, '', '[]', '', ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET removed_at = NULL, manifest = excluded.manifest,
       parser_version = excluded.parser_version, file = excluded.file,
       original_name = excluded.original_name, original_path = excluded.original_path,
       cover_media_type = excluded.cover_media_type,
       text_options = COALESCE(text_options, excluded.text_options)`,
  ).run(
    id,
    JSON.stringify(manifest),
    publication.parserVersion,
    publication.byteLength,
    publication.file,
    publication.originalName,
    publication.originalPath,
    publication.coverMediaType,
    publication.addedAt,
    fromOptions(manifest.text?.options),
  )
  describe(db, id, manifest)
}

/** What the shelf shows of a publication, as its manifest and its reader have it now. */
export function describe(db: DatabaseSyncInstance, id: PublicationId, manifest: Manifest): void {
  const row = db.prepare('SELECT own_metadata FROM publications WHERE id = ?').get(id) as
    { own_metadata: string | null } | undefined
  db.prepare(`UPDATE publications SET ${setDescription} WHERE id = ?`).run(
    ...descriptionOf(manifest, readOwnMetadata(row?.own_metadata ?? null)),
    id,
  )
}

const toSummary = (row: SummaryRow): PublicationSummary => ({
  id: row.id,
  title: row.title,
  sortAs: row.sort_as,
  authors: JSON.parse(row.authors) as string[],
  authorSortAs: row.author_sort_as,
  series: row.series === null ? null : { name: row.series, position: row.series_position },
  language: row.language,
  tags: JSON.parse(row.tags) as string[],
  collections: JSON.parse(row.collections) as string[],
  state: stateOf(row),
  favourite: row.favourite === 1,
  stars: row.stars,
  format: row.format,
  hasCover: row.cover_media_type !== null || row.own_cover_at !== null,
  coverChosenAt: row.own_cover_at,
  totalProgression: row.total_progression,
  addedAt: row.added_at,
  openedAt: row.opened_at,
})

/** What somebody said, or else what the pages tell. */
function stateOf({ state, total_progression }: SummaryRow): ReadingState {
  const said = ReadingState.safeParse(state)
  return said.success ? said.data : stateByReading(total_progression)
}

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

/** What is stored of what a person chose about a text: nothing where all of it is found out. */
export const fromOptions = (options: TextOptions = {}): string | null =>
  Object.values(options).every((one) => one === undefined) ? null : JSON.stringify(options)

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
