import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { type Collection, joinTags, type PublicationChange, withoutTags } from '#core/library'
import { describedByFile, type OwnMetadata } from '#core/own-metadata'
import { Manifest, type PublicationId } from '#core/publication/publication'

import { inTransaction } from './database'
import { descriptionOf, readOwnMetadata, setDescription } from './description'
import { stored } from './stored-json'

/** What somebody says about publications: state, stars, tags, collections, what is better than in the file. */
export interface ShelfRepository {
  /** All of it in one commit. */
  change(ids: readonly PublicationId[], change: PublicationChange): void
  /** Somebody reads on: what was said about the state gives way to what the pages tell, unless it is finished. */
  followReading(id: PublicationId): void
  ownMetadata(id: PublicationId): OwnMetadata
  /** In place of what was said before. @returns `false` where the file’s own description cannot be read */
  describe(id: PublicationId, own: OwnMetadata): boolean
  /** `null`: back to the publication's own. */
  setOwnCover(id: PublicationId, cover: { mediaType: string; at: string } | null): void
  collections(): Collection[]
  /** A collection whose id is known gets another name. */
  saveCollection(collection: Collection): void
  /** @returns what was in it */
  removeCollection(id: string): PublicationId[]
}

interface DescribedRow {
  manifest: string
  own_metadata: string | null
}

export function createShelfRepository(db: DatabaseSyncInstance): ShelfRepository {
  const selectDescribed = db.prepare('SELECT manifest, own_metadata FROM publications WHERE id = ?')
  const updateDescription = db.prepare(
    `UPDATE publications SET ${setDescription}, own_metadata = ? WHERE id = ?`,
  )
  const run = (sql: string, ...values: unknown[]) => void db.prepare(sql).run(...values)

  const find = (id: PublicationId) => {
    const row = selectDescribed.get(id) as DescribedRow | undefined
    const manifest = row && stored(Manifest, row.manifest)
    return manifest ? { manifest, own: readOwnMetadata(row.own_metadata) } : undefined
  }

  const describe = (id: PublicationId, manifest: Manifest, own: OwnMetadata) => {
    const json = Object.keys(own).length > 0 ? JSON.stringify(own) : null
    updateDescription.run(...descriptionOf(manifest, own), json, id)
  }

  const changeTags = (id: PublicationId, { addTags = [], removeTags = [] }: PublicationChange) => {
    const found = find(id)
    if (!found) return
    const { manifest, own } = found
    const tags = own.tags ?? describedByFile(manifest.metadata).tags
    // Taken away first: a tag can so get other letters.
    describe(id, manifest, { ...own, tags: joinTags(withoutTags(tags, removeTags), addTags) })
  }

  const changeOne = (id: PublicationId, change: PublicationChange) => {
    const { state, favourite, stars, addTags, removeTags, addTo, takeFrom } = change
    if (state !== undefined) run('UPDATE publications SET state = ? WHERE id = ?', state, id)
    if (favourite !== undefined)
      run('UPDATE publications SET favourite = ? WHERE id = ?', favourite ? 1 : 0, id)
    if (stars !== undefined) run('UPDATE publications SET stars = ? WHERE id = ?', stars, id)
    if (addTags || removeTags) changeTags(id, change)
    if (addTo !== undefined)
      run(
        `INSERT OR IGNORE INTO collected (publication_id, collection_id)
         SELECT publications.id, collections.id FROM publications, collections
         WHERE publications.id = ? AND collections.id = ?`,
        id,
        addTo,
      )
    if (takeFrom !== undefined)
      run('DELETE FROM collected WHERE publication_id = ? AND collection_id = ?', id, takeFrom)
  }

  return {
    change(ids, change) {
      inTransaction(db, () => {
        for (const id of ids) changeOne(id, change)
      })
    },
    followReading: (id) =>
      run(`UPDATE publications SET state = NULL WHERE id = ? AND state <> 'finished'`, id),
    ownMetadata(id) {
      const row = selectDescribed.get(id) as DescribedRow | undefined
      return readOwnMetadata(row?.own_metadata ?? null)
    },
    describe(id, own) {
      const found = find(id)
      if (found) describe(id, found.manifest, own)
      return found !== undefined
    },
    setOwnCover: (id, cover) =>
      run(
        'UPDATE publications SET own_cover_media_type = ?, own_cover_at = ? WHERE id = ?',
        cover?.mediaType ?? null,
        cover?.at ?? null,
        id,
      ),
    collections: () =>
      (
        db.prepare('SELECT id, name, created_at FROM collections ORDER BY name').all() as {
          id: string
          name: string
          created_at: string
        }[]
      ).map(({ id, name, created_at: createdAt }) => ({ id, name, createdAt })),
    saveCollection: ({ id, name, createdAt }) =>
      run(
        `INSERT INTO collections VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
        id,
        name,
        createdAt,
      ),
    removeCollection: (id) =>
      inTransaction(db, () => {
        const members = db
          .prepare('SELECT publication_id AS id FROM collected WHERE collection_id = ?')
          .all(id) as { id: string }[]
        run('DELETE FROM collections WHERE id = ?', id)
        return members.map((member) => member.id)
      }),
  }
}
