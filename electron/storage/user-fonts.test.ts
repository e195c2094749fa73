import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { nodeInflate } from '../containers/inflate'

import { createUserFonts } from './user-fonts'

const face = path.resolve(
  'node_modules/@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2',
)
const bold = face.replace('400', '700')

const fontsIn = (folder: string) => createUserFonts(path.join(folder, 'fonts'), nodeInflate)

describe('fonts of the person', () => {
  it('are copied, listed and served by their own name alone', async () => {
    await withFolder(async (folder) => {
      const fonts = fontsIn(folder)

      const [outcome] = await fonts.add([face])
      await fonts.add([face])

      const [font, ...others] = fonts.list()
      expect(outcome).toEqual({ status: 'added', file: face, font })
      expect(others).toEqual([])
      expect((await fonts.read(font!.id))?.length).toBeGreaterThan(1000)
      for (const id of ['', 'fonts.json', '../preferences.json', 'f'.repeat(64)]) {
        expect(await fonts.read(id), id).toBeUndefined()
      }
      expect(fontsIn(folder).list()).toEqual([font])
    })
  })

  it('say why where one cannot be used', async () => {
    await withFolder(async (folder) => {
      const broken = path.join(folder, 'broken.ttf')
      await writeFile(broken, 'no font at all')
      const fonts = fontsIn(folder)

      const outcomes = await fonts.add([broken, `${broken}.none`, face])

      expect(outcomes.map((one) => (one.status === 'failed' ? one.error.code : 'added'))).toEqual([
        'font/unsupported',
        'publication/not-found',
        'added',
      ])
    })
  })

  it('come from a folder', async () => {
    await withFolder(async (folder) => {
      const bundle = path.join(folder, 'faces')
      await mkdir(bundle)
      await copyFile(face, path.join(bundle, 'a.woff2'))
      await copyFile(bold, path.join(bundle, 'b.woff2'))
      await writeFile(path.join(bundle, 'licence.txt'), 'OFL')
      const fonts = fontsIn(folder)

      const outcomes = await fonts.add([bundle])

      expect(outcomes.map(({ status }) => status)).toEqual(['added', 'added'])
      expect(fonts.list().map(({ weight }) => weight.min)).toEqual([400, 800])
    })
  })

  it('can be removed and taken back, until their files are tidied away', async () => {
    await withFolder(async (folder) => {
      const fonts = fontsIn(folder)
      await fonts.add([face, bold])
      const all = fonts.list()
      const ids = all.map(({ id }) => id)

      await fonts.remove(ids)
      expect(fonts.list()).toEqual([])
      expect(await fonts.read(ids[0]!)).toBeUndefined()
      await fonts.restore(all)
      expect(fonts.list()).toEqual(all)

      await fonts.remove([ids[0]!])
      await fonts.tidy()
      await fonts.restore(all)

      expect(fonts.list()).toEqual([all[1]])
      expect(new Set(await readdir(path.join(folder, 'fonts')))).toEqual(
        new Set([ids[1], 'fonts.json']),
      )
    })
  })
})
