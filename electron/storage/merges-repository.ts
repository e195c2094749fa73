import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { joinTags } from '#core/library'
import { describedByFile, type OwnMetadata } from '#core/own-metadata'
import { Manifest, type PublicationId } from '#core/publication/publication'

import { inTransaction } from './database'
import { readOwnMetadata } from './description'
import { describe } from './publications-repository'
import { stored } from './stored-json'

type Row = Readonly<Record<string, string | number | null>>

/** Rows that belong to publications, by table and key. */
export type CapturedRows = ReadonlyMap<string, ReadonlyMap<string, Row>>

/** What somebody keeps about a publication, put together with what they keep about another one. */
export interface MergesRepository {
  /** ISO 8601 instant at which somebody stopped reading; `null` where nobody began. */
  stoppedAt(id: PublicationId): string | null
  /** All that is kept about publications, to come back to it. */
  capture(ids: readonly PublicationId[]): CapturedRows
  /**
   * What somebody said about a publication, where they read it, and how much, goes to another one, which keeps
   * what was said about itself. In one commit; marks and places are not part of it.
   */
  join(into: PublicationId, from: PublicationId): void
  /** Whatever is as it was after becomes what it was before; what was changed since stays. In one commit. */
  revert(before: CapturedRows, after: CapturedRows): void
}

interface Table {
  readonly name: string
  /** The columns that name a row. */
  readonly key: readonly string[]
  /** The column with the publication's id. */
  readonly owner: string
  readonly columns: string
}

const owned = (name: string, ...key: string[]): Table => ({
  name,
  key,
  owner: 'publication_id',
  columns: '*',
})

const tables: readonly Table[] = [
  {
    name: 'publications',
    key: ['id'],
    owner: 'id',
    columns: `id, title, sort_as, authors, author_sort_as, series, series_position, language, tags, state,
      favourite, stars, own_metadata, own_cover_media_type, own_cover_at, added_at, opened_at, removed_at`,
  },
  owned('positions', 'publication_id'),
  owned('automatic_places', 'publication_id', 'kind'),
  owned('bookmarks', 'id'),
  owned('highlights', 'id'),
  owned('collected', 'publication_id', 'collection_id'),
  owned('publication_preferences', 'publication_id'),
  owned('reading_days', 'publication_id', 'day'),
  owned('recent_turns', 'id'),
]

export function createMergesRepository(db: DatabaseSyncInstance): MergesRepository {
  const run = (sql: string, ...values: unknown[]) => void db.prepare(sql).run(...values)

  const captureTable = ({ name, key, owner, columns }: Table, ids: readonly PublicationId[]) => {
    const select = db.prepare(`SELECT ${columns} FROM ${name} WHERE ${owner} = ?`)
    const rows = ids.flatMap((id) => select.all(id) as Row[])
    return new Map(rows.map((row) => [JSON.stringify(key.map((column) => row[column])), row]))
  }

  const find = ({ name, key, columns }: Table, values: readonly unknown[]) =>
    db.prepare(`SELECT ${columns} FROM ${name} WHERE ${conditionOf(key)}`).get(...values) as
      Row | undefined

  const put = ({ name, key }: Table, values: readonly unknown[], row: Row | undefined) => {
    if (!row) return run(`DELETE FROM ${name} WHERE ${conditionOf(key)}`, ...values)
    const columns = Object.keys(row)
    const set = columns.map((column) => `${column} = excluded.${column}`).join(', ')
    // A publication is there, and an insert that lacks its other columns would be refused.
    if (name === 'publications') {
      run(
        `UPDATE ${name} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
        ...Object.values(row),
        ...values,
      )
      return
    }
    run(
      `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set}`,
      ...Object.values(row),
    )
  }

  const ownOf = (id: PublicationId) => {
    const row = db
      .prepare('SELECT manifest, own_metadata FROM publications WHERE id = ?')
      .get(id) as { manifest: string; own_metadata: string | null } | undefined
    const manifest = row && stored(Manifest, row.manifest)
    if (!manifest) return undefined
    const own = readOwnMetadata(row.own_metadata)
    return { manifest, own, tags: own.tags ?? describedByFile(manifest.metadata).tags }
  }

  /** What somebody wrote themselves is better than what a file says; the kept one's own comes first. */
  const joinDescriptions = (into: PublicationId, from: PublicationId) => {
    const kept = ownOf(into)
    const other = ownOf(from)
    if (!kept || !other) return
    const { tags } = other.own
    const own: OwnMetadata = {
      ...other.own,
      ...kept.own,
      ...(tags && { tags: joinTags(kept.tags, tags).slice(0, mostTags) }),
    }
    if (Object.keys(own).length === 0) return
    run('UPDATE publications SET own_metadata = ? WHERE id = ?', JSON.stringify(own), into)
    describe(db, into, kept.manifest)
  }

  return {
    stoppedAt(id) {
      const row = db
        .prepare('SELECT updated_at FROM positions WHERE publication_id = ?')
        .get(id) as { updated_at: string } | undefined
      return row?.updated_at ?? null
    },
    capture: (ids) => new Map(tables.map((table) => [table.name, captureTable(table, ids)])),
    join: (into, from) =>
      inTransaction(db, () => {
        joinDescriptions(into, from)
        for (const sql of joining) run(sql, into, from)
      }),
    revert: (before, after) =>
      inTransaction(db, () => {
        for (const table of tables) {
          const [was, became] = [before.get(table.name), after.get(table.name)]
          for (const key of new Set([...(was?.keys() ?? []), ...(became?.keys() ?? [])])) {
            const [row, changed] = [was?.get(key), became?.get(key)]
            if (isSame(row, changed)) continue
            const values = JSON.parse(key) as unknown[]
            if (isSame(find(table, values), changed)) put(table, values, row)
          }
        }
      }),
  }
}

const conditionOf = (key: readonly string[]): string =>
  key.map((column) => `${column} = ?`).join(' AND ')

const isSame = (one: Row | undefined, other: Row | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** As many as {@link OwnMetadata} has room for. */
const mostTags = 200

/** `?1` gets what belongs to `?2`. */
const joining = [
  `UPDATE publications SET
      state = coalesce(publications.state, other.state),
      favourite = max(publications.favourite, other.favourite),
      stars = iif(publications.stars = 0, other.stars, publications.stars),
      added_at = min(publications.added_at, other.added_at),
      opened_at = nullif(max(coalesce(publications.opened_at, ''), coalesce(other.opened_at, '')), '')
    FROM publications AS other WHERE publications.id = ?1 AND other.id = ?2`,
  `INSERT OR IGNORE INTO collected (publication_id, collection_id)
    SELECT ?1, collection_id FROM collected WHERE publication_id = ?2`,
  `INSERT OR IGNORE INTO publication_preferences (publication_id, preferences, updated_at)
    SELECT ?1, preferences, updated_at FROM publication_preferences WHERE publication_id = ?2`,
  `INSERT INTO reading_days (publication_id, day, seconds, pages)
    SELECT ?1, day, seconds, pages FROM reading_days WHERE publication_id = ?2
    ON CONFLICT (publication_id, day) DO UPDATE SET seconds = seconds + excluded.seconds,
      pages = pages + excluded.pages`,
  'DELETE FROM reading_days WHERE publication_id = ?2',
  'UPDATE recent_turns SET publication_id = ?1 WHERE publication_id = ?2',
]
