import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { Bookmark, type Highlight, UnplacedAnnotation } from '#core/annotations'
import type { Anchor, AnchorFinding } from '#core/anchoring/anchors'
import type { Passage } from '#core/anchoring/passage'
import { Locator } from '#core/publication/locator'
import type { PublicationId } from '#core/publication/publication'

import { inTransaction } from './database'
import { parsed, stored } from './stored-json'

/** What the reader marked in a publication: bookmarks and highlights, and those that have no place. */
export interface AnnotationsRepository {
  bookmarks(id: PublicationId): Bookmark[]
  /** One that had no place has one from now on. */
  saveBookmark(bookmark: Bookmark): void
  removeBookmark(id: string): void
  highlights(id: PublicationId): Highlight[]
  saveHighlight(highlight: Highlight): void
  removeHighlight(id: string): void
  unplaced(id: PublicationId): UnplacedAnnotation[]
  saveUnplaced(annotation: UnplacedAnnotation): void
  /** All of it in one commit. */
  saveAll(marks: SavedMarks): void
  /** The publication that a mark belongs to. */
  publicationOf(id: string): PublicationId | undefined
  /**
   * Stores what became of anchors, in one commit. One that somebody moved or removed meanwhile stays as they
   * left it.
   *
   * @param anchors as they were looked for
   * @returns ids of those that were changed
   */
  applyFindings(anchors: readonly Anchor[], findings: readonly AnchorFinding[]): string[]
}

export interface SavedMarks {
  readonly bookmarks: readonly Bookmark[]
  readonly highlights: readonly Highlight[]
  readonly unplaced: readonly UnplacedAnnotation[]
}

interface BookmarkRow {
  id: string
  publication_id: string
  locator: string | null
  name: string | null
  created_at: string
  passage: string | null
  colour: string | null
  note: string | null
}

interface HighlightRow extends Omit<BookmarkRow, 'name' | 'colour'> {
  end_locator: string | null
  text: string
  kind: string
  colour: string
  changed_at: string
}

