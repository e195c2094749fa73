import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { openNeighbours } from './neighbours'

/** A folder with a book’s pictures in it, and a file outside that nobody may see. */
const withPictures = (work: (folder: string) => Promise<void>) =>
  withFolder(async (outside) => {
    const folder = path.join(outside, 'book')
    mkdirSync(path.join(folder, 'images'), { recursive: true })
    writeFileSync(path.join(outside, 'secret.png'), 'secret')
    writeFileSync(path.join(folder, 'cover.png'), 'cover')
    writeFileSync(path.join(folder, 'images', 'a b.png'), 'picture')
    writeFileSync(path.join(folder, '.hidden.png'), 'hidden')
    await work(folder)
  })

describe('openNeighbours', () => {
  it('finds files of the folder and of folders in it', () =>
    withPictures(async (folder) => {
      const beside = openNeighbours(folder)
      const picture = await beside('images/a b.png')

      expect(await beside('cover.png')).toMatchObject({ byteLength: 5 })
      expect(new TextDecoder().decode(await picture?.bytes())).toBe('picture')
    }))

  it.each([
    '../secret.png',
    'images/../../secret.png',
    'images/./a b.png',
    '..\\secret.png',
    '/etc/passwd',
    'C:/secret.png',
    'cover.png:stream',
    'images//a b.png',
    'images',
    '.hidden.png',
    'cover.png\0.txt',
    'none.png',
    '',
  ])('finds nothing by %j', (address) =>
    withPictures(async (folder) => {
      expect(await openNeighbours(folder)(address)).toBeUndefined()
    }),
  )

  it('follows links that stay inside, and none that leads out', () =>
    withPictures(async (folder) => {
      symlinkSync(path.join(folder, '..', 'secret.png'), path.join(folder, 'link.png'))
      symlinkSync(path.join(folder, '..'), path.join(folder, 'up'))
      symlinkSync(path.join(folder, 'cover.png'), path.join(folder, 'inside.png'))
      const beside = openNeighbours(folder)

      expect(await beside('link.png')).toBeUndefined()
      expect(await beside('up/secret.png')).toBeUndefined()
      expect(await beside('inside.png')).toMatchObject({ byteLength: 5 })
    }))

  it('stops at its limits', () =>
    withPictures(async (folder) => {
      const small = openNeighbours(folder, { files: 9, fileBytes: 5, totalBytes: 99 })
      const few = openNeighbours(folder, { files: 1, fileBytes: 99, totalBytes: 99 })
      const little = openNeighbours(folder, { files: 9, fileBytes: 99, totalBytes: 9 })

      expect(await small('images/a b.png')).toBeUndefined()
      for (const beside of [few, little]) {
        expect(await beside('cover.png')).toBeDefined()
        expect(await beside('images/a b.png')).toBeUndefined()
        expect(await beside('cover.png')).toBeDefined()
      }
    }))
})
