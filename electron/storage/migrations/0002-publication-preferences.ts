/** What a person wishes for one publication alone: type, page and theme, as JSON. */
export const publicationPreferences = `
  CREATE TABLE publication_preferences (
    publication_id TEXT PRIMARY KEY REFERENCES publications (id) ON DELETE CASCADE,
    preferences TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
`
