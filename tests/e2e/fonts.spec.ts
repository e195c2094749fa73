import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')
/** A face that we ship, brought in as if it were the person's. */
const ownFont = fixturePath(
  '../../node_modules/@fontsource/opendyslexic/files/opendyslexic-latin-400-normal.woff2',
)

test.describe('Fonts', () => {
  test('fonts of one’s own are brought in, worn, and taken away', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const before = await reader.layout()
    const chooseNext = (files: readonly string[]) =>
      app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: false, filePaths: [...filePaths] })
      }, files)
    const add = async (files: readonly string[]) => {
      await chooseNext(files)
      await panel.getByRole('button', { name: 'Add fonts' }).click()
      await page.getByRole('menuitem', { name: 'From files …' }).click()
    }

    await add([story])
    await expect(page.getByRole('alert')).toContainText('not a font that Octavo can use')
    await add([ownFont])
    await expect(panel.getByRole('radio', { name: /^Open ?Dyslexic/ })).toHaveCount(2)
    await expect.poll(() => reader.layout()).toContain('"Own OpenDyslexic"')
    const worn = await reader.layout()
    expect(worn).not.toBe(before)
    await expect.poll(() => reader.loadedFonts()).toContain('Own OpenDyslexic')
    await takePicture(page, 'typography-own-font')
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    expect((await again.reader.layout()).split('|')[0]).toBe(worn.split('|')[0])
    const other = await again.reader.openTypography()
    await other.getByRole('button', { name: 'Remove “OpenDyslexic”' }).click()
    await expect.poll(() => again.reader.layout()).not.toContain('Own OpenDyslexic')
    await again.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => again.reader.layout()).toContain('Own OpenDyslexic')
  })

  test('fonts are brought in by a drop, and with their whole folder', async ({
    launch,
    profile,
  }) => {
    const { app, library, page, reader } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const dyslexic = panel.getByRole('radio', { name: /^Open ?Dyslexic/ })

    await library.drop(ownFont)
    await expect(dyslexic).toHaveCount(2)
    await panel.getByRole('button', { name: 'Remove “OpenDyslexic”' }).click()
    await expect(dyslexic).toHaveCount(1)

    const folder = path.join(profile, 'faces')
    mkdirSync(folder)
    cpSync(ownFont, path.join(folder, path.basename(ownFont)))
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
    }, folder)
    await panel.getByRole('button', { name: 'Add fonts' }).click()
    await page.getByRole('menuitem', { name: 'From a folder …' }).click()
    await expect(dyslexic).toHaveCount(2)
  })

  test('fonts of this computer come when they are asked for', async ({ launch }) => {
    const { reader } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const bundled = await panel.getByRole('group', { name: 'Typeface' }).getByRole('radio').count()

    await panel.getByRole('button', { name: 'More fonts' }).click()
    await panel.getByRole('searchbox').waitFor()
    const radios = panel.getByRole('group', { name: 'Typeface' }).getByRole('radio')
    expect(await radios.count()).toBeGreaterThan(bundled)
    await radios.last().click()

    await expect(radios.last()).toBeChecked()
  })
})
