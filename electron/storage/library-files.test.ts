import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { anId, withFolder } from '#tests/support/library-builders'

import { createLibraryFiles } from './library-files'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What a process that is gone had begun. */
async function writeDraft(file: string): Promise<void> {
  await writeFile(file, 'half')
  const before = new Date(performance.timeOrigin - 1000)
  await utimes(file, before, before)
}

async function withStory(
  work: (story: { folder: string; originalPath: string; id: string }) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const originalPath = path.join(folder, 'My Story.TXT')
    await writeFile(originalPath, 'Hello')
    await work({ folder: path.join(folder, 'publications'), originalPath, id: sha256('Hello') })
  })
}

describe('library files', () => {
  it('takes a file in with its cover and where it came from', async () => {
    await withStory(async ({ folder, originalPath, id }) => {
      const files = createLibraryFiles(folder)
      const cover = { bytes: new Uint8Array([1, 2]), mediaType: 'image/png' }

      const copy = await files.copy(originalPath)
      const name = await files.take({ copy, originalName: 'My Story.TXT', originalPath, cover })

      expect(copy.id).toBe(id)
      expect(name).toBe('publication.txt')
      expect(await readFile(files.pathOf(id, 'publication.txt'), 'utf8')).toBe('Hello')
      expect(await files.has(id, 'publication.txt')).toBe(true)
      expect(await files.cover(id, { mediaType: 'image/png', isOwn: false })).toEqual(cover)
      expect((await readdir(path.join(folder, id))).sort()).toEqual([
        'cover',
        'origin.json',
        'publication.txt',
      ])
    })
  })

  it('keeps a cover that somebody chose beside the publication’s own', async () => {
    await withStory(async ({ folder, originalPath, id }) => {
      const files = createLibraryFiles(folder)
      const mediaType = 'image/png'
      const cover = { bytes: new Uint8Array([1, 2]), mediaType }
      const copy = await files.copy(originalPath)
      await files.take({ copy, originalName: 'a.txt', originalPath, cover })

      await files.keepOwnCover(id, new Uint8Array([3]))

      expect(await files.cover(id, { mediaType, isOwn: false })).toEqual(cover)
      expect(await files.cover(id, { mediaType, isOwn: true })).toEqual({
        bytes: new Uint8Array([3]),
        mediaType,
      })
    })
  })

  it('takes what the file names from beside it, and nothing from elsewhere', async () => {
    await withStory(async ({ folder, originalPath, id }) => {
      const files = createLibraryFiles(folder)
      const from = path.dirname(originalPath)
      await mkdir(path.join(from, 'pictures'))
      await writeFile(path.join(from, 'pictures', 'a.png'), 'picture')
      await writeFile(path.join(from, '..', 'outside.png'), 'secret')
      const beside = ['pictures/a.png', 'gone.png', '../outside.png', '/etc/passwd']

      const copy = await files.copy(originalPath)
      await files.take({ copy, originalName: 'a.md', originalPath, cover: undefined, beside })

      expect(await readdir(files.besideOf(id), { recursive: true })).toEqual([
        'pictures',
        path.join('pictures', 'a.png'),
      ])
      await files.remove(id)
      expect(await readdir(folder)).toEqual([])
      await rm(path.join(from, '..', 'outside.png'))
    })
  })

  it('takes in what it copied, whatever becomes of the file', async () => {
    await withStory(async ({ folder, originalPath, id }) => {
      const files = createLibraryFiles(folder)

      const copy = await files.copy(originalPath)
      await writeFile(originalPath, 'Something else')
      await files.take({ copy, originalName: 'a.txt', originalPath, cover: undefined })

      expect(await readFile(files.pathOf(id, 'publication.txt'), 'utf8')).toBe('Hello')
    })
  })

  it('copies a file of many parts as it is', async () => {
    await withStory(async ({ folder, originalPath }) => {
      const content = 'A line of it.\n'.repeat(500_000)
      await writeFile(originalPath, content)

      const copy = await createLibraryFiles(folder).copy(originalPath)

      expect(copy.id).toBe(sha256(content))
      expect(await readFile(copy.path, 'utf8')).toBe(content)
    })
  })

  it('leaves nothing of a copy that is not taken in, or cannot be made', async () => {
    await withStory(async ({ folder, originalPath }) => {
      const files = createLibraryFiles(folder)

      await files.discard(await files.copy(originalPath))
      await expect(files.copy(path.join(folder, 'gone'))).rejects.toMatchObject({
        code: 'publication/corrupted',
      })

      expect(await readdir(folder)).toEqual([])
    })
  })

  it('gives no name of ours to an extension that is none', async () => {
    await withStory(async ({ folder, originalPath }) => {
      const files = createLibraryFiles(folder)
      const take = async (originalName: string) => {
        const copy = await files.copy(originalPath)
        return files.take({ copy, originalName, originalPath, cover: undefined })
      }

      expect(await take('a.t/../x')).toBe('publication')
      expect(await take('no extension')).toBe('publication')
      expect(await take('a.epub:stream')).toBe('publication')
      expect(await take('a.EPUB')).toBe('publication.epub')
    })
  })

  it('says that the library cannot be written', async () => {
    await withStory(async ({ originalPath }) => {
      const files = createLibraryFiles(path.join(originalPath, 'below a file'))

      await expect(files.copy(originalPath)).rejects.toMatchObject({ code: 'storage/unwritable' })
    })
  })

  it('clears drafts and half imports, and finds whole files that nobody knows', async () => {
    await withStory(async ({ folder, originalPath, id }) => {
      const files = createLibraryFiles(folder)
      const copy = await files.copy(originalPath)
      await files.take({ copy, originalName: 'My Story.TXT', originalPath, cover: undefined })
      await writeDraft(path.join(folder, '.draft-0'))
      await writeFile(path.join(folder, '.draft-4'), 'being written')
      const half = path.join(folder, anId('half'))
      const known = path.join(folder, anId('known'))
      await mkdir(half)
      await writeDraft(path.join(half, '.draft-1'))
      await writeFile(path.join(half, 'cover'), 'cover')
      await mkdir(known)
      await writeFile(path.join(known, 'publication.epub'), 'known')
      await writeDraft(path.join(known, '.draft-2'))
      await writeFile(path.join(known, '.draft-3'), 'being written')

      const foundlings = await files.tidy(new Set([anId('known')]))

      expect(foundlings).toEqual([
        {
          id,
          path: files.pathOf(id, 'publication.txt'),
          originalName: 'My Story.TXT',
          originalPath,
        },
      ])
      expect((await readdir(folder)).sort()).toEqual(['.draft-4', id, anId('known')].sort())
      expect(await readdir(known)).toEqual(['.draft-3', 'publication.epub'])
    })
  })

  it('leaves alone what is not ours', async () => {
    await withFolder(async (folder) => {
      await mkdir(path.join(folder, 'notes of mine'))

      await createLibraryFiles(folder).tidy(new Set())

      expect(await readdir(folder)).toEqual(['notes of mine'])
    })
  })
})
