import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { createShellFiles } from './shell-files'

describe('shell files', () => {
  it('serves what lies in the folder, with its media type', async () => {
    await withFolder(async (folder) => {
      await mkdir(path.join(folder, 'assets'))
      await writeFile(path.join(folder, 'index.html'), '<p>')
      await writeFile(path.join(folder, 'assets/a-1.woff2'), 'font')
      const files = createShellFiles(folder)

      expect((await files.read('index.html'))?.mediaType).toBe('text/html; charset=utf-8')
      expect((await files.read('assets/a-1.woff2'))?.mediaType).toBe('font/woff2')
    })
  })

  it('has nothing beside and nothing above the folder', async () => {
    await withFolder(async (folder) => {
      const inside = path.join(folder, 'renderer')
      await mkdir(inside)
      await writeFile(path.join(inside, 'index.html'), '<p>')
      await writeFile(path.join(folder, 'secret.txt'), 'secret')
      await mkdir(path.join(folder, 'renderer-evil'))
      await writeFile(path.join(folder, 'renderer-evil/x.txt'), 'secret')
      const files = createShellFiles(inside)

      for (const address of [
        '../secret.txt',
        '..\\secret.txt',
        './../secret.txt',
        '/etc/passwd',
        '../renderer-evil/x.txt',
        '',
        '.',
        'assets/../../secret.txt',
      ]) {
        expect(await files.read(address)).toBeUndefined()
      }
    })
  })
})
