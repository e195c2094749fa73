/**
 * What somebody says about publications: how far they are, how they like them, tags, collections, and what is
 * better than what the file says. What the shelf sorts by gets columns of its own, so that a list of ten
 * thousand reads no manifests; those that were there before are filled from theirs.
 */
export const shelf = `
  ALTER TABLE publications ADD COLUMN sort_as TEXT;
  ALTER TABLE publications ADD COLUMN author_sort_as TEXT;
  ALTER TABLE publications ADD COLUMN series TEXT;
  ALTER TABLE publications ADD COLUMN series_position REAL;
  ALTER TABLE publications ADD COLUMN language TEXT;
  ALTER TABLE publications ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE publications ADD COLUMN state TEXT;
  ALTER TABLE publications ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE publications ADD COLUMN stars INTEGER NOT NULL DEFAULT 0 CHECK (stars BETWEEN 0 AND 5);
  ALTER TABLE publications ADD COLUMN own_metadata TEXT;
  ALTER TABLE publications ADD COLUMN own_cover_media_type TEXT;
  ALTER TABLE publications ADD COLUMN own_cover_at TEXT;

  UPDATE publications SET
    sort_as = manifest ->> '$.metadata.sortAs',
    author_sort_as = manifest ->> '$.metadata.authors[0].sortAs',
    series = manifest ->> '$.metadata.series.name',
    series_position = manifest ->> '$.metadata.series.position',
    language = manifest ->> '$.metadata.language',
    tags = coalesce(manifest -> '$.metadata.subjects', '[]')
    WHERE json_valid(manifest);

  CREATE TABLE collections (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE collected (
    publication_id TEXT NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    collection_id TEXT NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    PRIMARY KEY (publication_id, collection_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX collected_by_collection ON collected (collection_id);
`
