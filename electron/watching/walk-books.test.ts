import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { lookAtBook, walkBooks } from './walk-books'

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

  it('takes a folder that holds only pictures for one book', () =>
    withFolder(async (root) => {
      await write(root, 'One/1.jpg', 'One/2.PNG', 'One/ComicInfo.xml', 'One/.DS_Store')
      await write(root, 'One/Thumbs.db', 'One/@eaDir/1.jpg')
      await write(root, 'Two/1.jpg', 'Two/in/1.jpg', 'Two/in/2.jpg')
      await write(root, 'single/1.jpg', 'songs/1.jpg', 'songs/2.jpg', 'songs/a.mp3')
      await write(root, 'book/1.jpg', 'book/2.jpg', 'book/a.epub')

      expect(await found(root)).toEqual(['One', 'Two/in', 'book/a.epub'])
      expect(await found(root, path.join(root, 'One', '2.PNG'))).toEqual(['One'])
      expect(await found(root, path.join(root, 'One', 'gone.png'))).toEqual(['One'])
      expect(await found(root, path.join(root, 'book', '2.jpg'))).toEqual([])
      expect(await found(path.join(root, 'One'))).toEqual([''])
    }))

  it('leaves pictures to the page that they lie beside', () =>
    withFolder(async (root) => {
      await write(root, 'in/page.html', 'in/page_files/1.jpg', 'in/page_files/2.jpg')

      expect(await found(root)).toEqual(['in/page.html'])
      expect(await found(root, path.join(root, 'in', 'page_files'))).toEqual([])
      expect(await found(root, path.join(root, 'in', 'page_files', '1.jpg'))).toEqual([])
    }))

  it('leaves pictures to the unpacked book or site of which they are a part', () =>
    withFolder(async (root) => {
      await write(root, 'notes.md', 'comics/one/1.jpg', 'comics/one/2.jpg')
      await write(root, 'book/OEBPS/content.opf', 'book/OEBPS/Images/1.jpg')
      await write(root, 'book/OEBPS/Images/2.jpg', 'site/index.html', 'site/assets/img/1.jpg')
      await write(root, 'site/assets/img/2.jpg')

      expect(await found(root)).toEqual(['comics/one', 'notes.md', 'site/index.html'])
      for (const part of ['book/OEBPS/Images', 'site/assets/img']) {
        expect(await found(root, path.join(root, part))).toEqual([])
      }
      expect(await found(root, path.join(root, 'comics/one'))).toEqual(['comics/one'])
    }))

  it('sees a folder of pictures change with any of them', () =>
    withFolder(async (root) => {
      await write(root, '1.jpg', '2.jpg')
      const [at, other] = [path.join(root, '2.jpg'), path.join(root, '3.jpg')]
      const looks = [await lookAtBook(root), await lookAtBook(root)]
      expect(looks[0]).toEqual(looks[1])
      // A clock may stand still for some milliseconds.
      const later = async (change: Promise<void>) => {
        await change
        await expect.poll(() => lookAtBook(root)).not.toEqual(looks.at(-1))
        looks.push(await lookAtBook(root))
      }

      await later(rename(at, other))
      await later(writeFile(other, 'as long'))
      await later(rm(other).then(() => write(root, '4.jpg')))
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
