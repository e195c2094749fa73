import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { walkBooks } from './walk-books'

/** Names of what is found from a path on, from the root on and in order. */
async function found(root: string, from = root, onFolder?: (folder: string) => void) {
  const leftOut = path.join(root, 'profile')
  const names: string[] = []
  const options = { root, leftOut, ...(onFolder && { onFolder }) }
  for await (const file of walkBooks(from, options)) names.push(path.relative(root, file.path))
  return names.sort()
}

async function write(root: string, ...names: string[]) {
  for (const name of names) {
    const file = path.join(root, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, name)
  }
}

describe('walkBooks', () => {
  it('finds what may be a book, in folders of folders', () =>
    withFolder(async (root) => {
      await write(root, 'a.epub', 'b.TXT', 'c.jpg', 'in/d.pdf', 'in/deep/e.fb2.zip', 'in/song.mp3')
      const folders: string[] = []

      const names = await found(root, root, (folder) => folders.push(path.relative(root, folder)))

      expect(names).toEqual(['a.epub', 'b.TXT', 'in/d.pdf', 'in/deep/e.fb2.zip'])
      expect(folders.sort()).toEqual(['', 'in', 'in/deep'])
    }))

  it('passes over what is hidden, half open, or the library itself', () =>
    withFolder(async (root) => {
      await write(root, '.a.epub', '.hidden/b.epub', '~$c.docx', 'profile/d.epub', 'e.epub')

      expect(await found(root)).toEqual(['e.epub'])
      expect(await found(root, path.join(root, '.hidden', 'b.epub'))).toEqual([])
      expect(await found(root, path.join(root, 'profile', 'd.epub'))).toEqual([])
    }))

  it('follows links to files, and none to folders', () =>
    withFolder(async (root) => {
      await write(root, 'books/a.epub')
      await symlink(path.join(root, 'books/a.epub'), path.join(root, 'link.epub'))
      await symlink(root, path.join(root, 'books', 'round.epub'))

      expect(await found(root)).toEqual(['books/a.epub', 'link.epub'])
      expect(await found(root, path.join(root, 'books', 'round.epub'))).toEqual([])
    }))

  it('begins at a file, and finds nothing where nothing is', () =>
    withFolder(async (root) => {
      await write(root, 'in/a.epub', 'in/b.epub')

      expect(await found(root, path.join(root, 'in/a.epub'))).toEqual(['in/a.epub'])
      expect(await found(root, path.join(root, 'gone'))).toEqual([])
    }))
})
