import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { ReaderPreferences } from '#core/preferences'
import { Locator } from '#core/publication/locator'
import { PageMap } from '#core/publication/page-map'
import type { PublicationId } from '#core/publication/publication'

import { type AnnotationsRepository, createAnnotationsRepository } from './annotations-repository'
import {
  type AutomaticPlacesRepository,
  createAutomaticPlacesRepository,
} from './automatic-places-repository'
import { keyByKey } from './checked-keys'
import { inTransaction } from './database'
import { parsed, stored } from './stored-json'

/** What the reader leaves in a publication: a place, bookmarks, highlights; and how it was last laid out. */
export interface ReadingRepository extends AnnotationsRepository, AutomaticPlacesRepository {
  position(id: PublicationId): Locator | null
  savePosition(id: PublicationId, locator: Locator, at: string): void
  /** Wishes for this publication alone. */
  preferences(id: PublicationId): ReaderPreferences
  savePreferences(id: PublicationId, preferences: ReaderPreferences, at: string): void
  pageMap(id: PublicationId, layoutKey: string): PageMap | null
  /** It was used: what was not for long is forgotten first. */
  touchPageMap(id: PublicationId, layoutKey: string, at: string): void
  savePageMap(id: PublicationId, layoutKey: string, pageMap: PageMap, at: string): void
}

/** Sizes, faces and windows that somebody goes through in one publication; older layouts are forgotten. */
const keptLayouts = 24

/** Every write is one commit, on the disk when the method returns. */
export function createReadingRepository(db: DatabaseSyncInstance): ReadingRepository {
  const selectPosition = db.prepare('SELECT locator FROM positions WHERE publication_id = ?')
  const upsertPosition = db.prepare(`INSERT INTO positions VALUES (?, ?, ?, ?)
    ON CONFLICT (publication_id) DO UPDATE SET locator = excluded.locator,
      total_progression = excluded.total_progression, updated_at = excluded.updated_at`)
  const selectPreferences = db.prepare(
    'SELECT preferences FROM publication_preferences WHERE publication_id = ?',
  )
  const upsertPreferences = db.prepare(
    'INSERT OR REPLACE INTO publication_preferences VALUES (?, ?, ?)',
  )
  const selectPageMap = db.prepare(
    'SELECT page_map FROM page_maps WHERE publication_id = ? AND layout_key = ?',
  )
  // Each write waits for the disk, and the page for the answer: to the hour is exact enough.
  const touchPageMap = db.prepare(
    `UPDATE page_maps SET used_at = ?1 WHERE publication_id = ?2 AND layout_key = ?3
      AND used_at < strftime('%Y-%m-%dT%H:%M:%fZ', ?1, '-1 hour')`,
  )
  const upsertPageMap = db.prepare('INSERT OR REPLACE INTO page_maps VALUES (?, ?, ?, ?)')
  const forgetPageMaps = db.prepare(`DELETE FROM page_maps WHERE publication_id = ?1 AND layout_key
    NOT IN (SELECT layout_key FROM page_maps WHERE publication_id = ?1
      ORDER BY used_at DESC LIMIT ${keptLayouts})`)

  return {
    ...createAnnotationsRepository(db),
    ...createAutomaticPlacesRepository(db),
    position(id) {
      const row = selectPosition.get(id) as { locator: string } | undefined
      return row ? stored(Locator, row.locator) : null
    },
    savePosition(id, locator, at) {
      const { totalProgression = null } = locator.locations
      upsertPosition.run(id, JSON.stringify(locator), totalProgression, at)
    },
    preferences(id) {
      const row = selectPreferences.get(id) as { preferences: string } | undefined
      return row ? keyByKey(ReaderPreferences.shape, parsed(row.preferences)).values : {}
    },
    savePreferences(id, preferences, at) {
      upsertPreferences.run(id, JSON.stringify(preferences), at)
    },
    pageMap(id, layoutKey) {
      const row = selectPageMap.get(id, layoutKey) as { page_map: string } | undefined
      return row ? stored(PageMap, row.page_map) : null
    },
    touchPageMap: (id, layoutKey, at) => void touchPageMap.run(at, id, layoutKey),
    savePageMap(id, layoutKey, pageMap, at) {
      inTransaction(db, () => {
        upsertPageMap.run(id, layoutKey, JSON.stringify(pageMap), at)
        forgetPageMaps.run(id)
      })
    },
  }
}
