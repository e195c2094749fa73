/** Folders of the person's own that are watched, and what in them is no book, so that it is not read again. */
export const watchedFolders = `
  CREATE TABLE watched_folders (
    path TEXT PRIMARY KEY,
    is_copied INTEGER NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE refused_files (
    path TEXT PRIMARY KEY,
    byte_length INTEGER NOT NULL,
    modified_ms REAL NOT NULL,
    parser_version INTEGER NOT NULL
  ) STRICT;
`
