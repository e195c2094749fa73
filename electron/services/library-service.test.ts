import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it, vi } from 'vitest'

import { type ErrorCode, ReaderError } from '#core/errors'
import {
  aBookmark,
  aFakeIngest,
  aManifest,
  aTextReading,
  silentLog,
  withFolder,
} from '#tests/support/library-builders'

import type { Ingest } from '../ingest/ingest'
import { openMemoryDatabase } from '../storage/database'
import { createLibraryFiles } from '../storage/library-files'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createReadingRepository } from '../storage/reading-repository'

import { createLibraryService } from './library-service'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const jobId = '7f0c4f0e-8a50-4a3a-9a54-0a1d9f7f3b11'

function aLibrary(folder: string, overrides: Partial<Ingest> = {}) {
  const db = openMemoryDatabase()
  const publications = createPublicationsRepository(db)
  const ingest = aFakeIngest(overrides)
  const publish = vi.fn()
  const noteRecent = vi.fn()
  const passwords = new Map<string, string>()
  const files = { areCopied: true }
  let instant = Date.UTC(2026, 0, 1)
  const library = createLibraryService({
    publications,
    files: createLibraryFiles(path.join(folder, 'publications')),
    ingest,
    publish,
    noteRecent,
    log: silentLog,
    now: () => new Date((instant += 1000)),
    welcomeFile: path.join(folder, 'welcome.epub'),
    parserVersion: 1,
    passwords,
    areCopied: () => files.areCopied,
  })
  return {
    library,
    ingest,
    publish,
    noteRecent,
    setCopied: (areCopied: boolean) => void (files.areCopied = areCopied),
    publications,
    passwords,
    reading: createReadingRepository(db),
    wait: (ms: number) => void (instant += ms),
  }
}

const aLocked = async ({
  path: file,
  password,
}: {
  path: string
  password?: string | undefined
}) => {
  if (password === undefined) throw new ReaderError('publication/password-needed', 'Locked')
  const bytes = await readFile(file)
  const id = createHash('sha256').update(bytes).digest('hex')
  const manifest = aManifest('Secret', { isLocked: true })
  return { id, byteLength: bytes.length, manifest }
}

const aNoText: Ingest['inspect'] = async ({ path: file, text }) => {
  if (!text?.anyway) {
    throw new ReaderError('publication/unsupported-format', 'No text', {
      details: { kind: 'no-text' },
    })
  }
  const bytes = await readFile(file)
  const id = createHash('sha256').update(bytes).digest('hex')
  const options = { anyway: true } as const
  const manifest = aManifest('Bytes', { text: aTextReading({ options }) })
  return { id, byteLength: bytes.length, manifest }
}

async function withStories(
  work: (
    parts: ReturnType<typeof aLibrary> & { folder: string; at: (name: string) => string },
  ) => Promise<void>,
  overrides: Partial<Ingest> = {},
): Promise<void> {
  await withFolder(async (folder) => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await writeFile(path.join(folder, name), name)
    await writeFile(path.join(folder, 'empty.txt'), '')
    await work({ ...aLibrary(folder, overrides), folder, at: (name) => path.join(folder, name) })
  })
}

