import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { Locator } from '#core/publication/locator'
import type { PublicationId } from '#core/publication/publication'

import { stored } from './stored-json'

/** What somebody marked and wrote about it. */
export interface MarkedWords {
  readonly publicationId: PublicationId
  readonly locator: Locator
  readonly text: string
  readonly note: string | null
}

export interface MarkedWordsRepository {
  /**
   * The highlights of all publications on the shelf, the newest first, some at a time.
   *
   * @param most in a batch; after each, others have their turn
   */
  batches(most: number): Generator<MarkedWords[]>
}

interface Row {
  rowid: number
  publication_id: string
  locator: string
  text: string
  note: string | null
}

export function createMarkedWordsRepository(db: DatabaseSyncInstance): MarkedWordsRepository {
  const select = db.prepare(`SELECT highlights.rowid, publication_id, locator, text, note
    FROM highlights JOIN publications ON publications.id = publication_id
    WHERE locator IS NOT NULL AND removed_at IS NULL AND highlights.rowid < ?
    ORDER BY highlights.rowid DESC LIMIT ?`)
  return {
    *batches(most) {
      for (let below = Number.MAX_SAFE_INTEGER; ;) {
        const rows = select.all(below, most) as unknown as Row[]
        yield rows.flatMap(({ publication_id: publicationId, locator: json, text, note }) => {
          const locator = stored(Locator, json)
          return locator ? [{ publicationId, locator, text, note }] : []
        })
        const last = rows.at(-1)
        if (!last || rows.length < most) return
        below = last.rowid
      }
    },
  }
}
