import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { makeZip } from '../support/make-epub.mjs'
import { aComicPage } from '../support/painted-pictures'
import { anEpub } from '../support/publication-builders'

import { expect, takePicture, test } from './fixtures'

const river = '<p>The road went down to the river and stopped there without a reason.</p>'
const spring = '<p>Nobody had crossed it since the bridge was taken away in the spring.</p>'

function writeBook(file: string, title: string, chapters: readonly string[]): void {
  const metadata = `<dc:title>${title}</dc:title><dc:creator>Ilse Lamp</dc:creator>`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, makeZip(Object.entries(anEpub({ chapters, metadata }))))
}

/** The dialog of watched folders, by the library's menu. */
async function openFolders(page: Page) {
  await page.getByRole('button', { name: 'More for the library' }).click()
  await page.getByRole('menuitem', { name: 'Watched folders …' }).click()
  return page.getByRole('dialog', { name: 'Watched folders' })
}

/** What the bin says of itself. */
async function removedBooks(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'More for the library' }).click()
  await page.getByRole('menuitem', { name: 'Removed books …' }).click()
  const bin = page.getByRole('dialog', { name: 'Removed books' })
  const text = await bin.innerText()
  await page.keyboard.press('Escape')
  await expect(bin).toHaveCount(0)
  return text
}

test.describe('Watched folders', () => {
  test('bring in what is there and what comes, and keep bookmarks in a changed book', async ({
    launch,
  }, info) => {
    const books = info.outputPath('books')
    writeBook(path.join(books, 'river.epub'), 'The River', [river, spring])
    writeFileSync(path.join(books, 'broken.epub'), 'This is no book.')
    const { library, reader, page } = await launch()
    await page.getByRole('button', { name: 'Read the welcome book' }).click()
    await reader.isOpen()
    await page.keyboard.press('ControlOrMeta+l')

    const dialog = await openFolders(page)
    await expect(dialog).toContainText('No folder is watched yet.')
    await library.answerNextDialogWith(books)
    await dialog.getByRole('button', { name: 'Add a folder …' }).click()
    await expect(dialog.getByRole('status')).toContainText('is watched from now on')
    await expect(dialog.getByRole('listitem')).toContainText(
      'Up to date. 1 file could not be read as a book.',
    )
    await takePicture(page, 'watched-folders')
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await page.keyboard.press('Escape')
    await expect(library.book('The River')).toBeVisible()

    writeBook(path.join(books, 'more', 'lamp.epub'), 'The Lamp', ['<p>It was dark.</p>'])
    await expect(library.book('The Lamp')).toBeVisible()
    const comic = path.join(books, 'comics', 'Moles')
    mkdirSync(comic, { recursive: true })
    for (const page of [1, 2]) writeFileSync(path.join(comic, `${page}.png`), aComicPage(page))
    await expect(library.book('Moles')).toBeVisible()

    await library.open('The River')
    await reader.isOpen()
    await page.keyboard.press('End')
    await expect.poll(() => reader.text()).toContain('Nobody had crossed')
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    await page.keyboard.press('ControlOrMeta+l')
    writeBook(path.join(books, 'river.epub'), 'The River', [
      '<p>A preface that was not there before.</p>',
      river,
      spring,
    ])
    await expect.poll(() => removedBooks(page)).toContain('The River')

    await library.open('The River')
    await reader.isOpen()
    await expect.poll(() => reader.text()).toContain('Nobody had crossed')
    await expect(reader.ribbon).toBeVisible()
    await page.keyboard.press('Home')
    await expect.poll(() => reader.text()).toContain('A preface that was not there')
  })
})
