/** Passages that somebody marked, each between two locators, with what they wrote about it. */
export const highlights = `
  CREATE TABLE highlights (
    id TEXT PRIMARY KEY,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    locator TEXT NOT NULL,
    end_locator TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    colour TEXT NOT NULL,
    note TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX highlights_by_publication ON highlights (publication_id);
`
