import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { Locator } from '#core/publication/locator'
import type { Manifest, PublicationId, TextOptions } from '#core/publication/publication'

import { inTransaction } from './database'
import { describe, fromOptions } from './publications-repository'

/** A place in a publication, and where it stands: a column of {@link kinds}, and the row's key. */
export interface KeptPlace {
  readonly kind: keyof typeof kinds
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

/** Columns with locators, and the column that names a row. */
const kinds = {
  position: { table: 'positions', column: 'locator', key: 'publication_id' },
  bookmark: { table: 'bookmarks', column: 'locator', key: 'id' },
  highlight: { table: 'highlights', column: 'locator', key: 'id' },
  automatic: {
    table: 'automatic_places',
    column: 'locator',
    key: "publication_id || ' ' || kind",
  },
  highlightEnd: { table: 'highlights', column: 'end_locator', key: 'id' },
} as const

export function createRereadingRepository(db: DatabaseSyncInstance): RereadingRepository {
  const placesOf = (kind: KeptPlace['kind'], id: PublicationId): KeptPlace[] => {
    const { table, column, key } = kinds[kind]
    const rows = db
      .prepare(`SELECT ${key} AS key, ${column} AS locator FROM ${table} WHERE publication_id = ?`)
      .all(id) as { key: string; locator: string }[]
    return rows.flatMap(({ key, locator }) => {
      const known = readLocator(locator)
      return known ? [{ kind, key, locator: known }] : []
    })
  }

  return {
    places: (id) =>
      (Object.keys(kinds) as KeptPlace['kind'][]).flatMap((kind) => placesOf(kind, id)),
    save({ id, manifest, parserVersion, text, places }) {
      inTransaction(db, () => {
        db.prepare(
          'UPDATE publications SET manifest = ?, parser_version = ?, text_options = ? WHERE id = ?',
        ).run(JSON.stringify(manifest), parserVersion, fromOptions(text), id)
        describe(db, id, manifest)
        for (const { kind, key, locator } of places) {
          const { table, column, key: name } = kinds[kind]
          db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${name} = ?`).run(
            JSON.stringify(locator),
            key,
          )
        }
        db.prepare('DELETE FROM page_maps WHERE publication_id = ?').run(id)
      })
    },
  }
}

/** A locator of another version that cannot be understood is left as it is. */
function readLocator(json: string): Locator | undefined {
  try {
    return Locator.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}
