import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { aNovel } from '../support/a-novel'
import { makeKf8, makeMobi } from '../support/mobi/make-mobi.mjs'

import { expect, fixturePath, takePicture, test } from './fixtures'

const mayak = fixturePath('fictionbook', 'mayak.fb2')

test.describe('Formats', () => {
  test('a FictionBook opens by the system’s dialog, with its cover in the library', async ({
    launch,
  }) => {
    const { library, reader, page } = await launch()
    await library.heading.waitFor()

    await library.openByDialog(mayak)

    await reader.isOpen()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => reader.text()).toContain('К ночи ветер перешёл на север')
    await takePicture(page, 'fictionbook-first-chapter')
    await page.keyboard.press('ControlOrMeta+l')
    await expect(library.book('Маяк на косе')).toBeVisible()
    await takePicture(page, 'fictionbook-in-library')
  })

  test('a note of a FictionBook shows beside its mark', async ({ launch }) => {
    const { reader, page } = await launch({ args: [mayak] })
    await reader.isOpen()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => reader.text()).toContain('К ночи ветер')

    await reader.book.locator('a[role="doc-noteref"]').first().click()

    const note = page.getByRole('dialog', { name: 'Note' }).frameLocator('iframe')
    await expect(note.locator('body')).toHaveText('Наверх вели девяносто четыре ступени.')
  })

  for (const [name, make] of [
    ['novel.mobi', makeMobi],
    ['novel.azw3', makeKf8],
  ] as const) {
    test(`a book for Kindle opens by being dropped on the window: ${name}`, async ({
      launch,
      profile,
    }) => {
      const file = path.join(profile, name)
      writeFileSync(file, make(aNovel()))
      const { library, reader, page } = await launch()
      await library.heading.waitFor()

      await library.drop(file)

      await reader.isOpen()
      const contents = await reader.openContents()
      await contents.getByRole('button', { name: 'The Keeper' }).click()
      await expect.poll(() => reader.text()).toContain('The keeper’s boat came back at dusk')
      await takePicture(page, `kindle-${name.replace('.', '-')}`)
    })
  }
})
