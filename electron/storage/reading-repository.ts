import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { type Bookmark, Highlight } from '#core/annotations'
import { ReaderPreferences } from '#core/preferences'
import { Locator } from '#core/publication/locator'
import { PageMap } from '#core/publication/page-map'
import type { PublicationId } from '#core/publication/publication'

import { keyByKey } from './checked-keys'
import { inTransaction } from './database'

/** What the reader leaves in a publication: a place, bookmarks, highlights; and how it was last laid out. */
export interface ReadingRepository {
  position(id: PublicationId): Locator | null
  savePosition(id: PublicationId, locator: Locator, at: string): void
  /** Wishes for this publication alone. */
  preferences(id: PublicationId): ReaderPreferences
  savePreferences(id: PublicationId, preferences: ReaderPreferences, at: string): void
  bookmarks(id: PublicationId): Bookmark[]
  saveBookmark(bookmark: Bookmark): void
  removeBookmark(id: string): void
  highlights(id: PublicationId): Highlight[]
  saveHighlight(highlight: Highlight): void
  removeHighlight(id: string): void
  pageMap(id: PublicationId, layoutKey: string): PageMap | null
  /** It was used: what was not for long is forgotten first. */
  touchPageMap(id: PublicationId, layoutKey: string, at: string): void
  savePageMap(id: PublicationId, layoutKey: string, pageMap: PageMap, at: string): void
}

/** Sizes, faces and windows that somebody goes through in one publication; older layouts are forgotten. */
const keptLayouts = 24

interface BookmarkRow {
  id: string
  publication_id: string
  locator: string
  name: string | null
  created_at: string
}

interface HighlightRow {
  id: string
  publication_id: string
  locator: string
  end_locator: string
  text: string
  kind: string
  colour: string
  note: string | null
  created_at: string
  changed_at: string
}

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
  const selectBookmarks = db.prepare(
    'SELECT * FROM bookmarks WHERE publication_id = ? ORDER BY created_at, id',
  )
  const upsertBookmark = db.prepare('INSERT OR REPLACE INTO bookmarks VALUES (?, ?, ?, ?, ?)')
  const deleteBookmark = db.prepare('DELETE FROM bookmarks WHERE id = ?')
  const selectHighlights = db.prepare(
    'SELECT * FROM highlights WHERE publication_id = ? ORDER BY created_at, id',
  )
  const upsertHighlight = db.prepare(
    'INSERT OR REPLACE INTO highlights VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const deleteHighlight = db.prepare('DELETE FROM highlights WHERE id = ?')
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
    bookmarks(id) {
      return (selectBookmarks.all(id) as BookmarkRow[]).flatMap((row) => {
        const locator = stored(Locator, row.locator)
        if (!locator) return []
        const { name, created_at: createdAt, publication_id: publicationId } = row
        return [{ id: row.id, publicationId, locator, name, createdAt }]
      })
    },
    saveBookmark({ id, publicationId, locator, name, createdAt }) {
      upsertBookmark.run(id, publicationId, JSON.stringify(locator), name, createdAt)
    },
    removeBookmark: (id) => void deleteBookmark.run(id),
    highlights: (id) => (selectHighlights.all(id) as HighlightRow[]).flatMap(toHighlight),
    saveHighlight(highlight) {
      const { id, publicationId, locator, end, text, kind, colour, note } = highlight
      const { createdAt, changedAt } = highlight
      const places = [JSON.stringify(locator), JSON.stringify(end)] as const
      upsertHighlight.run(
        id,
        publicationId,
        ...places,
        text,
        kind,
        colour,
        note,
        createdAt,
        changedAt,
      )
    },
    removeHighlight: (id) => void deleteHighlight.run(id),
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

function toHighlight(row: HighlightRow): Highlight[] {
  const { id, text, kind, colour, note } = row
  const checked = Highlight.safeParse({
    id,
    publicationId: row.publication_id,
    locator: parsed(row.locator),
    end: parsed(row.end_locator),
    text,
    kind,
    colour,
    note,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  })
  return checked.success ? [checked.data] : []
}

interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false }
}

/** A row of another version that cannot be understood counts as absent; it is not touched. */
function stored<Value>(schema: Schema<Value>, json: string): Value | null {
  const checked = schema.safeParse(parsed(json))
  return checked.success ? checked.data : null
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
