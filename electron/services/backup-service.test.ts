import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'

import {
  aBookmark,
  aHighlight,
  anId,
  aStoredPublication,
  withFolder,
} from '#tests/support/library-builders'
import { aProfile, now } from '#tests/support/profile-builder'
import { makeZip } from '../../tests/support/make-epub.mjs'

import { archivist } from '../backup/archive'
import { openDatabase } from '../storage/database'

describe('a whole library in one file', () => {
  it('comes back in an empty profile: books, marks, settings', async () => {
    await withFolder(async (folder) => {
      const backup = path.join(folder, 'library.zip')
      const old = aProfile(path.join(folder, 'old'), backup)
      const id = await old.shelve('A story')
      const bookmark = aBookmark({ publicationId: id })
      old.reading.saveBookmark(bookmark)
      await old.preferences.update({ reader: { theme: 'sepia' } })

      const made = await old.service.make({ withPublications: true })
      old.close()
      const profile = path.join(folder, 'new')
      const fresh = aProfile(profile, backup)
      const offer = await fresh.service.choose()
      await fresh.service.restore()

      expect(made).toMatchObject({ file: backup })
      expect(offer).toEqual({
        createdAt: '2026-03-01T12:00:00.000Z',
        hasPublications: true,
        backup: { publications: 1, bookmarks: 1, highlights: 0 },
        present: { publications: 0, bookmarks: 0, highlights: 0 },
      })
      const inside = path.join(profile, 'publications', id)
      expect((await readdir(inside)).sort()).toEqual(['beside', 'origin.json', 'publication.txt'])
      expect(await readFile(path.join(inside, 'beside/pictures/a b.png'), 'utf8')).toBe('a picture')
      fresh.preferences.reload()
      expect(fresh.preferences.current().reader).toEqual({ theme: 'sepia' })
      const restored = aProfile(profile, backup)
      expect(restored.reading.bookmarks(id)).toEqual([bookmark])
      expect(existsSync(path.join(profile, 'restore'))).toBe(false)
      restored.close()
    })
  })

  it('takes the place of the present one, which is kept, and leaves what it does not know', async () => {
    await withFolder(async (folder) => {
      const backup = path.join(folder, 'library.zip')
      const profile = path.join(folder, 'profile')
      const before = aProfile(profile, backup)
      const first = await before.shelve('The first story')
      const highlight = aHighlight({ publicationId: first, note: 'As it was' })
      before.reading.saveHighlight(highlight)
      await before.service.make({ withPublications: false })
      before.reading.saveHighlight({ ...highlight, note: 'As it is' })
      const second = await before.shelve('The second story')
      const bookmark = aBookmark({ publicationId: second })
      before.reading.saveBookmark(bookmark)
      const collection = { id: randomUUID(), name: 'Sea stories', createdAt: now().toISOString() }
      before.shelf.saveCollection(collection)
      before.shelf.change([second], { addTo: collection.id })

      await before.service.choose()
      await before.service.restore()

      const after = aProfile(profile, backup)
      expect(after.reading.highlights(first)).toMatchObject([{ note: 'As it was' }])
      expect(after.reading.bookmarks(second)).toEqual([bookmark])
      expect(after.publications.summaries()).toHaveLength(2)
      expect(after.publications.summary(second)?.collections).toEqual([collection.id])
      after.close()
      const [kept = ''] = (await readdir(path.join(profile, 'backups'))).filter((name) =>
        name.endsWith('.db'),
      )
      expect(kept).toBe('library-20260301-120000-000-before-restore.db')
      // The copy that was kept leads back.
      const back = aProfile(profile, path.join(profile, 'backups', kept))
      await back.service.choose()
      await back.service.restore()
      const again = aProfile(profile, backup)
      expect(again.reading.highlights(first)).toMatchObject([{ note: 'As it is' }])
      again.close()
    })
  })

  it('keeps the covers and the settings of what it takes the place of, and they come back with that', async () => {
    await withFolder(async (folder) => {
      const backup = path.join(folder, 'library.zip')
      const profile = path.join(folder, 'profile')
      const before = aProfile(profile, backup)
      const first = await before.shelve('The first story')
      const second = await before.shelve('The second story')
      const coverOf = (id: string) => path.join(profile, 'publications', id, 'own-cover')
      const choose = async (id: string, picture: string) => {
        // As another cover is written: in the place of the old file, not into it.
        await writeFile(`${coverOf(id)}.new`, picture)
        await rename(`${coverOf(id)}.new`, coverOf(id))
      }
      await choose(first, 'of the backup')
      await before.preferences.update({ reader: { theme: 'sepia' } })
      await before.service.make({ withPublications: false })
      await choose(first, 'as it is')
      await choose(second, 'as it is too')
      await before.preferences.update({ reader: { theme: 'dusk' } })

      await before.service.choose()
      await before.service.restore()
      expect(await readFile(coverOf(first), 'utf8')).toBe('of the backup')
      await choose(second, 'another, chosen later')
      const [kept = ''] = (await readdir(path.join(profile, 'backups'))).filter((name) =>
        name.endsWith('-before-restore.db'),
      )
      const back = aProfile(profile, path.join(profile, 'backups', kept))
      expect(back.preferences.current().reader).toEqual({ theme: 'sepia' })
      await back.service.choose()
      await back.service.restore()

      expect(await readFile(coverOf(first), 'utf8')).toBe('as it is')
      expect(await readFile(coverOf(second), 'utf8')).toBe('as it is too')
      const again = aProfile(profile, backup)
      expect(again.preferences.current().reader).toEqual({ theme: 'dusk' })
      again.close()
    })
  })

  it('takes along what is read in place, if that is there and what it was', async () => {
    await withFolder(async (folder) => {
      const backup = path.join(folder, 'library.zip')
      const old = aProfile(path.join(folder, 'old'), backup)
      const inPlace = (content: string) => {
        const id = anId(content)
        const file = path.join(folder, `${content}.txt`)
        old.publications.add(aStoredPublication({ id, file, originalPath: file }))
        return { id, file }
      }
      const there = inPlace('there')
      const changed = inPlace('changed')
      const gone = inPlace('gone')
      await writeFile(there.file, 'there')
      await writeFile(changed.file, 'changed meanwhile')
      await old.service.make({ withPublications: true })
      old.close()

      const profile = path.join(folder, 'new')
      const fresh = aProfile(profile, backup)
      await fresh.service.choose()
      await fresh.service.restore()

      const restored = aProfile(profile, backup)
      const fileOf = (id: string) => restored.publications.fileOf(id)?.file
      expect(fileOf(there.id)).toBe('publication.txt')
      const copy = path.join(profile, 'publications', there.id, 'publication.txt')
      expect(await readFile(copy, 'utf8')).toBe('there')
      expect(fileOf(changed.id)).toBe(changed.file)
      expect(fileOf(gone.id)).toBe(gone.file)
      restored.close()
    })
  })

  it('leaves to what it does not know how fast it was read', async () => {
    await withFolder(async (folder) => {
      const backup = path.join(folder, 'library.zip')
      const profile = path.join(folder, 'profile')
      const before = aProfile(profile, backup)
      const turn = { seconds: 60, pages: 1, characters: 1200, share: 0.01 }
      const first = await before.shelve('The first story')
      before.statistics.record(first, '2026-03-01', [turn])
      await before.service.make({ withPublications: false })
      before.statistics.erase(null)
      const second = await before.shelve('The second story')
      const turns = [turn, { ...turn, seconds: 30 }]
      before.statistics.record(second, '2026-03-01', turns)

      await before.service.choose()
      await before.service.restore()

      const after = aProfile(profile, backup)
      expect(after.statistics.recentTurns(first).own).toEqual([turn])
      expect(after.statistics.recentTurns(second).own).toEqual(turns.toReversed())
      after.close()
    })
  })

  describe('has the covers that somebody chose', () => {
    const cover = (profile: string, id: string) =>
      path.join(profile, 'publications', id, 'own-cover')
    const aCoveredProfile = async (profile: string, backup: string, picture: string) => {
      const made = aProfile(profile, backup)
      const id = await made.shelve('A story')
      await writeFile(cover(profile, id), picture)
      made.shelf.setOwnCover(id, { mediaType: 'image/png', at: now().toISOString() })
      return { ...made, id }
    }

    it.each([true, false])('in a profile without them, with the files: %s', async (withFiles) => {
      await withFolder(async (folder) => {
        const backup = path.join(folder, 'library.zip')
        const old = await aCoveredProfile(path.join(folder, 'old'), backup, 'a picture')
        await old.service.make({ withPublications: withFiles })
        old.close()
        const profile = path.join(folder, 'new')
        const fresh = aProfile(profile, backup)

        await fresh.service.choose()
        await fresh.service.restore()

        expect(await readFile(cover(profile, old.id), 'utf8')).toBe('a picture')
        const restored = aProfile(profile, backup)
        expect(restored.publications.coverOf(old.id)).toMatchObject({ isOwn: true })
        restored.close()
      })
    })

    it('in the place of the present ones, where the files are there already', async () => {
      await withFolder(async (folder) => {
        const backup = path.join(folder, 'library.zip')
        const profile = path.join(folder, 'profile')
        const { service, id } = await aCoveredProfile(profile, backup, 'as it was')
        await service.make({ withPublications: true })
        await writeFile(cover(profile, id), 'as it is')

        await service.choose()
        await service.restore()

        expect(await readFile(cover(profile, id), 'utf8')).toBe('as it was')
        const inside = await readdir(path.join(profile, 'publications', id))
        expect(inside).toContain('publication.txt')
        expect(inside).toContain('sections')
      })
    })
  })

  it('leaves the publications out where nobody wants them', async () => {
    await withFolder(async (folder) => {
      const backup = path.join(folder, 'library.zip')
      const old = aProfile(path.join(folder, 'old'), backup)
      const id = await old.shelve('A story')
      await old.service.make({ withPublications: false })
      old.close()
      const fresh = aProfile(path.join(folder, 'new'), backup)

      expect(await fresh.service.choose()).toMatchObject({ hasPublications: false })
      await fresh.service.restore()

      expect(existsSync(path.join(folder, 'new/publications', id))).toBe(false)
    })
  })

  it('changes nothing when the dialogs are cancelled, or when nothing was chosen', async () => {
    await withFolder(async (folder) => {
      const { service, close } = aProfile(folder, null)
      expect(await service.make({ withPublications: true })).toBeNull()
      expect(await service.choose()).toBeNull()
      await expect(service.restore()).rejects.toMatchObject({ code: 'ipc/invalid-request' })
      close()
    })
  })

  describe('refuses', () => {
    const label = (formatVersion = 1) =>
      JSON.stringify({
        format: 'octavo-library',
        formatVersion,
        createdAt: '2026-03-01T12:00:00.000Z',
        appVersion: '1',
        hasPublications: true,
      })
    const withTables = (folder: string, sql: string): Buffer => {
      const file = path.join(folder, 'made.db')
      const { db } = openDatabase({ file, backups: folder }, now())
      db.exec(`PRAGMA journal_mode = DELETE; ${sql}`)
      const bytes = Buffer.from(db.serialize())
      db.close()
      return bytes
    }

    const refused: Record<string, [code: string, make: (folder: string) => Uint8Array]> = {
      'what is no archive': ['backup/not-a-backup', () => Buffer.from('This is a text.')],
      'an archive of something else': [
        'backup/not-a-backup',
        () => makeZip([['a.txt', 'A text.']]),
      ],
      'a label that says something else': [
        'backup/not-a-backup',
        () =>
          makeZip([
            ['backup.json', '{"format":"other"}'],
            ['library.db', ''],
          ]),
      ],
      'one of a newer version': [
        'backup/newer-version',
        () =>
          makeZip([
            ['backup.json', label(2)],
            ['library.db', ''],
          ]),
      ],
      'a database of a newer version': [
        'storage/newer-version',
        (folder) => withTables(folder, 'PRAGMA user_version = 999'),
      ],
      'a damaged database': [
        'backup/damaged',
        (folder) => withTables(folder, '').fill(0x55, 4096, 9000),
      ],
      'code in a database': [
        'backup/damaged',
        (folder) =>
          withTables(
            folder,
            'CREATE TRIGGER t AFTER INSERT ON bookmarks BEGIN DELETE FROM publications; END',
          ),
      ],
      'an archive that is cut short': [
        'backup/damaged',
        (folder) =>
          makeZip([
            ['backup.json', label()],
            ['library.db', withTables(folder, '')],
          ]).subarray(0, -200),
      ],
    }
    for (const [what, [code, make]] of Object.entries(refused)) {
      it(what, async () => {
        await withFolder(async (folder) => {
          const backup = path.join(folder, 'backup')
          await writeFile(backup, make(folder))
          const profile = path.join(folder, 'profile')
          const { service, shelve, publications, close } = aProfile(profile, backup)
          await shelve('A story')

          await expect(service.choose()).rejects.toMatchObject({ code })

          await expect(service.restore()).rejects.toMatchObject({ code: 'ipc/invalid-request' })
          expect(publications.summaries()).toHaveLength(1)
          close()
        })
      })
    }

    it('names that lead out of the profile, and content that is not what its name says', async () => {
      await withFolder(async (folder) => {
        const backup = path.join(folder, 'backup.zip')
        const profile = path.join(folder, 'profile')
        const database = withTables(folder, '')
        const write = (name: string, content: string) =>
          writeFile(
            backup,
            makeZip([
              ['backup.json', label()],
              ['library.db', database],
              [name, content],
            ]),
          )
        const { service, close } = aProfile(profile, backup)
        const id = anId('A story')

        const staging = path.join(profile, 'restore')
        for (const name of ['../x', `publications/${id}/beside/../../../../x`]) {
          await write(name, 'x')
          await service.choose()
          await expect(archivist.unpackBackup(backup, staging, [])).rejects.toMatchObject({
            code: 'backup/damaged',
          })
          expect(existsSync(path.join(folder, 'x'))).toBe(false)
        }
        for (const name of ['other.json', `publications/${id}/beside/.hidden`, 'fonts/a']) {
          await write(name, 'x')
          await service.choose()
          await archivist.unpackBackup(backup, staging, [])
          expect(await readdir(staging)).toEqual(['library.db'])
        }
        await write(`publications/${id}/publication.txt`, 'Another story')
        await service.choose()
        await expect(service.restore()).rejects.toMatchObject({ code: 'backup/damaged' })
        expect(existsSync(path.join(profile, 'restore/ready'))).toBe(false)
        close()
      })
    })
  })

  it('is not there by halves when it cannot be written', async () => {
    await withFolder(async (folder) => {
      const target = path.join(folder, 'nowhere/library.zip')
      const { service, close } = aProfile(path.join(folder, 'profile'), target)

      await expect(service.make({ withPublications: true })).rejects.toMatchObject({
        code: 'storage/unwritable',
      })

      expect((await readdir(folder)).sort()).toEqual(['profile'])
      expect(existsSync(path.join(folder, 'profile/packing'))).toBe(false)
      close()
    })
  })
})

describe('a database of the first version', () => {
  it('is brought up to the present one', async () => {
    await withFolder(async (folder) => {
      const backup = path.join(folder, 'old.db')
      const { migrations } = await import('../storage/migrations/migrations')
      const old = new DatabaseSync(backup)
      old.exec(`${migrations[0]}; PRAGMA user_version = 1`)
      old.close()
      const { service } = aProfile(path.join(folder, 'profile'), backup)

      expect(await service.choose()).toMatchObject({ backup: { publications: 0 } })
      await service.restore()

      expect(aProfile(path.join(folder, 'profile'), backup).publications.summaries()).toEqual([])
    })
  })
})
