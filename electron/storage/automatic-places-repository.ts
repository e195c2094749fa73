import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { AutomaticPlace, type AutomaticPlaceKind } from '#core/annotations'
import type { PublicationId } from '#core/publication/publication'

import { parsed } from './stored-json'

/** Places that are remembered without being asked for, one of each kind. */
export interface AutomaticPlacesRepository {
  automaticPlaces(id: PublicationId): AutomaticPlace[]
  /** In place of the one of its kind; but the furthest place only ever moves on. */
  saveAutomaticPlace(id: PublicationId, place: AutomaticPlace): void
  /**
   * Where one stopped becomes the end of the last session.
   *
   * @param before ISO 8601 instant: who read after it is still in that session
   */
  beginSession(id: PublicationId, before: string): void
  /** To where its words have come to lie. */
  moveAutomaticPlace(id: PublicationId, place: Omit<AutomaticPlace, 'at'>): void
  removeAutomaticPlace(id: PublicationId, kind: AutomaticPlaceKind): void
}

interface PlaceRow {
  kind: string
  locator: string
  at: string
}

/** Share of the publication before a locator in a column. */
const shareOf = (column: string) =>
  `coalesce(json_extract(${column}, '$.locations.totalProgression'), 0)`

/** Every write is one commit, on the disk when the method returns. */
export function createAutomaticPlacesRepository(
  db: DatabaseSyncInstance,
): AutomaticPlacesRepository {
  const select = db.prepare(
    'SELECT kind, locator, at FROM automatic_places WHERE publication_id = ? ORDER BY kind',
  )
  const upsert = db.prepare(`INSERT INTO automatic_places (publication_id, kind, locator, at)
      VALUES (?, ?, ?, ?)
    ON CONFLICT (publication_id, kind) DO UPDATE SET locator = excluded.locator, at = excluded.at
      WHERE excluded.kind <> 'furthest'
        OR ${shareOf('excluded.locator')} > ${shareOf('automatic_places.locator')}`)
  const keepPosition = db.prepare(`INSERT OR REPLACE INTO automatic_places
      (publication_id, kind, locator, at)
    SELECT publication_id, 'last-session', locator, updated_at FROM positions
      WHERE publication_id = ? AND updated_at < ?`)
  const move = db.prepare(
    'UPDATE automatic_places SET locator = ? WHERE publication_id = ? AND kind = ?',
  )
  const remove = db.prepare('DELETE FROM automatic_places WHERE publication_id = ? AND kind = ?')

  return {
    automaticPlaces: (id) =>
      (select.all(id) as PlaceRow[]).flatMap((row) => {
        const checked = AutomaticPlace.safeParse({ ...row, locator: parsed(row.locator) })
        return checked.success ? [checked.data] : []
      }),
    saveAutomaticPlace: (id, { kind, locator, at }) =>
      void upsert.run(id, kind, JSON.stringify(locator), at),
    beginSession: (id, before) => void keepPosition.run(id, before),
    moveAutomaticPlace: (id, { kind, locator }) => void move.run(JSON.stringify(locator), id, kind),
    removeAutomaticPlace: (id, kind) => void remove.run(id, kind),
  }
}
