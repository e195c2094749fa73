import { mkdir, rename, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it, onTestFinished, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import type { PublicationId } from '#core/publication/publication'
import {
  aBookmark,
  aFakeIngest,
  aLocator,
  aManifest,
  silentLog,
  withFolder,
} from '#tests/support/library-builders'

import type { Ingest } from '../ingest/ingest'
import { openMemoryDatabase } from '../storage/database'
import { createLibraryFiles } from '../storage/library-files'
import { createMergesRepository } from '../storage/merges-repository'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createReadingRepository } from '../storage/reading-repository'
import { createShelfRepository } from '../storage/shelf-repository'
import { createWatchedFoldersRepository } from '../storage/watched-folders-repository'

import { createLibraryService } from './library-service'
import { createMergeService } from './merge-service'
import { createWatchedFoldersService } from './watched-folders-service'

interface Options {
  readonly ingest?: Partial<Ingest>
  readonly inHand?: () => PublicationId | null
  /** Called when somebody waits whether a file still grows. */
  readonly onSettling?: () => Promise<void>
}

const settleMs = 2000

/** A library with a folder of books beside it. */
function aLibrary(folder: string, { ingest: overrides, inHand, onSettling }: Options = {}) {
  const profile = path.join(folder, 'profile')
  const books = path.join(folder, 'books')
  const db = openMemoryDatabase()
  const ingest = aFakeIngest(overrides)
  const publish = vi.fn()
  let time = 0
  const stores = {
    publications: createPublicationsRepository(db),
    positions: createReadingRepository(db),
    merges: createMergesRepository(db),
    shelf: createShelfRepository(db),
    watched: createWatchedFoldersRepository(db),
    files: createLibraryFiles(path.join(profile, 'publications')),
    ingest,
    publish,
    noteRecent: () => undefined,
    log: silentLog,
    now: () => new Date('2026-02-02T00:00:00.000Z'),
    welcomeFile: '',
    parserVersion: 1,
    passwords: new Map<string, string>(),
    areCopied: () => true,
  }
  const library = createLibraryService(stores)
  /** As it is after the next start of the app. */
  const start = () => {
    const service = createWatchedFoldersService({
      ...stores,
      folder: profile,
      library,
      merging: createMergeService(stores),
      inHand: inHand ?? (() => null),
      async wait(ms, signal) {
        if (ms === settleMs) await onSettling?.()
        if (!signal.aborted) await new Promise((done) => setTimeout(done, 5))
      },
      // Every look at it is some time later, so that nothing waits for its time.
      clock: () => (time += 60_000),
    })
    onTestFinished(() => service.close())
    return service
  }
  const write = async (name: string, content: string) => {
    const file = path.join(books, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
    return file
  }
  const titles = () =>
    stores.publications
      .summaries()
      .map(({ title }) => title)
      .sort()
  return { ...stores, library, start, write, titles, books, profile }
}

const withLibrary = (
  work: (library: ReturnType<typeof aLibrary>) => Promise<void>,
  options?: Options,
) =>
  withFolder(async (folder) => {
    const library = aLibrary(folder, options)
    await mkdir(library.books, { recursive: true })
    await work(library)
  })

const adding = (folder: string) => async () => folder

describe('watched folders service', () => {
  it('takes in what is there, and what comes later', () =>
    withLibrary(async ({ start, write, titles, books, publish }) => {
      await write('a.txt', 'one')
      const service = start()
      service.begin()

      expect(await service.addChosen(adding(books))).toMatchObject({ status: 'added' })
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
      await write('new/b.txt', 'two')
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt', 'b.txt']))
      await write('new/c.txt', 'three')
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt', 'b.txt', 'c.txt']))

      await vi.waitFor(() =>
        expect(publish).toHaveBeenLastCalledWith('watchedFolders.changed', {
          folders: [{ path: books, isCopied: true, isThere: true, waiting: 0, unreadable: 0 }],
        }),
      )
      const told = publish.mock.calls
        .filter(([name]) => name === 'library.changed')
        .flatMap(([, { publications }]) => publications as { title: string }[])
      expect(new Set(told.map(({ title }) => title))).toEqual(new Set(['a.txt', 'b.txt', 'c.txt']))
    }))

  it('takes a folder of pictures for one comic, which may change and move', () =>
    withLibrary(async ({ start, write, titles, books, ingest, positions, publications }) => {
      await write('Moles/1.jpg', 'one')
      await write('Moles/2.jpg', 'two')
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      await vi.waitFor(() => expect(titles()).toEqual(['Moles.cbz']))
      const [first] = publications.summaries()
      positions.saveBookmark(aBookmark({ publicationId: first!.id }))

      await write('Moles/3.jpg', 'three')
      const changed = () => publications.lastAt(path.join(books, 'Moles'))!
      await vi.waitFor(() => {
        expect(changed()).not.toBe(first!.id)
        // The pages are looked for by another parser than the fake one.
        expect(positions.unplaced(changed())).toHaveLength(1)
        expect(titles()).toEqual(['Moles.cbz'])
      })
      const id = changed()

      await rename(path.join(books, 'Moles'), path.join(books, 'Old moles'))
      await vi.waitFor(() => expect(publications.lastAt(path.join(books, 'Old moles'))).toBe(id))
      expect(titles()).toEqual(['Moles.cbz'])
      service.close()

      ingest.inspected.length = 0
      const next = start()
      next.begin()
      await write('b.txt', 'two')
      next.lookAgain()
      await vi.waitFor(() => expect(titles()).toEqual(['Moles.cbz', 'b.txt']))
      expect(ingest.inspected).toHaveLength(1)
    }))

  it('takes a folder of pictures again where one came while it was read', () =>
    withLibrary(async ({ start, write, titles, books, ingest }) => {
      await write('Moles/1.jpg', 'one')
      await write('Moles/2.jpg', 'two')
      const pack = ingest.pack.bind(ingest)
      let packed = 0
      ingest.pack = async (folder, target) => {
        const told = await pack(folder, target)
        if (packed++ === 0) await write('Moles/3.jpg', 'three')
        return told
      }
      const service = start()
      service.begin()
      await service.addChosen(adding(books))

      await vi.waitFor(() => expect(packed).toBe(2))
      await vi.waitFor(() => expect(titles()).toEqual(['Moles.cbz']))
      service.close()
    }))

  it('copies a folder of pictures also where books are read in place', () =>
    withLibrary(async ({ start, write, titles, books, publications }) => {
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      service.setCopied(books, false)
      await write('Moles/1.jpg', 'one')
      await write('Moles/2.jpg', 'two')

      await vi.waitFor(() => expect(titles()).toEqual(['Moles.cbz']))
      expect(publications.inPlace()).toEqual([])
    }))

  it('looks into nothing that it knows', () =>
    withLibrary(async ({ start, write, titles, books, ingest }) => {
      await write('a.txt', 'one')
      await write('empty.txt', '')
      const first = start()
      first.begin()
      await first.addChosen(adding(books))
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
      await vi.waitFor(() => expect(first.list()[0]).toMatchObject({ waiting: 0, unreadable: 1 }))
      first.close()
      ingest.inspected.length = 0

      const next = start()
      next.begin()
      await write('b.txt', 'two')
      next.lookAgain()

      await vi.waitFor(() => expect(titles()).toEqual(['a.txt', 'b.txt']))
      expect(ingest.inspected).toHaveLength(1)
      expect(next.list()).toMatchObject([{ unreadable: 1 }])
    }))

  it('waits until a file has stopped growing', () => {
    let growing: (() => Promise<void>) | undefined
    return withLibrary(
      async ({ start, write, titles, books, ingest, publications }) => {
        let size = 0
        growing = async () => {
          if (size < 3) await write('a.txt', 'more '.repeat((size += 1)))
        }
        await write('a.txt', 'm')
        const service = start()
        service.begin()
        await service.addChosen(adding(books))

        await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
        expect(ingest.inspected).toHaveLength(1)
        const [{ id } = { id: '' }] = publications.summaries()
        expect(publications.find(id)?.byteLength).toBe('more '.length * 3)
      },
      { onSettling: async () => growing?.() },
    )
  })

  it('keeps what was kept about a book that is renamed, or changed', () =>
    withLibrary(async ({ start, write, titles, books, publications, positions }) => {
      const file = await write('a.txt', 'one')
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
      const [before] = publications.summaries()
      positions.saveBookmark(aBookmark({ publicationId: before!.id, name: 'Here' }))

      await mkdir(path.join(books, 'moved'))
      await rename(file, path.join(books, 'moved', 'a.txt'))
      service.lookAgain()
      await vi.waitFor(() =>
        expect(publications.lastAt(path.join(books, 'moved', 'a.txt'))).toBe(before!.id),
      )
      expect(publications.summaries()).toEqual([before])

      await write('moved/a.txt', 'one and two')
      await vi.waitFor(() => expect(publications.removed()).toMatchObject([{ id: before!.id }]))
      expect(titles()).toEqual(['a.txt'])
      const [after] = publications.summaries()
      // The words are looked for by another parser than the fake one.
      expect(positions.unplaced(after!.id)).toMatchObject([{ name: 'Here' }])

      await write('moved/a.txt', 'one')
      await vi.waitFor(() => expect(publications.summaries()).toMatchObject([{ id: before!.id }]))
      expect(positions.bookmarks(before!.id)).toMatchObject([{ name: 'Here' }])
    }))

  it('takes another book of the same file name for another book', () => {
    let title = 'The first'
    return withLibrary(
      async ({ start, write, titles, books }) => {
        await write('book.txt', 'one')
        const service = start()
        service.begin()
        await service.addChosen(adding(books))
        await vi.waitFor(() => expect(titles()).toEqual(['The first']))

        title = 'The second'
        await write('book.txt', 'another story')

        await vi.waitFor(() => expect(titles()).toEqual(['The first', 'The second']))
      },
      {
        ingest: {
          async inspect(file) {
            return { ...(await aFakeIngest().inspect(file)), manifest: aManifest(title) }
          },
        },
      },
    )
  })

  it('changes no book under the eyes of somebody who reads it', () => {
    let inHand: string | null = null
    return withLibrary(
      async ({ start, write, titles, books, publications }) => {
        await write('a.txt', 'one')
        const service = start()
        service.begin()
        await service.addChosen(adding(books))
        await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
        inHand = publications.summaries()[0]!.id

        await write('a.txt', 'one and two')
        await write('b.txt', 'something else')
        await vi.waitFor(() => expect(titles()).toEqual(['a.txt', 'b.txt']))
        expect(publications.removed()).toEqual([])

        const read = inHand
        inHand = null
        service.goOn()
        await vi.waitFor(() => expect(publications.removed()).toMatchObject([{ id: read }]))
      },
      { inHand: () => inHand },
    )
  })

  it('leaves away what somebody took off the shelf', () =>
    withLibrary(async ({ start, write, titles, books, publications, library, ingest }) => {
      await write('a.txt', 'one')
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
      const ids = publications.summaries().map(({ id }) => id)
      library.remove(ids)
      await library.emptyBin(ids)

      service.lookAgain()
      await write('b.txt', 'two')
      await vi.waitFor(() => expect(titles()).toEqual(['b.txt']))
      await vi.waitFor(() => expect(service.list()).toMatchObject([{ waiting: 0 }]))
      const looks = ingest.inspected.length
      service.lookAgain()
      await write('c.txt', 'three')
      await vi.waitFor(() => expect(titles()).toEqual(['b.txt', 'c.txt']))

      expect(ingest.inspected).toHaveLength(looks + 1)
    }))

  it('takes nothing away when a drive is unplugged, and finds it again', () =>
    withLibrary(async ({ start, write, titles, books, positions, publications }) => {
      await write('a.txt', 'one')
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
      const { id } = publications.summaries()[0]!
      positions.savePosition(id, aLocator(3, 0.5), '2026-02-02T00:00:00.000Z')

      await rename(books, `${books}-away`)
      service.lookAgain()
      await vi.waitFor(() => expect(service.list()).toMatchObject([{ isThere: false }]))
      expect(titles()).toEqual(['a.txt'])

      await rename(`${books}-away`, books)
      await write('b.txt', 'two')
      service.lookAgain()
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt', 'b.txt']))
      expect(service.list()).toMatchObject([{ isThere: true }])
      expect(positions.position(id)).toEqual(aLocator(3, 0.5))
    }))

  it('stops watching, and begins again', () =>
    withLibrary(async ({ start, write, titles, books }) => {
      await write('a.txt', 'one')
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))

      expect(service.remove(books)).toEqual([])
      await write('b.txt', 'two')
      service.lookAgain()
      expect(service.restore(path.join(books, 'never-watched'))).toEqual([])
      expect(titles()).toEqual(['a.txt'])

      expect(service.restore(books)).toMatchObject([{ path: books }])
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt', 'b.txt']))
    }))

  it('watches no folder twice, and not the library itself', () =>
    withLibrary(async ({ start, books, profile }) => {
      const service = start()
      service.begin()
      const inner = path.join(books, 'inner')
      await mkdir(inner)

      expect((await service.addChosen(adding(inner))).status).toBe('added')
      expect((await service.addChosen(adding(inner))).status).toBe('known')
      expect((await service.addChosen(adding(path.join(profile, 'x')))).status).toBe('own')
      expect((await service.addChosen(async () => null)).status).toBe('cancelled')

      const { folders } = await service.addChosen(adding(books))
      expect(folders.map((one) => one.path)).toEqual([books])
      expect((await service.addChosen(adding(inner))).status).toBe('known')
    }))

  it('tries again what could not be read for another reason than itself', () => {
    let isBusy = true
    return withLibrary(
      async ({ start, write, titles, books }) => {
        await write('a.txt', 'one')
        const service = start()
        service.begin()
        await service.addChosen(adding(books))
        await vi.waitFor(() => expect(service.list()).toMatchObject([{ unreadable: 1 }]))

        isBusy = false
        service.lookAgain()

        await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
        await vi.waitFor(() => expect(service.list()).toMatchObject([{ unreadable: 0 }]))
      },
      {
        ingest: {
          async inspect(file) {
            if (isBusy) throw new ReaderError('publication/no-permission', 'Somebody has it open')
            return aFakeIngest().inspect(file)
          },
        },
      },
    )
  })

  it('tries a broken file again when it changes', () =>
    withLibrary(async ({ start, write, titles, books }) => {
      const file = await write('a.txt', '')
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      await vi.waitFor(() => expect(service.list()).toMatchObject([{ unreadable: 1 }]))

      await write('a.txt', 'one')
      await utimes(file, 1, 1)
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))
      await vi.waitFor(() => expect(service.list()).toMatchObject([{ unreadable: 0 }]))
    }))

  it('reads the books of a folder in place where that is wished', () =>
    withLibrary(async ({ start, write, titles, books, publications }) => {
      const service = start()
      service.begin()
      await service.addChosen(adding(books))
      expect(service.setCopied(books, false)).toMatchObject([{ isCopied: false }])

      const file = await write('a.txt', 'one')
      await vi.waitFor(() => expect(titles()).toEqual(['a.txt']))

      expect(publications.inPlace()).toMatchObject([{ file }])
      service.remove(books)
      expect(service.restore(books)).toMatchObject([{ path: books, isCopied: false }])
    }))
})
