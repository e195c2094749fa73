import type { Page } from '@playwright/test'

import { expect, fixturePath, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

const bar = (page: Page) => page.locator('header[data-bar]')
const areShown = (page: Page) => expect(bar(page)).toHaveCSS('opacity', '1')
const areAway = (page: Page) => expect(bar(page)).toHaveCSS('opacity', '0')

/** The window's timers go a hundred times as fast: what would happen in a minute happens now. */
const hurryTimers = (page: Page) =>
  page.evaluate(() => {
    const { setTimeout: unhurried } = window
    Object.assign(window, {
      setTimeout: (task: () => void, ms = 0) => unhurried(task, ms / 100),
    })
  })

/** Resolves when every timer of the window that was due by then has run. */
const timersRun = (page: Page, ms: number) =>
  page.evaluate((wait) => new Promise<void>((done) => setTimeout(done, wait)), ms)

test.describe('The bars', () => {
  test('come with a movement and leave by themselves', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await areAway(page)

    const { width, height } = await reader.area()
    await page.mouse.move(width / 2, height / 2)
    await areShown(page)
    await areAway(page)
    await page.mouse.move(width / 2 + 40, height / 2)

    await areShown(page)
  })

  test('stay as long as the keyboard is in them', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await hurryTimers(page)
    await page.keyboard.press('F8')
    await areShown(page)
    const button = page.getByRole('button', { name: 'Contents', exact: true })
    await button.focus()

    await timersRun(page, 60_000)
    await areShown(page)
    await button.blur()
    await timersRun(page, 60_000)

    await areAway(page)
  })

  test('are not called by the keys that turn the page', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await areAway(page)

    await reader.turn()
    await areAway(page)
    await page.keyboard.press('b')

    await areShown(page)
  })

  test('take the place of the running head and the folio', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.isCounted()
    await reader.turn()
    const furniture = page.locator('main > [aria-hidden]:has(> span)')
    await expect(furniture).toHaveCount(2)
    for (const part of await furniture.all()) await expect(part).toHaveCSS('opacity', '1')

    await page.keyboard.press('b')
    await areShown(page)

    for (const part of await furniture.all()) await expect(part).toHaveCSS('opacity', '0')
  })

  test('lead on from the line through the book by the keys of the page', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    await reader.isCounted()
    await reader.position.focus()

    await page.keyboard.press('PageDown')
    await expect.poll(() => reader.pageNumber()).toBe(2)
    await page.keyboard.press('Space')
    await expect.poll(() => reader.pageNumber()).toBe(3)
    await page.keyboard.press('PageUp')
    await expect.poll(() => reader.pageNumber()).toBe(2)
    await page.keyboard.press('Home')
    await expect.poll(() => reader.pageNumber()).toBe(1)
  })

  test('give the focus back to the page after a drag', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    await reader.isCounted()
    const [, , total] = await reader.numbers()
    await page.keyboard.press('b')
    await areShown(page)
    const { x, y, width, height } = (await reader.position.boundingBox())!

    await page.mouse.click(x + width - 8, y + height / 2)
    await expect.poll(() => reader.pageNumber()).toBe(total)
    await expect(reader.position).not.toBeFocused()
    await page.keyboard.press('PageUp')

    await expect.poll(() => reader.pageNumber()).toBe(total - 1)
  })
})
