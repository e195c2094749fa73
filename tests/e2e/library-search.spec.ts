import { existsSync } from 'node:fs'
import path from 'node:path'

import { expect, fixturePath, takePicture, test } from './fixtures'

const lamps = fixturePath('stories', 'the-lamplighters-daughter.txt')
const post = fixturePath('stories', 'the-night-post.txt')

test('words are found in all books, once somebody wants them collected', async ({
  launch,
  profile,
}) => {
  const { library, reader, page } = await launch()
  await library.heading.waitFor()
  await library.addByDialog(lamps)
  await expect(page.getByRole('article')).toHaveCount(1)
  const words = path.join(profile, 'words.db')

  await page.keyboard.press('Control+Shift+F')
  const dialog = page.getByRole('dialog', { name: 'Find in all books' })
  const collect = dialog.getByRole('button', { name: 'Collect the words' })
  await collect.waitFor()
  await takePicture(page, 'library-search-offer')
  expect(existsSync(words)).toBe(false)
  await collect.click()
  await expect(dialog.getByText('Those of your only book are.')).toBeVisible()
  await dialog.getByRole('textbox').press('Escape')
  await library.addByDialog(post)
  await expect(page.getByRole('article')).toHaveCount(2)
  await page.keyboard.press('Control+Shift+F')
  await expect(dialog.getByText('Those of all 2 books are.')).toBeVisible()

  await dialog.getByRole('textbox').fill('“eleven he slipped” ice')
  await expect(dialog.getByRole('status')).toHaveText('1 book has them.')
  const passages = dialog.getByRole('region', { name: 'The lamplighters daughter' })
  await expect(passages.locator('mark')).toHaveText('eleven he slipped')
  await dialog.getByRole('textbox').fill('the')
  await expect(dialog.getByRole('status')).toHaveText('2 books have them.')
  await expect(dialog.getByRole('listitem')).toHaveCount(6)
  await takePicture(page, 'library-search')

  await dialog.getByRole('textbox').fill('weigh house clock')
  await expect(passages.locator('mark').first()).toBeVisible()
  await passages.getByRole('button').first().click()
  await reader.isOpen()
  await expect(dialog).toHaveCount(0)
  await expect
    .poll(() =>
      page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
        const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
        return Array.from(view?.CSS.highlights.get('octavo-search') ?? []).length
      }),
    )
    .toBeGreaterThan(0)
  // It was a jump: one comes back to where one had stopped.
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => reader.pageNumber()).toBe(1)

  await page.keyboard.press('Control+Shift+F')
  await dialog.getByRole('switch', { name: 'Words are collected' }).click()
  await collect.waitFor()
  expect(existsSync(words)).toBe(false)
})
