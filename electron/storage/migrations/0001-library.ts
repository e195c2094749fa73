/** The library as version 0.1 shipped it: what is read, how far, and what the reader kept. */
export const library = `
  CREATE TABLE publications (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    format TEXT NOT NULL,
    manifest TEXT NOT NULL,
    parser_version INTEGER NOT NULL,
    byte_length INTEGER NOT NULL,
    file TEXT,
    original_name TEXT NOT NULL,
    original_path TEXT NOT NULL,
    cover_media_type TEXT,
    added_at TEXT NOT NULL,
    opened_at TEXT,
    removed_at TEXT
  ) STRICT;

  -- A file on disk whose content is known, so that opening it again need not read it.
  CREATE TABLE known_files (
    path TEXT PRIMARY KEY,
    byte_length INTEGER NOT NULL,
    modified_ms REAL NOT NULL,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX known_files_by_publication ON known_files (publication_id);

  CREATE TABLE positions (
    publication_id TEXT PRIMARY KEY REFERENCES publications (id) ON DELETE CASCADE,
    locator TEXT NOT NULL,
    total_progression REAL,
    updated_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE bookmarks (
    id TEXT PRIMARY KEY,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    locator TEXT NOT NULL,
    name TEXT,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX bookmarks_by_publication ON bookmarks (publication_id);

  CREATE TABLE page_maps (
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    layout_key TEXT NOT NULL,
    page_map TEXT NOT NULL,
    used_at TEXT NOT NULL,
    PRIMARY KEY (publication_id, layout_key)
  ) STRICT;
`
