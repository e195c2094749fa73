import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { type DuplicateCandidate, type DuplicateFacts, pairsOf } from '#core/duplicates'
import type { PublicationId } from '#core/publication/publication'

import { inTransaction } from './database'

/** What is asked to find publications that are there twice. */
export interface DuplicatesRepository {
  /** All that is on the shelf, last read or added first. */
  candidates(): DuplicateCandidate[]
  facts(id: PublicationId): DuplicateFacts
  /** Pairs that somebody keeps apart, the lesser id first. */
  apart(): [PublicationId, PublicationId][]
  /** Each of them from each other, or not any more. In one commit. */
  keepApart(ids: readonly PublicationId[], areApart: boolean): void
}

interface CandidateRow {
  id: string
  title: string
  authors: string
  series: string | null
  series_position: number | null
  identifier: string | null
}

export function createDuplicatesRepository(db: DatabaseSyncInstance): DuplicatesRepository {
  const selectFacts = db.prepare(`SELECT id, original_name AS fileName, byte_length AS byteLength,
      (SELECT count(*) FROM bookmarks WHERE publication_id = publications.id) +
      (SELECT count(*) FROM highlights WHERE publication_id = publications.id) AS marks
    FROM publications WHERE id = ?`)
  const insertPair = db.prepare('INSERT OR IGNORE INTO kept_apart VALUES (?, ?)')
  const deletePair = db.prepare('DELETE FROM kept_apart WHERE publication_id = ? AND other_id = ?')

  return {
    candidates: () =>
      (
        db
          .prepare(
            `SELECT id, title, authors, series, series_position, identifier FROM publications
              WHERE removed_at IS NULL
              ORDER BY max(added_at, coalesce(opened_at, '')) DESC, title`,
          )
          .all() as CandidateRow[]
      ).map(({ id, title, authors, series, series_position: position, identifier }) => ({
        id,
        title,
        authors: JSON.parse(authors) as string[],
        series: series === null ? null : { name: series, position },
        identifier,
      })),
    facts: (id) => selectFacts.get(id) as DuplicateFacts,
    apart: () =>
      (
        db.prepare('SELECT publication_id, other_id FROM kept_apart').all() as {
          publication_id: string
          other_id: string
        }[]
      ).map((row) => [row.publication_id, row.other_id]),
    keepApart: (ids, areApart) =>
      inTransaction(db, () => {
        const change = areApart ? insertPair : deletePair
        for (const [one, other] of pairsOf([...new Set(ids)].sort())) change.run(one, other)
      }),
  }
}
