import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { makeZip } from '../support/make-epub.mjs'
import { aPng } from '../support/pictures'
import { anEpub } from '../support/publication-builders'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')
const title = 'The lamplighters daughter'

/** Writes an EPUB of one sentence. */
function writeBook(folder: string, name: string, bookTitle: string, author: string): string {
  const file = path.join(folder, `${name}.epub`)
  const entries = anEpub({
    chapters: [`<p>${bookTitle}</p>`],
    metadata: `<dc:title>${bookTitle}</dc:title><dc:creator>${author}</dc:creator><dc:language>en</dc:language>`,
  })
  writeFileSync(file, makeZip(Object.entries(entries)))
  return file
}

test.describe('The library', () => {
  test('scrolls in one direction only, whatever its books are called', async ({
    launch,
    profile,
  }) => {
    const { app, library, page } = await launch()
    await library.heading.waitFor()
    const files = [
      ['Constantinople', 'Maria Wilhelmina Magdalena von Constantinopolitanski the Younger'],
      ['Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz', 'Landtag'],
      ['ألف ليلة وليلة', 'مؤلف مجهول'],
      ['The Lamplighter’s Daughter', 'Ilse'],
    ].map(([name = '', author = ''], index) =>
      writeBook(profile, `book-${index}`, name, `${author} ${'and friends '.repeat(20)}`),
    )

    await library.addByDialog(...files)
    await expect(page.getByRole('article')).toHaveCount(files.length)

    for (const width of [1280, 800, 360]) {
      await app.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(to, 640),
        width,
      )
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
      const sideways = await page
        .getByRole('main')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
      expect(sideways).toBe(0)
    }
  })

  test('sets titles on covers without breaking a word, and within the cloth', async ({
    launch,
    profile,
  }) => {
    const { library, page } = await launch()
    await library.heading.waitFor()
    const titles = [
      'Constantinople',
      'The Lamplighter’s Daughter',
      'Electroencephalography for Beginners',
      'Emma',
    ]
    await library.addByDialog(
      ...titles.map((name, index) => writeBook(profile, `book-${index}`, name, 'A. B.')),
    )
    await expect(page.getByRole('article')).toHaveCount(titles.length)
    await page.evaluate(() => document.fonts.ready)

    for (const name of titles) {
      const cover = library.book(name).locator('[aria-hidden] > [dir]')
      const lines = cover.locator(':scope > :first-child > span')
      await expect
        .poll(() =>
          cover.evaluate((cloth) => {
            const { left, right } = cloth.getBoundingClientRect()
            const range = document.createRange()
            return Array.from(cloth.firstElementChild?.children ?? []).every((line) => {
              range.selectNodeContents(line)
              const rect = range.getBoundingClientRect()
              return rect.left >= left && rect.right <= right
            })
          }),
        )
        .toBe(true)
      expect((await lines.allTextContents()).join(' ')).toBe(name)
    }
    await takePicture(page, 'library-covers')
  })

  test('takes a book away, and gives it back with its place', async ({ launch }) => {
    const { library, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.turn()
    const words = await reader.firstWords()
    await page.keyboard.press('ControlOrMeta+l')
    await library.book(title).waitFor()

    await library.removeBook(title)
    await expect(library.book(title)).toHaveCount(0)
    await takePicture(page, 'library-removed')
    await page.getByRole('button', { name: 'Undo' }).click()
    await library.open(title)

    await reader.isOpen()
    await expect.poll(() => reader.firstWords()).toBe(words)
  })

  test('keeps how one looks at it, and what one says of a book, for the next time', async ({
    launch,
    profile,
  }) => {
    const first = await launch()
    await first.library.heading.waitFor()
    await first.library.addByDialog(...threeBooks(profile))
    await expect(first.page.getByRole('article')).toHaveCount(3)

    await first.library.openMenuOf('Emma')
    await first.library.choose('Favourite')
    await expect(first.library.book('Emma').getByRole('img', { name: 'Favourite' })).toBeVisible()
    await first.library.openMenuOf('Emma')
    await first.library.choose('State', 'Set aside')
    await expect(first.library.book('Emma')).toContainText('Set aside')
    await first.library.openMenuOf('Walden')
    await first.library.choose('Stars', '★★★★★')
    await expect(
      first.library.book('Walden').getByRole('img', { name: '5 of 5 stars' }),
    ).toBeVisible()
    await first.page.getByRole('button', { name: 'Sort and group' }).click()
    await first.library.choose('Stars')
    await first.page.getByRole('button', { name: 'Sort and group' }).click()
    await first.library.choose('Group by', 'State')
    await first.page.getByRole('button', { name: 'Show a list' }).click()
    await expect(first.page.getByRole('heading', { level: 2 })).toHaveText(['To read', 'Set aside'])
    await takePicture(first.page, 'library-list')
    await first.app.close()

    const again = await launch()

    await expect(again.page.getByRole('heading', { level: 2 })).toHaveText(['To read', 'Set aside'])
    await expect.poll(() => again.library.titles).toEqual(['Walden', 'Moby Dick', 'Emma'])
    await again.page.getByRole('button', { name: 'Filter' }).click()
    await again.library.choose('Favourites only')
    await expect(again.page.getByRole('status')).toContainText(['1 of 3 books'])
    expect(await again.library.titles).toEqual(['Emma'])
    await again.page.getByRole('button', { name: 'Show all' }).click()
    await expect(again.page.getByRole('article')).toHaveCount(3)
  })

  test('is gone through by keys, and finds what was meant', async ({ launch, profile }) => {
    const { library, page, reader } = await launch()
    await library.heading.waitFor()
    await library.addByDialog(...threeBooks(profile))
    await expect(page.getByRole('article')).toHaveCount(3)

    await page.keyboard.type('mleville')
    await expect.poll(() => library.titles).toEqual(['Moby Dick'])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('article')).toHaveCount(3)
    await page.keyboard.type('e')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('article').first().getByRole('button').first()).toBeFocused()
    await page.keyboard.press('ControlOrMeta+a')
    await expect(page.getByRole('toolbar', { name: 'Selected books' })).toContainText('selected')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('toolbar', { name: 'Selected books' })).toHaveCount(0)
    const [title = ''] = await library.titles
    await page.keyboard.press('Enter')
    await reader.isOpen()

    await page.keyboard.press('ControlOrMeta+l')
    await expect(library.book(title)).toBeVisible()
    await expect(page.getByRole('searchbox')).toHaveValue('e')
  })

  test('changes several books at once, and takes that back', async ({ launch, profile }) => {
    const { library, page } = await launch()
    await library.heading.waitFor()
    await library.addByDialog(...threeBooks(profile))
    await expect(page.getByRole('article')).toHaveCount(3)

    for (const name of ['Emma', 'Walden']) {
      await library
        .book(name)
        .getByRole('button', { name })
        .click({ modifiers: ['Control'] })
    }
    await takePicture(page, 'library-selected')
    await page.getByRole('button', { name: 'Change' }).click()
    await library.choose('Tags …')
    const tags = page.getByRole('dialog', { name: 'Tags of 2 books' })
    await tags.getByRole('combobox', { name: 'Add a tag' }).fill('autumn')
    await page.keyboard.press('Enter')
    await expect(tags.getByRole('listitem')).toHaveText(['autumn'])
    await tags.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Change' }).click()
    await library.choose('Collections', 'New collection')
    await page.getByRole('textbox', { name: 'Name of the collection' }).fill('On the table')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Deselect' }).click()

    await page.getByRole('button', { name: 'Filter' }).click()
    await library.choose('Tag', 'autumn')
    await expect.poll(async () => (await library.titles).sort()).toEqual(['Emma', 'Walden'])
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.getByRole('button', { name: 'Filter' }).click()
    await library.choose('Collection', 'On the table')
    await expect.poll(async () => (await library.titles).sort()).toEqual(['Emma', 'Walden'])
    await page.getByRole('button', { name: 'Remove collection' }).click()
    await expect(page.getByRole('article')).toHaveCount(3)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Sort and group' }).click()
    await library.choose('Group by', 'Collection')
    await expect(page.getByRole('heading', { level: 2 })).toHaveText([
      'On the table',
      'In no collection',
    ])
  })

  test('mends what the file says, in the library alone, with a cover of one’s own', async ({
    launch,
    profile,
  }) => {
    const { library, page, reader } = await launch()
    await library.heading.waitFor()
    await library.addByDialog(...threeBooks(profile))
    await expect(page.getByRole('article')).toHaveCount(3)
    const picture = path.join(profile, 'cover.png')
    writeFileSync(picture, aPng(200, 300))

    await library.book('Moby Dick').getByRole('button', { name: 'Moby Dick' }).focus()
    await page.keyboard.press('F2')
    const details = page.getByRole('dialog', { name: 'Details' })
    await details.getByRole('textbox', { name: 'Title' }).fill('Moby-Dick; or, the Whale')
    await details.getByRole('textbox', { name: 'Series' }).fill('Sea stories')
    await details.getByRole('textbox', { name: 'Number' }).fill('2')
    await library.answerNextDialogWith(picture)
    await details.getByRole('button', { name: 'Choose a picture' }).click()
    await expect(details.getByRole('button', { name: 'Back to the book’s own' })).toBeVisible()
    await takePicture(page, 'library-details')
    await details.getByRole('button', { name: 'Save' }).click()

    const mended = library.book('Moby-Dick; or, the Whale')
    await expect(mended.locator('img')).toHaveJSProperty('naturalWidth', 200)
    await page.keyboard.type('sea stor')
    await expect.poll(() => library.titles).toEqual(['Moby-Dick; or, the Whale'])
    await library.open('Moby-Dick; or, the Whale')
    await reader.isOpen()
    await page.keyboard.press('ControlOrMeta+l')

    await mended.getByRole('button', { name: 'Moby-Dick' }).focus()
    await page.keyboard.press('F2')
    await details.getByRole('button', { name: 'Title: back to what the file says' }).click()
    await details.getByRole('button', { name: 'Back to the book’s own' }).click()
    await details.getByRole('button', { name: 'Save' }).click()
    await expect(library.book('Moby Dick')).toBeVisible()
    await expect(library.book('Moby Dick').locator('img')).toHaveCount(0)
  })

  test('keeps removed books until their files are deleted', async ({ launch, profile }) => {
    const first = await launch()
    await first.library.heading.waitFor()
    await first.library.addByDialog(...threeBooks(profile))
    await expect(first.page.getByRole('article')).toHaveCount(3)
    await first.page.getByRole('article').first().getByRole('button').first().focus()
    await first.page.keyboard.press('ControlOrMeta+a')
    await first.page.keyboard.press('Delete')
    await expect(first.page.getByRole('button', { name: 'Add books' })).toBeVisible()
    await expect(first.page.getByRole('article')).toHaveCount(0)
    await first.app.close()

    const { library, page } = await launch()
    await page.getByRole('button', { name: 'Removed books' }).click()
    const bin = page.getByRole('dialog', { name: 'Removed books' })
    await bin.getByRole('button', { name: 'Put back: Emma' }).click()
    await expect(bin.getByRole('listitem')).toHaveCount(2)
    await takePicture(page, 'library-bin')
    const files = path.join(profile, 'publications')
    expect(readdirSync(files)).toHaveLength(3)
    await bin.getByRole('button', { name: 'Delete all files' }).click()
    await bin.getByRole('button', { name: 'Delete', exact: true }).click()

    await expect(bin).toContainText('No book was removed')
    await expect.poll(() => readdirSync(files)).toHaveLength(1)
    await bin.getByRole('button', { name: 'Close' }).click()
    await expect(library.book('Emma')).toBeVisible()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`can be used by everybody, ${colorScheme}`, async ({ launch, profile }) => {
      const { app, library, page } = await launch()
      await page.emulateMedia({ colorScheme })
      await library.heading.waitFor()
      await library.addByDialog(...threeBooks(profile))
      await expect(page.getByRole('article')).toHaveCount(3)

      for (const width of [1280, 360]) {
        await app.evaluate(
          ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(to, 640),
          width,
        )
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
        await library.book('Emma').hover()
        await library.book('Emma').getByRole('checkbox').check()
        await expectNoBarriers(page)
        await takePicture(page, `library-${width}-${colorScheme}`)
        await page.getByRole('button', { name: 'Deselect' }).click()
        await page.getByRole('button', { name: 'Show a list' }).click()
        await page.getByRole('button', { name: 'Filter' }).click()
        await library.choose('State', 'To read')
        await expectNoBarriers(page)
        await takePicture(page, `library-list-${width}-${colorScheme}`)
        await page.getByRole('button', { name: 'Show all' }).click()
        await library.book('Emma').getByRole('button', { name: 'Emma' }).focus()
        await page.keyboard.press('F2')
        await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Emma')
        await expectNoBarriers(page)
        await takePicture(page, `library-details-${width}-${colorScheme}`)
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Show covers' }).click()
      }
    })
  }
})

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations).toEqual([])
}

const threeBooks = (folder: string): string[] => [
  writeBook(folder, 'emma', 'Emma', 'Jane Austen'),
  writeBook(folder, 'moby', 'Moby Dick', 'Herman Melville'),
  writeBook(folder, 'walden', 'Walden', 'Henry David Thoreau'),
]
