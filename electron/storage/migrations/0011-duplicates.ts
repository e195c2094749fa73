/**
 * What tells that two files are one work, in a column of its own; and of which publications somebody said that
 * they are not one. `publication_id` is the lesser of the two.
 */
export const duplicates = `
  ALTER TABLE publications ADD COLUMN identifier TEXT;

  UPDATE publications SET identifier = manifest ->> '$.metadata.identifier' WHERE json_valid(manifest);

  CREATE TABLE kept_apart (
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    PRIMARY KEY (publication_id, other_id)
  ) STRICT, WITHOUT ROWID;
`
