import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { makeZip } from '../support/make-epub.mjs'
import { anEpub } from '../support/publication-builders'

import { expect, takePicture, test } from './fixtures'

const metadata = '<dc:title>The River</dc:title><dc:creator>Ilse Lamp</dc:creator>'
const chapters = ['<p>The road went down to the river and stopped there without a reason.</p>']

test.describe('Books that are read in place', () => {
  test('are not copied, and are found again with their bookmarks', async ({
    launch,
    profile,
  }, info) => {
    const books = info.outputPath('books')
    mkdirSync(books, { recursive: true })
    const file = path.join(books, 'river.epub')
    writeFileSync(file, makeZip(Object.entries(anEpub({ chapters, metadata }))))
    const { library, reader, page } = await launch()
    await page.getByRole('button', { name: 'Read the welcome book' }).click()
    await reader.isOpen()
    await page.keyboard.press('ControlOrMeta+l')
    await page.getByRole('button', { name: 'More for the library' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Copy books into the library' }).click()
    // A wish is stored a moment later.
    const stored = path.join(profile, 'preferences.json')
    await expect
      .poll(() => (existsSync(stored) ? readFileSync(stored, 'utf8') : ''))
      .toContain('"areCopied": false')

    await library.addByDialog(file)
    await library.open('The River')
    await reader.isOpen()
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    await page.keyboard.press('ControlOrMeta+l')
    const copies = readdirSync(path.join(profile, 'publications'), { recursive: true }).filter(
      (name) => String(name).endsWith('publication.epub'),
    )
    expect(copies).toHaveLength(1)

    const moved = path.join(books, 'moved.epub')
    renameSync(file, moved)
    await library.open('The River')
    await expect(page.getByText('its file is not there now')).toBeVisible()
    await takePicture(page, 'in-place-missing')
    await library.answerNextDialogWith(moved)
    await page.getByRole('button', { name: 'Find it …' }).click()

    await reader.isOpen()
    await expect(reader.ribbon).toBeVisible()
    expect(existsSync(moved)).toBe(true)
  })
})
