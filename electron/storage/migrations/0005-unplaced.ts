/**
 * Marks may be without a place: then `passage` has what is remembered of it, as JSON. It stays when a place is
 * found again, for the words may have come to differ. SQLite can only make a column nullable in a new table.
 */
export const unplaced = `
  CREATE TABLE new_bookmarks (
    id TEXT PRIMARY KEY,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    locator TEXT,
    name TEXT,
    created_at TEXT NOT NULL,
    passage TEXT,
    CHECK (locator IS NOT NULL OR passage IS NOT NULL)
  ) STRICT;
  INSERT INTO new_bookmarks
    SELECT id, publication_id, locator, name, created_at, NULL FROM bookmarks;
  DROP TABLE bookmarks;
  ALTER TABLE new_bookmarks RENAME TO bookmarks;
  CREATE INDEX bookmarks_by_publication ON bookmarks (publication_id);

  CREATE TABLE new_highlights (
    id TEXT PRIMARY KEY,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    locator TEXT,
    end_locator TEXT,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    colour TEXT NOT NULL,
    note TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    passage TEXT,
    CHECK ((locator IS NULL) = (end_locator IS NULL)),
    CHECK (locator IS NOT NULL OR passage IS NOT NULL)
  ) STRICT;
  INSERT INTO new_highlights
    SELECT id, publication_id, locator, end_locator, text, kind, colour, note, created_at, changed_at,
      NULL FROM highlights;
  DROP TABLE highlights;
  ALTER TABLE new_highlights RENAME TO highlights;
  CREATE INDEX highlights_by_publication ON highlights (publication_id);
`
