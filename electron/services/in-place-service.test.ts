import { copyFile, mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { anEpubLibrary } from '#tests/support/epub-library'
import { aHighlight, withFolder } from '#tests/support/library-builders'
import { anEpub } from '#tests/support/publication-builders'

import { makeZip } from '../../tests/support/make-epub.mjs'

import { createInPlaceService } from './in-place-service'
import { createLibraryService } from './library-service'
import { locate } from './locate'
import { createMergeService } from './merge-service'

const first = '<p>The road went down to the river and stopped there without a reason.</p>'
const preface = '<p>A preface that stood in no edition before this one.</p>'

/** A library that has no copies, and a folder of books beside it. */
const withLibrary = (work: (library: Awaited<ReturnType<typeof aLibrary>>) => Promise<void>) =>
  withFolder(async (folder) => work(await aLibrary(folder)))

async function aLibrary(folder: string) {
  const { dependencies } = anEpubLibrary(path.join(folder, 'publications'))
  const { publications } = dependencies
  const books = path.join(folder, 'books')
  await mkdir(books)
  const library = createLibraryService({
    ...dependencies,
    noteRecent: () => undefined,
    welcomeFile: '',
    areCopied: () => false,
  })
  const service = createInPlaceService({
    ...dependencies,
    library,
    merging: createMergeService(dependencies),
  })
  const write = async (name: string, chapters: readonly string[], title = 'The River') => {
    const metadata = `<dc:title>${title}</dc:title><dc:creator>An Author</dc:creator>`
    const file = path.join(books, name)
    await writeFile(file, makeZip(Object.entries(anEpub({ chapters, metadata }))))
    return file
  }
  const open = async (name: string, chapters: readonly string[]) => {
    const file = await write(name, chapters)
    const outcome = await library.importFile(file)
    if (outcome.status === 'failed') throw new Error(outcome.error.message)
    return { file, id: outcome.publication.id }
  }
  return { ...dependencies, folder, books, library, service, publications, write, open }
}

describe('in-place service', () => {
  it('leaves a file where it is', () =>
    withLibrary(async ({ open, service, folder, ...dependencies }) => {
      const { file, id } = await open('river.epub', [first])

      expect(locate(dependencies, id)).toMatchObject({ path: file, fileName: 'river.epub' })
      expect(await readdir(path.join(folder, 'publications', id))).toEqual([])
      expect(await service.current(id)).toBe(id)
      await utimes(file, 1, 1)
      expect(await service.current(id)).toBe(id)
    }))

  it('says so when the file is not there, and finds it elsewhere', () =>
    withLibrary(async ({ open, service, books, positions, publications, library }) => {
      const { file, id } = await open('river.epub', [first])
      const mark = aHighlight({ publicationId: id })
      positions.saveHighlight(mark)
      const elsewhere = path.join(books, 'elsewhere.epub')
      await rename(file, elsewhere)

      await expect(service.current(id)).rejects.toMatchObject({
        code: 'publication/not-there',
        details: { path: file },
      })
      expect(await service.find(id, async () => null)).toBeNull()
      expect(await service.find(id, async () => elsewhere)).toBe(id)

      expect(await service.current(id)).toBe(id)
      expect(publications.fileOf(id)?.file).toBe(elsewhere)
      expect(positions.highlights(id)).toEqual([mark])
      // A file that is opened from a third place is the same publication.
      const third = path.join(books, 'third.epub')
      await copyFile(elsewhere, third)
      expect(await library.importFile(third)).toMatchObject({ status: 'duplicate' })
      await rm(elsewhere)
      await library.importFile(third)
      expect(publications.fileOf(id)?.file).toBe(third)
    }))

  it('goes on in a file that was changed, with what was kept', () =>
    withLibrary(async ({ open, write, service, positions, publications, ingest }) => {
      const { id, file } = await open('river.epub', [first])
      const [place] = await ingest.placePassages({ id, path: file, fileName: 'river.epub' }, [
        { exact: 'the river', hint: {} },
      ])
      const { locator, end } = place!
      positions.saveHighlight({
        ...aHighlight({ publicationId: id, text: 'the river' }),
        locator,
        end,
      })

      await write('river.epub', [preface, first])
      const now = await service.current(id)

      expect(now).not.toBe(id)
      expect(positions.highlights(now)).toMatchObject([{ text: 'the river' }])
      expect(publications.summaries()).toMatchObject([{ id: now }])
      expect(publications.fileOf(now)?.file).toBe(file)
    }))

  it('takes no other book for it', () =>
    withLibrary(async ({ open, write, service, publications }) => {
      const { id } = await open('river.epub', [first])
      const other = await write('other.epub', [preface], 'The Bridge')

      await expect(service.find(id, async () => other)).rejects.toMatchObject({
        code: 'publication/other-work',
      })
      await write('river.epub', [preface], 'The Bridge')
      await expect(service.current(id)).rejects.toMatchObject({ code: 'publication/not-there' })

      expect(publications.summaries()).toMatchObject([{ id }])
    }))

  it('deletes nothing of the person’s own', () =>
    withLibrary(async ({ open, library, books, publications }) => {
      const { id } = await open('river.epub', [first])

      library.remove([id])
      await library.emptyBin([id])
      await library.tidy()

      expect(await readdir(books)).toEqual(['river.epub'])
      expect(publications.removed()).toEqual([])
    }))
})
