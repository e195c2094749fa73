import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { archiveLimits } from './archive-limits'
import { memoryReader } from './byte-reader'
import { openFileSource } from './file-source'
import { openFolderContainer } from './folder-container'
import { packContainer } from './pack-folder'
import { openZipContainer } from './zip-container'

async function withPictures(work: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const pictures = path.join(folder, 'Pictures')
    await mkdir(path.join(pictures, 'one'), { recursive: true })
    await writeFile(path.join(pictures, 'one', 'a.png'), 'first')
    await writeFile(path.join(pictures, 'b.png'), 'second')
    await writeFile(path.join(folder, 'secret.png'), 'secret')
    await work(pictures)
  })
}

const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

describe('a folder', () => {
  it('is read like an archive, without links that lead out', async () => {
    await withPictures(async (folder) => {
      await symlink('../secret.png', path.join(folder, 'link.png'))
      const container = await openFolderContainer(folder)

      expect(container.paths.toSorted()).toEqual(['b.png', 'one/a.png'])
      expect(textOf(await container.read('one/a.png'))).toBe('first')
      expect(textOf(await container.readStart?.('one/a.png', 2))).toBe('fi')
      expect(container.byteLength('b.png')).toBe(6)
      expect(await container.read('../secret.png')).toBeUndefined()
      await expect(
        openFolderContainer(folder, { ...archiveLimits, entries: 2 }),
      ).rejects.toMatchObject({ code: 'publication/too-large' })
    })
  })

  it('is a source without bytes of its own', async () => {
    await withPictures(async (folder) => {
      const source = await openFileSource(folder)

      expect(source).toMatchObject({ fileName: 'Pictures', isFolder: true, byteLength: 0 })
      await expect(source.bytes()).rejects.toMatchObject({
        code: 'publication/unsupported-format',
      })
      expect((await source.container()).paths).toHaveLength(2)
    })
  })

  it('is packed to a ZIP that is the same each time', async () => {
    await withPictures(async (folder) => {
      const container = await openFolderContainer(folder)
      const pack = async (name: string) => {
        const target = path.join(folder, name)
        await packContainer(container, ['one/a.png', 'b.png', 'nothing'], target)
        return (await openFileSource(target)).bytes()
      }
      const bytes = await pack('1.cbz')
      const packed = await openZipContainer('1.cbz', memoryReader(bytes))

      expect(packed.paths).toEqual(['one/a.png', 'b.png'])
      expect(textOf(await packed.read('b.png'))).toBe('second')
      expect(await pack('2.cbz')).toEqual(bytes)
    })
  })
})