describe('library service', () => {
  it('takes a file in', async () => {
    await withStories(async ({ library, folder, at }) => {
      const outcome = await library.importFile(at('a.txt'))

      expect(outcome).toMatchObject({
        status: 'imported',
        file: at('a.txt'),
        publication: { id: sha256('a.txt'), title: 'a.txt', openedAt: null },
      })
      expect(library.list()).toHaveLength(1)
      expect(await readdir(path.join(folder, 'publications', sha256('a.txt')))).toContain(
        'publication.txt',
      )
    })
  })

  it('answers an outcome for each file, good or bad, and tells how far it is', async () => {
    await withStories(async ({ library, publish, at }) => {
      const outcomes = await library.importFiles(jobId, [
        at('a.txt'),
        at('empty.txt'),
        at('none.txt'),
        at('b.txt'),
      ])

      expect(outcomes.map(({ status }) => status)).toEqual([
        'imported',
        'failed',
        'failed',
        'imported',
      ])
      expect(outcomes[1]).toMatchObject({
        error: { code: 'publication/empty', details: { fileName: 'empty.txt' } },
      })
      expect(publish.mock.calls.filter(([name]) => name === 'library.importProgress')).toHaveLength(
        4,
      )
      expect(publish).toHaveBeenLastCalledWith('library.changed', {
        publications: expect.arrayContaining(library.list()),
        removed: [],
      })
    })
  })

  it('takes in a locked file with its password, and remembers that while it runs', async () => {
    await withStories(
      async ({ library, passwords, at }) => {
        const [without] = await library.importFiles(jobId, [at('a.txt')])
        expect(without).toMatchObject({ error: { code: 'publication/password-needed' } })

        const [outcome] = await library.importFiles(jobId, [at('a.txt')], {
          password: 'three lamps',
        })
        expect(outcome).toMatchObject({ status: 'imported', publication: { title: 'Secret' } })
        expect([...passwords]).toEqual([[sha256('a.txt'), 'three lamps']])
      },
      { inspect: aLocked },
    )
  })

  it('takes in what is no text by its bytes where somebody says so, and remembers that', async () => {
    await withStories(
      async ({ library, publications, folder, at }) => {
        const [without] = await library.importFiles(jobId, [at('a.txt')])
        expect(without).toMatchObject({ error: { details: { kind: 'no-text' } } })

        const [outcome] = await library.importFiles(jobId, [at('a.txt')], { anyway: true })
        expect(outcome).toMatchObject({ status: 'imported' })
        expect(publications.fileOf(sha256('a.txt'))?.text).toEqual({ anyway: true })

        const { library: afresh, publications: found } = aLibrary(folder, { inspect: aNoText })
        await afresh.tidy()
        expect(found.fileOf(sha256('a.txt'))?.text).toEqual({ anyway: true })
      },
      { inspect: aNoText },
    )
  })

  it('takes in a folder as one packed file, and remembers where it came from', async () => {
    const pack = vi.fn(async (_folder: unknown, target: string) => {
      await writeFile(target, 'packed')
      return { fileName: 'Comic.cbz' }
    })
    await withStories(
      async ({ library, publications, folder, at }) => {
        await mkdir(at('Comic'))

        const outcome = await library.importFile(at('Comic'))

        const id = sha256('packed')
        expect(outcome).toMatchObject({
          status: 'imported',
          file: at('Comic'),
          publication: { id },
        })
        expect(publications.fileOf(id)?.file).toBe('publication.cbz')
        const origin = path.join(folder, 'publications', id, 'origin.json')
        expect(JSON.parse(await readFile(origin, 'utf8'))).toEqual({
          originalName: 'Comic.cbz',
          originalPath: at('Comic'),
        })
        const [, target] = pack.mock.calls[0]!
        await expect(readFile(target)).rejects.toThrow(/ENOENT/)
      },
      { pack },
    )
  })

  it('tells the system of the person’s own files that were opened, new or known', async () => {
    await withStories(async ({ library, noteRecent, folder, at }) => {
      await writeFile(path.join(folder, 'welcome.epub'), 'Welcome')

      await library.importFiles(jobId, [at('a.txt'), at('empty.txt')])
      await library.importFile(at('a.txt'))
      await library.importWelcome()

      expect(noteRecent.mock.calls).toEqual([[at('a.txt')], [at('a.txt')]])
    })
  })

  it('knows the same content under another name', async () => {
    await withStories(async ({ library, at }) => {
      await writeFile(at('copy.txt'), 'a.txt')
      await library.importFile(at('a.txt'))

      const outcome = await library.importFile(at('copy.txt'))

      expect(outcome).toMatchObject({ status: 'duplicate', publication: { title: 'a.txt' } })
      expect(library.list()).toHaveLength(1)
    })
  })

  it('does not read a file again that has not changed', async () => {
    await withStories(async ({ library, ingest, at }) => {
      await library.importFile(at('a.txt'))
      await library.importFile(at('a.txt'))
      expect(ingest.inspected).toHaveLength(1)

      await writeFile(at('a.txt'), 'changed')
      const outcome = await library.importFile(at('a.txt'))

      expect(outcome.status).toBe('imported')
      expect(ingest.inspected).toHaveLength(2)
    })
  })

  it('copies a file again whose copy is gone', async () => {
    await withStories(async ({ library, folder, at }) => {
      await library.importFile(at('a.txt'))
      await rm(path.join(folder, 'publications'), { recursive: true })

      await library.importFile(at('a.txt'))

      expect(await readdir(path.join(folder, 'publications', sha256('a.txt')))).toContain(
        'publication.txt',
      )
      expect(library.list()).toHaveLength(1)
    })
  })

  it('imports one file at a time, so that the same content twice is one publication', async () => {
    await withStories(async ({ library, at }) => {
      await writeFile(at('copy.txt'), 'a.txt')

      const outcomes = await Promise.all([
        library.importFile(at('a.txt')),
        library.importFile(at('copy.txt')),
      ])

      expect(outcomes.map(({ status }) => status)).toEqual(['imported', 'duplicate'])
    })
  })

  it('takes in what it has read, whatever becomes of the file meanwhile', async () => {
    const inspected: string[] = []
    await withStories(
      async ({ library, folder, at }) => {
        const outcome = await library.importFile(at('a.txt'))

        const id = sha256('a.txt')
        expect(outcome).toMatchObject({ status: 'imported', publication: { id } })
        const stored = path.join(folder, 'publications', id, 'publication.txt')
        expect(await readFile(stored, 'utf8')).toBe('a.txt')
        // Its own copy was looked at, and not read through again.
        expect(inspected).toEqual([`a.txt as ${id}`])
        expect(await library.importFile(at('a.txt'))).toMatchObject({
          publication: { id: sha256('rewritten') },
        })
      },
      {
        async inspect(file, known) {
          const { beside = '' } = file
          inspected.push(`${await readFile(file.path, 'utf8')} as ${known}`)
          await writeFile(path.join(beside, 'a.txt'), 'rewritten')
          return aFakeIngest().inspect(file)
        },
      },
    )
    expect(inspected).toHaveLength(2)
  })

  it('copies nothing that is no publication, and keeps nothing that cannot be opened', async () => {
    const refuse = (code: ErrorCode) => async () => {
      throw new ReaderError(code, 'No')
    }
    await withStories(
      async ({ library, folder, at }) => {
        expect(await library.importFile(at('a.txt'))).toMatchObject({ status: 'failed' })
        await expect(readdir(path.join(folder, 'publications'))).rejects.toThrow(/ENOENT/)
      },
      { recognise: refuse('publication/unsupported-format') },
    )
    await withStories(
      async ({ library, folder, at }) => {
        expect(await library.importFile(at('a.txt'))).toMatchObject({ status: 'failed' })
        expect(await readdir(path.join(folder, 'publications'))).toEqual([])
      },
      { inspect: refuse('publication/corrupted') },
    )
  })

  it('stops between two files when the job is cancelled', async () => {
    await withStories(async ({ library, publish, at }) => {
      publish.mockImplementation((name) => {
        if (name === 'library.importProgress') library.cancelImport(jobId)
      })

      const outcomes = await library.importFiles(jobId, [at('a.txt'), at('b.txt'), at('c.txt')])

      expect(outcomes).toHaveLength(1)
      expect(library.list()).toHaveLength(1)
    })
  })

  it('removes, and undoes the removal with everything that was kept', async () => {
    await withStories(async ({ library, reading, publish, at }) => {
      await library.importFile(at('a.txt'))
      const id = sha256('a.txt')
      reading.saveBookmark(aBookmark({ publicationId: id }))

      library.remove([id])
      expect(library.list()).toEqual([])
      expect(publish).toHaveBeenLastCalledWith('library.changed', {
        publications: [],
        removed: [id],
      })
      expect(library.bin()).toMatchObject([{ id, title: 'a.txt' }])

      library.restore([id])
      expect(library.list()).toHaveLength(1)
      expect(library.bin()).toEqual([])
      expect(reading.bookmarks(id)).toHaveLength(1)
    })
  })

  it('puts a removed publication back on the shelf when its file is opened again', async () => {
    await withStories(async ({ library, at }) => {
      await library.importFile(at('a.txt'))
      library.remove([sha256('a.txt')])

      const outcome = await library.importFile(at('a.txt'))

      expect(outcome.status).toBe('duplicate')
      expect(library.list()).toHaveLength(1)
    })
  })

  it('keeps the files of what was removed until the bin is emptied, and its notes beyond that', async () => {
    await withStories(async ({ library, reading, folder, wait, at }) => {
      await library.importFile(at('a.txt'))
      const id = sha256('a.txt')
      reading.saveBookmark(aBookmark({ publicationId: id }))
      library.remove([id])

      wait(366 * 24 * 60 * 60 * 1000)
      await library.tidy()
      expect(await readdir(path.join(folder, 'publications'))).toEqual([id])

      await library.emptyBin([id])

      expect(await readdir(path.join(folder, 'publications'))).toEqual([])
      expect(library.bin()).toEqual([])
      library.restore([id])
      expect(library.list()).toEqual([])
      expect(await library.importFile(at('a.txt'))).toMatchObject({ status: 'imported' })
      expect(reading.bookmarks(id)).toHaveLength(1)
    })
  })

  it('empties nothing out of the bin that is on the shelf', async () => {
    await withStories(async ({ library, folder, at }) => {
      await library.importFile(at('a.txt'))

      await library.emptyBin([sha256('a.txt')])

      expect(library.list()).toHaveLength(1)
      expect(await readdir(path.join(folder, 'publications'))).toHaveLength(1)
    })
  })

  it('takes in again what lies in its folders and the database has lost', async () => {
    await withStories(async ({ library, folder, at }) => {
      await library.importFile(at('a.txt'))
      await mkdir(path.join(folder, 'publications', sha256('half')))

      const { library: afresh } = aLibrary(folder)
      expect(afresh.list()).toEqual([])
      await afresh.tidy()

      expect(afresh.list()).toMatchObject([{ id: sha256('a.txt'), title: 'a.txt' }])
      expect(await readdir(path.join(folder, 'publications'))).toEqual([sha256('a.txt')])
    })
  })

  it('clears what a cut off import left of a book that was purged before', async () => {
    await withStories(async ({ library, folder, at }) => {
      const id = sha256('a.txt')
      await library.importFile(at('a.txt'))
      library.remove([id])
      await library.emptyBin([id])
      await mkdir(path.join(folder, 'publications', id, 'beside'), { recursive: true })

      await library.tidy()

      expect(await readdir(path.join(folder, 'publications'))).toEqual([])
    })
  })

  it('keeps a cover that the window drew, for a file that has none', async () => {
    await withStories(async ({ library, publications, publish, folder, at }) => {
      const outcome = await library.importFile(at('a.txt'))
      const { id } = publications.summary(
        (outcome as { publication: { id: string } }).publication.id,
      )!
      const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7])
      const stored = () => readFile(path.join(folder, 'publications', id, 'cover'))

      await expect(library.keepCover(id, new Uint8Array([1, 2]))).rejects.toMatchObject({
        code: 'ipc/invalid-request',
      })
      publish.mockClear()
      await library.keepCover(id, png)
      expect(publications.coverOf(id)).toEqual({ mediaType: 'image/png', isOwn: false })
      expect(publish).toHaveBeenCalledOnce()

      await library.keepCover(id, new Uint8Array([...png, 8]))
      expect(new Uint8Array(await stored())).toEqual(png)
    })
  })

  it('keeps a cover beside the file', async () => {
    const cover = { bytes: new Uint8Array([1]), mediaType: 'image/jpeg' }
    const inspect: Ingest['inspect'] = async () => ({
      id: sha256('a.txt'),
      byteLength: 5,
      manifest: aManifest('With a cover'),
      cover,
    })
    await withStories(
      async ({ library, at }) => {
        expect(await library.importFile(at('a.txt'))).toMatchObject({
          publication: { hasCover: true },
        })
      },
      { inspect },
    )
  })

  it('offers the welcome publication by itself', async () => {
    await withStories(async ({ library, at }) => {
      expect(await library.importWelcome()).toMatchObject({
        status: 'failed',
        error: { code: 'publication/not-found' },
      })
      await writeFile(at('welcome.epub'), 'welcome')

      expect(await library.importWelcome()).toMatchObject({ status: 'imported' })
    })
  })

  it('tells nothing of an error that it did not expect', async () => {
    const inspect = async () => {
      throw new TypeError('secret')
    }
    await withStories(
      async ({ library, at }) => {
        expect(await library.importFile(at('a.txt'))).toMatchObject({
          error: { code: 'internal', message: 'Unexpected error' },
        })
      },
      { inspect },
    )
  })
})
