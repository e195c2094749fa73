import { copyFile, readdir, readFile, rename, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'

import { changePageOf, damagePageOf } from '#tests/support/damaged-database'
import {
  aBookmark,
  aHighlight,
  aManifest,
  aStoredPublication,
  anId,
  withFolder,
} from '#tests/support/library-builders'
import { addOldPublication } from '#tests/support/old-publication'

import { backUp } from './backups'
import { migrate, openDatabase, openMemoryDatabase, openReadOnlyDatabase } from './database'
import { places } from './migrations/0007-places'
import { watchedFolders } from './migrations/0010-watched-folders'
import { duplicates } from './migrations/0011-duplicates'
import { migrations } from './migrations/migrations'
import { createDuplicatesRepository } from './duplicates-repository'
import { createPublicationsRepository } from './publications-repository'
import { createReadingRepository } from './reading-repository'
import { createShelfRepository } from './shelf-repository'
import { createWatchedFoldersRepository } from './watched-folders-repository'

const now = new Date('2026-03-01T12:00:00.000Z')

const locationIn = (folder: string) => ({
  file: path.join(folder, 'library.db'),
  backups: path.join(folder, 'backups'),
})

function withOnePublication(folder: string): void {
  const { db } = openDatabase(locationIn(folder), now)
  createPublicationsRepository(db).add(aStoredPublication())
  db.close()
}

const titlesIn = (folder: string) => {
  const opened = openDatabase(locationIn(folder), now)
  const titles = createPublicationsRepository(opened.db)
    .summaries()
    .map(({ title }) => title)
  opened.db.close()
  return { titles, recovery: opened.recovery }
}

describe('database', () => {
  it('is made and opened again', async () => {
    await withFolder((folder) => {
      withOnePublication(folder)

      expect(titlesIn(folder)).toEqual({ titles: ['A title'], recovery: undefined })
    })
  })

  it('writes so that a commit is on the disk when it returns', () => {
    const db = openMemoryDatabase()

    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(db.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
    expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length })
  })

  it('takes over the library of the first version as it is', async () => {
    await withFolder((folder) => {
      const { file } = locationIn(folder)
      const old = new DatabaseSync(file)
      old.exec(`${migrations[0]}; PRAGMA user_version = 1`)
      old.exec(`INSERT INTO publications (id, title, authors, format, manifest, parser_version,
        byte_length, file, original_name, original_path, added_at) VALUES ('a', 'A title', '[]',
        'Plain text', '{}', 1, 5, 'publication.txt', 'story.txt', '/story.txt', '2026-01-01')`)
      old.close()

      const { db } = openDatabase(locationIn(folder), now)
      const repository = createPublicationsRepository(db)

      expect(repository.summaries().map(({ title }) => title)).toEqual(['A title'])
      expect(repository.fileOf('a')).toEqual({
        file: 'publication.txt',
        originalName: 'story.txt',
        text: {},
      })
      const reading = createReadingRepository(db)
      expect(reading.preferences('a')).toEqual({})
      reading.savePreferences('a', { fontSize: 30 }, now.toISOString())
      expect(reading.preferences('a')).toEqual({ fontSize: 30 })
      db.close()
    })
  })

  it('takes over marks that all had a place, and can then be without one', async () => {
    await withFolder((folder) => {
      const { file } = locationIn(folder)
      const old = new DatabaseSync(file)
      old.exec(`${migrations.slice(0, 4).join(';')}; PRAGMA user_version = 4`)
      old
        .prepare(
          `INSERT INTO publications (id, title, authors, format, manifest, parser_version, byte_length,
             file, original_name, original_path, added_at) VALUES (?, 'A title', '[]', 'Plain text',
             '{}', 1, 5, 'publication.txt', 'story.txt', '/story.txt', '2026-01-01')`,
        )
        .run(aBookmark().publicationId)
      const bookmark = aBookmark({ name: 'Here' })
      const highlight = aHighlight({ note: 'Why?' })
      const at = JSON.stringify(bookmark.locator)
      const { id, publicationId, createdAt } = bookmark
      old
        .prepare('INSERT INTO bookmarks VALUES (?, ?, ?, ?, ?)')
        .run(id, publicationId, at, 'Here', createdAt)
      old
        .prepare('INSERT INTO highlights VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          highlight.id,
          publicationId,
          JSON.stringify(highlight.locator),
          JSON.stringify(highlight.end),
          'marked',
          'highlight',
          'yellow',
          'Why?',
          createdAt,
          createdAt,
        )
      old.close()

      const { db } = openDatabase(locationIn(folder), now)
      const reading = createReadingRepository(db)

      expect(reading.bookmarks(publicationId)).toEqual([bookmark])
      expect(reading.highlights(publicationId)).toEqual([highlight])
      const passage = { exact: 'marked', hint: {} }
      const anchor = { ...highlight }
      reading.applyFindings([anchor], [{ status: 'lost', id: highlight.id, passage }])
      expect(reading.highlights(publicationId)).toEqual([])
      expect(reading.unplaced(publicationId)).toMatchObject([{ note: 'Why?', passage }])
      expect(() => db.exec('UPDATE bookmarks SET locator = NULL')).toThrow('CHECK')
      db.exec('DELETE FROM publications')
      expect(reading.unplaced(publicationId)).toEqual([])
      db.close()
    })
  })

  it('fills what the shelf sorts by from manifests that were there before', async () => {
    await withFolder((folder) => {
      const { file } = locationIn(folder)
      const old = new DatabaseSync(file)
      old.exec(`${migrations.slice(0, 5).join(';')}; PRAGMA user_version = 5`)
      const add = old.prepare(`INSERT INTO publications (id, title, authors, format, manifest,
        parser_version, byte_length, original_name, original_path, added_at, opened_at)
        VALUES (?, ?, '[]', 'EPUB', ?, 1, 5, 'a.epub', '/a.epub', '2026-01-01', '2026-01-02')`)
      const metadata = {
        sortAs: 'novel, A',
        authors: [{ name: 'Ada Byron', sortAs: 'Byron, Ada' }],
        series: { name: 'Novels', position: 2 },
        language: 'en',
        subjects: ['Sea'],
      }
      add.run('a', 'A novel', JSON.stringify({ metadata }))
      add.run('b', 'No more than a title', '{}')
      add.run('c', 'Not even that', 'this is no manifest')
      old.exec(`INSERT INTO positions VALUES ('a', '{}', 1, '2026-01-02')`)
      old.close()

      const { db } = openDatabase(locationIn(folder), now)
      const repository = createPublicationsRepository(db)

      expect(repository.summary('a')).toMatchObject({
        title: 'A novel',
        sortAs: 'novel, A',
        authorSortAs: 'Byron, Ada',
        series: { name: 'Novels', position: 2 },
        language: 'en',
        tags: ['Sea'],
        state: 'finished',
      })
      const bare = { series: null, language: null, tags: [], collections: [], stars: 0 }
      expect(repository.some(['b', 'c'])).toMatchObject([bare, { ...bare, state: 'to-read' }])
      const shelf = createShelfRepository(db)
      const collection = { id: 'c1', name: 'Sea', createdAt: '2026-03-01' }
      shelf.saveCollection(collection)
      shelf.change(['a', 'b'], { addTo: 'c1' })
      expect(shelf.removeCollection('c1').sort()).toEqual(['a', 'b'])
      db.close()
    })
  })

  it('takes over bookmarks that had neither colour nor note', async () => {
    await withFolder(async (folder) => {
      const { file } = locationIn(folder)
      const before = migrations.slice(0, migrations.indexOf(places))
      const old = new DatabaseSync(file)
      old.exec(`${before.join(';')}; PRAGMA user_version = ${before.length}`)
      addOldPublication(old, aStoredPublication())
      const bookmark = aBookmark({ name: 'Here' })
      const { id, publicationId, locator, createdAt } = bookmark
      old
        .prepare('INSERT INTO bookmarks VALUES (?, ?, ?, ?, ?, ?)')
        .run(id, publicationId, JSON.stringify(locator), 'Here', createdAt, null)
      old.close()

      const { db } = openDatabase(locationIn(folder), now)
      const reading = createReadingRepository(db)

      expect(reading.bookmarks(publicationId)).toEqual([bookmark])
      reading.saveBookmark({ ...bookmark, colour: 'pink', note: 'Why?' })
      expect(reading.bookmarks(publicationId)).toMatchObject([{ colour: 'pink', note: 'Why?' }])
      db.close()
    })
  })

  it('watches no folder in a library that was there before, and then can', async () => {
    await withFolder((folder) => {
      const { file } = locationIn(folder)
      const before = migrations.slice(0, migrations.indexOf(watchedFolders))
      const old = new DatabaseSync(file)
      old.exec(`${before.join(';')}; PRAGMA user_version = ${before.length}`)
      addOldPublication(old, aStoredPublication())
      old.exec(`INSERT INTO known_files VALUES ('/books/a.txt', 5, 1.5, '${anId()}')`)
      old.close()

      const { db } = openDatabase(locationIn(folder), now)
      const watched = createWatchedFoldersRepository(db)

      expect(watched.folders()).toEqual([])
      watched.add({ path: '/books', isCopied: true }, '2026-03-01')
      watched.add({ path: '/books', isCopied: false }, '2026-03-02')
      expect(watched.folders()).toEqual([{ path: '/books', isCopied: true }])
      const known = { path: '/books/a.txt', byteLength: 5, modifiedMs: 1.5 }
      const broken = { ...known, path: '/books/b.txt' }
      watched.refuse(broken, 7)
      expect(watched.knownAs(known, 7)).toBe('publication')
      expect(watched.knownAs({ ...known, modifiedMs: 2 }, 7)).toBeUndefined()
      expect(watched.knownAs(broken, 7)).toBe('refused')
      expect(watched.knownAs(broken, 8)).toBeUndefined()
      db.close()
    })
  })

  it('knows the identifiers of publications that were there before', async () => {
    await withFolder((folder) => {
      const { file } = locationIn(folder)
      const before = migrations.slice(0, migrations.indexOf(duplicates))
      const old = new DatabaseSync(file)
      old.exec(`${before.join(';')}; PRAGMA user_version = ${before.length}`)
      const manifest = aManifest()
      const metadata = { ...manifest.metadata, identifier: 'urn:isbn:1' }
      addOldPublication(old, aStoredPublication({ id: 'a', manifest: { ...manifest, metadata } }))
      addOldPublication(old, aStoredPublication({ id: 'b' }))
      old.exec(`UPDATE publications SET manifest = 'this is no manifest' WHERE id = 'b'`)
      old.close()

      const { db } = openDatabase(locationIn(folder), now)
      const repository = createDuplicatesRepository(db)

      expect(repository.candidates()).toMatchObject([
        { id: 'a', identifier: 'urn:isbn:1' },
        { id: 'b', identifier: null },
      ])
      repository.keepApart(['b', 'a'], true)
      expect(repository.apart()).toEqual([['a', 'b']])
      repository.keepApart(['a', 'b'], false)
      expect(repository.apart()).toEqual([])
      db.close()
    })
  })

  it('leaves the file of a newer version as it is', async () => {
    await withFolder(async (folder) => {
      const { file } = locationIn(folder)
      withOnePublication(folder)
      const newer = new DatabaseSync(file)
      newer.exec(`PRAGMA journal_mode = DELETE; PRAGMA user_version = ${migrations.length + 1}`)
      newer.close()
      const before = await readFile(file)

      expect(() => openDatabase(locationIn(folder), now)).toThrowError(
        expect.objectContaining({ code: 'storage/newer-version' }),
      )

      expect(await readFile(file)).toEqual(before)
      expect(await readdir(folder)).toEqual(['library.db'])
    })
  })

  it('sets a damaged file aside, beside a stale journal too, and begins anew', async () => {
    await withFolder(async (folder) => {
      const { file } = locationIn(folder)
      await writeFile(file, 'this is no database '.repeat(500))
      await writeFile(`${file}-wal`, 'stale')

      const { titles, recovery } = titlesIn(folder)

      expect(titles).toEqual([])
      expect(recovery).toEqual({
        setAsideAs: 'library.damaged-20260301-120000-000.db',
        restoredFrom: undefined,
        copiedAt: undefined,
        salvaged: 0,
      })
      expect(await readFile(path.join(folder, recovery?.setAsideAs ?? ''), 'utf8')).toContain(
        'this is no database',
      )
      expect(titlesIn(folder).recovery).toBeUndefined()
    })
  })

  it('restores the newest good backup', async () => {
    await withFolder(async (folder) => {
      const { file, backups } = locationIn(folder)
      withOnePublication(folder)
      const { db } = openDatabase(locationIn(folder), now)
      backUp(db, backups, new Date('2026-02-01T00:00:00.000Z'))
      db.close()
      await writeFile(path.join(backups, 'library-20260202-000000-000.db'), 'a broken backup')
      await truncate(file, 5000)

      const { titles, recovery } = titlesIn(folder)

      expect(titles).toEqual(['A title'])
      expect(recovery?.restoredFrom).toBe('library-20260201-000000-000.db')
    })
  })

  it('takes an emptied or lost file for a damaged one when there is a backup', async () => {
    await withFolder(async (folder) => {
      const { file, backups } = locationIn(folder)
      withOnePublication(folder)
      const { db } = openDatabase(locationIn(folder), now)
      backUp(db, backups, now)
      db.close()

      await truncate(file, 0)

      expect(titlesIn(folder).titles).toEqual(['A title'])
    })
  })

  it('goes on with a recovery that was cut off before the copy got its name', async () => {
    await withFolder(async (folder) => {
      const { file, backups } = locationIn(folder)
      withOnePublication(folder)
      const { db } = openDatabase(locationIn(folder), now)
      backUp(db, backups, now)
      // The journal of the file that was set aside: over the copy it would be damage.
      createPublicationsRepository(db).add(aStoredPublication({ id: anId('b') }))
      await copyFile(`${file}-wal`, path.join(folder, 'stale'))
      db.close()
      await rename(file, path.join(folder, 'library.damaged-20260301-120000-000.db'))
      await rename(path.join(folder, 'stale'), `${file}-wal`)

      expect(titlesIn(folder).titles).toEqual(['A title'])
      expect(titlesIn(folder).recovery).toBeUndefined()
    })
  })

  it('goes on with a recovery that was cut off when all was salvaged', async () => {
    await withFolder(async (folder) => {
      // The damaged file has been set aside, and what takes its place has not got its name.
      const draft = new DatabaseSync(path.join(folder, '.draft-library.db'))
      migrate(draft)
      createPublicationsRepository(draft).add(aStoredPublication())
      draft.close()

      expect(titlesIn(folder).titles).toEqual(['A title'])
      expect(await readdir(folder)).toEqual(['library.db'])
    })
  })

  it('looks at the indexes, too, after a crash', async () => {
    await withFolder(async (folder) => {
      const { file } = locationIn(folder)
      const { db } = openDatabase(locationIn(folder), now)
      createPublicationsRepository(db).add(aStoredPublication())
      createReadingRepository(db).saveBookmark(aBookmark())
      changePageOf(db, file, 'bookmarks_by_publication', (page) => {
        const at = page.indexOf(anId())
        page[at] = page[at] === 0x30 ? 0x31 : 0x30
      })
      const raw = new DatabaseSync(file)
      raw.exec("UPDATE publications SET title = 'Changed just before'")
      for (const suffix of ['', '-wal']) {
        await copyFile(file + suffix, path.join(folder, `copy.db${suffix}`))
      }
      raw.close()

      const copy = { ...locationIn(folder), file: path.join(folder, 'copy.db') }
      const { db: mended, recovery } = openDatabase(copy, now)

      expect(recovery?.salvaged).toBe(2)
      expect(createReadingRepository(mended).bookmarks(anId())).toHaveLength(1)
      mended.close()
    })
  })

  it('takes over what can still be read of a damaged file, as new as it is there', async () => {
    await withFolder(async (folder) => {
      const { file, backups } = locationIn(folder)
      withOnePublication(folder)
      const { db } = openDatabase(locationIn(folder), now)
      const reading = createReadingRepository(db)
      const highlight = aHighlight({ note: 'As it was.' })
      reading.saveHighlight(highlight)
      backUp(db, backups, now)
      const bookmark = aBookmark()
      reading.saveBookmark(bookmark)
      reading.saveHighlight({ ...highlight, note: 'As it is now.' })
      db.exec("INSERT INTO collections VALUES ('c', 'Sea stories', '2026-01-01T00:00:00.000Z')")
      db.prepare("INSERT INTO collected VALUES (?, 'c')").run(anId())
      reading.saveHighlight(aHighlight({ note: 'Broken \uFFFD off.' }))
      for (let n = 0; n < 40; n += 1) {
        reading.savePageMap(anId(), `${n}`, { sections: [null] }, now.toISOString())
      }
      damagePageOf(db, file, 'page_maps')

      const opened = openDatabase(locationIn(folder), now)

      const kept = createReadingRepository(opened.db)
      expect(kept.bookmarks(anId())).toEqual([bookmark])
      expect(kept.highlights(anId()).map(({ note }) => note)).toEqual(['As it is now.'])
      expect(opened.recovery).toMatchObject({ copiedAt: now, salvaged: 4 })
      expect(opened.db.prepare('SELECT collection_id FROM collected').all()).toEqual([
        { collection_id: 'c' },
      ])
      expect((await readdir(folder)).filter((name) => name.startsWith('.draft-'))).toEqual([])
      opened.db.close()
    })
  })

  it('finds damage inside of a file that opens', async () => {
    await withFolder(async (folder) => {
      const { file } = locationIn(folder)
      const { db } = openDatabase(locationIn(folder), now)
      const repository = createPublicationsRepository(db)
      for (let n = 0; n < 50; n += 1) {
        repository.add(
          aStoredPublication({
            id: n.toString(16).padStart(64, '0'),
            originalPath: 'x'.repeat(500),
          }),
        )
      }
      db.close()
      const bytes = await readFile(file)
      bytes.fill(0xff, 8192, 20_000)
      await writeFile(file, bytes)

      expect(titlesIn(folder).recovery?.setAsideAs).toBeDefined()
    })
  })

  it('says that the profile cannot be written', async () => {
    await withFolder(async (folder) => {
      await writeFile(path.join(folder, 'file'), '')
      const location = locationIn(path.join(folder, 'file/below'))

      expect(() => openDatabase(location, now)).toThrowError(
        expect.objectContaining({ code: 'storage/unwritable' }),
      )
    })
  })

  it('can be read as it is on the disk, and not be written', async () => {
    await withFolder(async (folder) => {
      const { file } = locationIn(folder)
      const { db } = openDatabase(locationIn(folder), now)
      createPublicationsRepository(db).add(aStoredPublication())
      // What is still in the log of another process counts as well.
      const beside = openReadOnlyDatabase(file)
      db.close()
      const bytes = await readFile(file)
      const alone = openReadOnlyDatabase(file)

      for (const opened of [beside, alone]) {
        expect(createPublicationsRepository(opened).summaries()).toHaveLength(1)
        expect(() => createReadingRepository(opened).saveBookmark(aBookmark())).toThrow(/readonly/)
        opened.close()
      }
      expect(await readFile(file)).toEqual(bytes)
      expect(await readdir(folder)).toEqual(['library.db'])
      expect(() => openReadOnlyDatabase(path.join(folder, 'none.db'))).toThrow()
    })
  })

  it('can be read in an older version too', async () => {
    await withFolder((folder) => {
      const { file } = locationIn(folder)
      const old = new DatabaseSync(file)
      old.exec(`${migrations[0]}; PRAGMA user_version = 1`)
      old.close()

      const db = openReadOnlyDatabase(file)

      expect(createReadingRepository(db).highlights(anId())).toEqual([])
      db.close()
    })
  })

  it('opens a copy that was taken while it was in use', async () => {
    await withFolder(async (folder) => {
      const { file } = locationIn(folder)
      const { db } = openDatabase(locationIn(folder), now)
      createPublicationsRepository(db).add(aStoredPublication())
      for (const suffix of ['', '-wal']) {
        await copyFile(file + suffix, path.join(folder, `copy.db${suffix}`))
      }
      db.close()

      const copy = openDatabase({ ...locationIn(folder), file: path.join(folder, 'copy.db') }, now)

      expect(createPublicationsRepository(copy.db).summaries()).toHaveLength(1)
      copy.db.close()
    })
  })
})
