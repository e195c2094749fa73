/** Bookmarks have a colour and a note; and places that are remembered without being asked for, one of a kind. */
export const places = `
  ALTER TABLE bookmarks ADD COLUMN colour TEXT;
  ALTER TABLE bookmarks ADD COLUMN note TEXT;

  CREATE TABLE automatic_places (
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    locator TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (publication_id, kind)
  ) STRICT;
`
