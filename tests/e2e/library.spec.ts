import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { makeZip } from '../support/make-epub.mjs'
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
})
