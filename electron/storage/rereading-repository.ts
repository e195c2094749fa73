import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { Locator } from '#core/publication/locator'
import type { Manifest, PublicationId, TextOptions } from '#core/publication/publication'

import { inTransaction } from './database'
import { descriptionOf } from './publications-repository'

/** A place in a publication, and the row that it stands in. */
export interface KeptPlace {
  readonly table: 'positions' | 'bookmarks'
  readonly key: string
  readonly locator: Locator
}

/** A publication that was read in another way: what it became, and where its places have come to lie. */
export interface StoredRereading {
  readonly id: PublicationId
  readonly manifest: Manifest
  readonly parserVersion: number
  readonly text: TextOptions
  readonly places: readonly KeptPlace[]
}

export interface RereadingRepository {
  /** Every place that somebody kept in a publication. */
  places(id: PublicationId): KeptPlace[]
  /** All of it in one commit; layouts that were counted before are forgotten. */
  save(rereading: StoredRereading): void
}

/** Tables with locators, and the column that names a row. */
const tables = { positions: 'publication_id', bookmarks: 'id' } as const

export function createRereadingRepository(db: DatabaseSyncInstance): RereadingRepository {
  const placesIn = (table: KeptPlace['table'], id: PublicationId): KeptPlace[] => {
    const rows = db
      .prepare(`SELECT ${tables[table]} AS key, locator FROM ${table} WHERE publication_id = ?`)
      .all(id) as { key: string; locator: string }[]
    return rows.flatMap(({ key, locator }) => {
      const known = readLocator(locator)
      return known ? [{ table, key, locator: known }] : []
    })
  }

  return {
    places: (id) => [...placesIn('positions', id), ...placesIn('bookmarks', id)],
    save({ id, manifest, parserVersion, text, places }) {
      inTransaction(db, () => {
        db.prepare(
          `UPDATE publications SET manifest = ?, parser_version = ?, text_options = ?, title = ?,
             authors = ?, format = ? WHERE id = ?`,
        ).run(
          JSON.stringify(manifest),
          parserVersion,
          isEmpty(text) ? null : JSON.stringify(text),
          ...descriptionOf(manifest),
          id,
        )
        for (const { table, key, locator } of places) {
          db.prepare(`UPDATE ${table} SET locator = ? WHERE ${tables[table]} = ?`).run(
            JSON.stringify(locator),
            key,
          )
        }
        db.prepare('DELETE FROM page_maps WHERE publication_id = ?').run(id)
      })
    },
  }
}

const isEmpty = (text: TextOptions): boolean =>
  Object.values(text).every((one) => one === undefined)

/** A locator of another version that cannot be understood is left as it is. */
function readLocator(json: string): Locator | undefined {
  try {
    return Locator.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}
