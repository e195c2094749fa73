import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import type { TestInfo } from '@playwright/test'

import { makeZip } from '../support/make-epub.mjs'
import { anEpub } from '../support/publication-builders'

import { expect, type Octavo, takePicture, test } from './fixtures'

const metadata = '<dc:title>The River</dc:title><dc:creator>Ilse Lamp</dc:creator>'
const chapters = ['<p>The road went down to the river and stopped there without a reason.</p>']

/** A book in a folder of its own. @returns its path */
function writeRiver(info: TestInfo): string {
  const books = info.outputPath('books')
  mkdirSync(books, { recursive: true })
  const file = path.join(books, 'river.epub')
  writeFileSync(file, makeZip(Object.entries(anEpub({ chapters, metadata }))))
  return file
}

/** Says that books are not to be copied any more. */
async function readInPlace({ page, reader }: Octavo, profile: string): Promise<void> {
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
}

test.describe('Books that are read in place', () => {
  test('are not copied, and are found again with their bookmarks', async ({
    launch,
    profile,
  }, info) => {
    const file = writeRiver(info)
    const octavo = await launch()
    const { library, reader, page } = octavo
    await readInPlace(octavo, profile)

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

    const moved = path.join(path.dirname(file), 'moved.epub')
    renameSync(file, moved)
    const openRiver = page.getByRole('button', { name: 'The River' })
    await expect(openRiver).not.toHaveAccessibleDescription(/File not found/)
    await library.open('The River')
    await expect(page.getByText('its file is not there now')).toBeVisible()
    await expect(openRiver).toHaveAccessibleDescription(/File not found/)
    await takePicture(page, 'in-place-missing')
    await library.answerNextDialogWith(moved)
    await page.getByRole('button', { name: 'Find the file …' }).click()

    await reader.isOpen()
    await expect(reader.ribbon).toBeVisible()
    expect(existsSync(moved)).toBe(true)
    await page.keyboard.press('ControlOrMeta+l')
    await expect(openRiver).toBeVisible()
    await expect(openRiver).not.toHaveAccessibleDescription(/File not found/)
  })

  test('are marked while their files are away, and can be taken off the shelf then', async ({
    launch,
    profile,
  }, info) => {
    const file = writeRiver(info)
    const first = await launch()
    await readInPlace(first, profile)
    await first.library.addByDialog(file)
    await expect(first.page.getByRole('article')).toHaveCount(2)
    await first.app.close()
    const away = path.join(path.dirname(file), 'away.epub')
    renameSync(file, away)

    const { library, page } = await launch()
    const openRiver = page.getByRole('button', { name: 'The River' })
    await expect(openRiver).toHaveAccessibleDescription(/File not found/)
    await expect(page.getByText('File not found')).toHaveCount(1)
    await takePicture(page, 'shelf-missing')
    await library.open('The River')
    await page.getByRole('alert').getByRole('button', { name: 'Remove from the library' }).click()
    await expect(page.getByRole('article')).toHaveCount(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(openRiver).toBeVisible()
    expect(existsSync(away)).toBe(true)
  })
})