/** Every write is one commit, on the disk when the method returns. */
export function createAnnotationsRepository(db: DatabaseSyncInstance): AnnotationsRepository {
  const rowsOf = (table: string, condition: string) =>
    db.prepare(
      `SELECT * FROM ${table} WHERE publication_id = ? AND ${condition} ORDER BY created_at, id`,
    )
  const selectBookmarks = rowsOf('bookmarks', 'locator IS NOT NULL')
  const selectHighlights = rowsOf('highlights', 'locator IS NOT NULL')
  const selectUnplacedBookmarks = rowsOf('bookmarks', 'locator IS NULL')
  const selectUnplacedHighlights = rowsOf('highlights', 'locator IS NULL')
  // What is remembered of a place outlives a new one: nobody writes it here but who looks for places.
  const upsertBookmark = db.prepare(`INSERT INTO bookmarks
      (id, publication_id, locator, name, colour, note, created_at, passage)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET locator = excluded.locator, name = excluded.name,
      colour = excluded.colour, note = excluded.note,
      passage = coalesce(excluded.passage, passage)`)
  const upsertHighlight =
    db.prepare(`INSERT INTO highlights VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET locator = excluded.locator, end_locator = excluded.end_locator,
      text = excluded.text, kind = excluded.kind, colour = excluded.colour, note = excluded.note,
      changed_at = excluded.changed_at, passage = coalesce(excluded.passage, passage)`)
  const deleteBookmark = db.prepare('DELETE FROM bookmarks WHERE id = ?')
  const deleteHighlight = db.prepare('DELETE FROM highlights WHERE id = ?')
  const selectPlace = {
    bookmarks: db.prepare('SELECT locator FROM bookmarks WHERE id = ?'),
    highlights: db.prepare('SELECT locator FROM highlights WHERE id = ?'),
  }
  const updateBookmarkPlace = db.prepare(
    'UPDATE bookmarks SET locator = ?, passage = coalesce(?, passage) WHERE id = ?',
  )
  const updateHighlightPlace = db.prepare(
    `UPDATE highlights SET locator = ?, end_locator = ?, text = ?, passage = coalesce(?, passage)
      WHERE id = ?`,
  )

  const selectOwner = db.prepare(`SELECT publication_id FROM bookmarks WHERE id = ?1
    UNION SELECT publication_id FROM highlights WHERE id = ?1`)

  const putBookmark = (
    one: Omit<Bookmark, 'locator'>,
    locator: Locator | null,
    passage?: Passage,
  ) =>
    upsertBookmark.run(
      one.id,
      one.publicationId,
      locator && JSON.stringify(locator),
      one.name,
      one.colour,
      one.note,
      one.createdAt,
      passage === undefined ? null : JSON.stringify(passage),
    )
  const putHighlight = (
    one: Omit<Highlight, 'locator' | 'end'>,
    place: Pick<Highlight, 'locator' | 'end'> | null,
    passage?: Passage,
  ) =>
    upsertHighlight.run(
      one.id,
      one.publicationId,
      place && JSON.stringify(place.locator),
      place && JSON.stringify(place.end),
      one.text,
      one.kind,
      one.colour,
      one.note,
      one.createdAt,
      one.changedAt,
      passage === undefined ? null : JSON.stringify(passage),
    )

  const isWhereItWas = ({ id, locator, end }: Anchor): boolean => {
    const row = selectPlace[end ? 'highlights' : 'bookmarks'].get(id) as
      { locator: string | null } | undefined
    const now = row && stored(Locator, row.locator)
    return JSON.stringify(now) === JSON.stringify(locator)
  }
  const apply = (anchor: Anchor, finding: AnchorFinding): boolean => {
    if (finding.status === 'holds' || !isWhereItWas(anchor)) return false
    const isLost = finding.status === 'lost'
    const locator = isLost ? null : JSON.stringify(finding.locator)
    const remembered = finding.passage && JSON.stringify(finding.passage)
    if (!anchor.end) updateBookmarkPlace.run(locator, remembered, anchor.id)
    else {
      const end = isLost ? null : JSON.stringify(finding.end)
      const text = isLost ? anchor.text : finding.text
      updateHighlightPlace.run(locator, end, text, remembered, anchor.id)
    }
    return true
  }

  const putUnplaced = (annotation: UnplacedAnnotation) => {
    if (annotation.type === 'bookmark') putBookmark(annotation, null, annotation.passage)
    else putHighlight(annotation, null, annotation.passage)
  }

  return {
    bookmarks: (id) => (selectBookmarks.all(id) as BookmarkRow[]).flatMap(toBookmark),
    saveBookmark: (bookmark) => void putBookmark(bookmark, bookmark.locator),
    removeBookmark: (id) => void deleteBookmark.run(id),
    highlights: (id) => (selectHighlights.all(id) as HighlightRow[]).flatMap(toHighlight),
    saveHighlight: (highlight) => void putHighlight(highlight, highlight),
    removeHighlight: (id) => void deleteHighlight.run(id),
    unplaced: (id) =>
      [
        ...(selectUnplacedBookmarks.all(id) as BookmarkRow[]).map(bookmarkFields),
        ...(selectUnplacedHighlights.all(id) as HighlightRow[]).map(highlightFields),
      ].flatMap((fields) => {
        const checked = UnplacedAnnotation.safeParse(fields)
        return checked.success ? [checked.data] : []
      }),
    saveUnplaced: putUnplaced,
    saveAll: ({ bookmarks, highlights, unplaced }) =>
      inTransaction(db, () => {
        for (const bookmark of bookmarks) putBookmark(bookmark, bookmark.locator)
        for (const highlight of highlights) putHighlight(highlight, highlight)
        for (const annotation of unplaced) putUnplaced(annotation)
      }),
    publicationOf(id) {
      const row = selectOwner.get(id) as { publication_id: string } | undefined
      return row?.publication_id
    },
    applyFindings: (anchors, findings) =>
      inTransaction(db, () => {
        const byId = new Map(anchors.map((anchor) => [anchor.id, anchor]))
        return findings.flatMap((finding) => {
          const anchor = byId.get(finding.id)
          return anchor && apply(anchor, finding) ? [finding.id] : []
        })
      }),
  }
}

/** A row that cannot be understood counts as absent; it is not touched. */
function toBookmark(row: BookmarkRow): Bookmark[] {
  const checked = Bookmark.safeParse(bookmarkFields(row))
  return checked.success ? [checked.data] : []
}

/**
 * What was written had been checked, and no other version's rows are read: only the JSON is looked at. There
 * may be thousands of them, with somebody waiting for the page.
 */
function toHighlight(row: HighlightRow): Highlight[] {
  const { type: _type, passage: _passage, ...fields } = highlightFields(row)
  return isLocator(fields.locator) && isLocator(fields.end) ? [fields as Highlight] : []
}

const isLocator = (value: unknown): value is Locator =>
  typeof value === 'object' && value !== null && 'href' in value && 'locations' in value

const bookmarkFields = (row: BookmarkRow) => ({
  type: 'bookmark',
  id: row.id,
  publicationId: row.publication_id,
  locator: parsed(row.locator),
  name: row.name,
  colour: row.colour,
  note: row.note,
  createdAt: row.created_at,
  passage: parsed(row.passage),
})

const highlightFields = (row: HighlightRow) => ({
  type: 'highlight',
  id: row.id,
  publicationId: row.publication_id,
  locator: parsed(row.locator),
  end: parsed(row.end_locator),
  text: row.text,
  kind: row.kind,
  colour: row.colour,
  note: row.note,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  passage: parsed(row.passage),
})
