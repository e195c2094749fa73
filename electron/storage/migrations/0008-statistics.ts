/**
 * How much was read, by book and by day: no hours, no places. And the last turns that tell how fast somebody
 * reads, without their time.
 */
export const statistics = `
  CREATE TABLE reading_days (
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    seconds REAL NOT NULL,
    pages INTEGER NOT NULL,
    PRIMARY KEY (publication_id, day)
  ) STRICT;

  CREATE TABLE recent_turns (
    id INTEGER PRIMARY KEY,
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    turn TEXT NOT NULL
  ) STRICT;
  CREATE INDEX recent_turns_by_publication ON recent_turns (publication_id);
`
