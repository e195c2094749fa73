import type { Page } from '@playwright/test'

import { expect, fixturePath, type Octavo, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

const bar = (page: Page) => page.locator('header[data-bar]')
const areShown = (page: Page) => expect(bar(page)).toHaveCSS('opacity', '1')
const areAway = (page: Page) => expect(bar(page)).toHaveCSS('opacity', '0')

/** Lays the hand on the line through the book, which keeps the bars there. @returns where the line is */
async function holdBars({ reader, page }: Octavo) {
  const line = (await reader.position.boundingBox())!
  await page.mouse.move(line.x + line.width / 2, line.y + line.height / 2)
  await areShown(page)
  return line
}

/** Keeps a record of how the bars come and go, so that nobody need look at the right moment. */
async function watchBars(page: Page): Promise<() => Promise<string[]>> {
  const record = await bar(page).evaluateHandle((element) => {
    const changes: string[] = []
    new MutationObserver(() => {
      const state = /shown/.test(element.className) ? 'shown' : 'away'
      if (state !== changes.at(-1)) changes.push(state)
    }).observe(element, { attributeFilter: ['class'] })
    return changes
  })
  return () => record.jsonValue()
}

/** The window's timers go a hundred times as fast: what would happen in a minute happens now. */
const hurryTimers = (page: Page) =>
  page.evaluate(() => {
    const unhurried = window.setTimeout.bind(window)
    Object.assign(window, {
      setTimeout: (task: () => void, ms = 0) => unhurried(task, ms / 100),
    })
  })

/** Resolves when every timer of the window that was due by then has run. */
const timersRun = (page: Page, ms: number) =>
  page.evaluate((wait) => new Promise<void>((done) => setTimeout(done, wait)), ms)

/**
 * Puts the window where the display's own pointer does not lie, which is its middle: there it would
 * enter and leave whenever another test opens a window over this one.
 */
async function awayFromPointer({ app, reader, page }: Octavo): Promise<void> {
  await reader.isOpen()
  await app.evaluate(({ BrowserWindow, screen }) => {
    const { x, y, width, height } = screen.getPrimaryDisplay().workArea
    BrowserWindow.getAllWindows()[0]!.setBounds({
      x,
      y,
      width: Math.floor(width * 0.48),
      height: Math.floor(height * 0.48),
    })
  })
  await areAway(page)
}

test.describe('The bars', () => {
  test('come with a movement and leave by themselves', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { page } = octavo
    await awayFromPointer(octavo)
    const changes = await watchBars(page)

    await page.mouse.move(300, 300)
    await expect.poll(changes).toEqual(['shown', 'away'])
    await page.mouse.move(340, 300)

    await expect.poll(changes).toEqual(['shown', 'away', 'shown', 'away'])
  })

  test('stay as long as the keyboard is in them', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { page } = octavo
    await awayFromPointer(octavo)
    await hurryTimers(page)
    const button = page.getByRole('button', { name: 'Contents', exact: true })
    // A key first: focus that follows one is the keyboard's.
    await page.keyboard.press('F8')
    await button.focus()
    await page.keyboard.press('F8')

    await timersRun(page, 60_000)
    await areShown(page)
    await button.blur()
    await timersRun(page, 60_000)

    await areAway(page)
  })

  test('are not called by the keys that turn the page', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { reader, page } = octavo
    await awayFromPointer(octavo)
    const changes = await watchBars(page)

    await reader.turn()
    await reader.turn('ArrowLeft')
    expect(await changes()).toEqual([])
    await page.keyboard.press('b')

    await expect.poll(changes).toEqual(['shown', 'away'])
  })

  test('take the place of the running head and the folio', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { reader, page } = octavo
    await awayFromPointer(octavo)
    await reader.isCounted()
    await reader.turn()
    const furniture = page.locator('main > [aria-hidden]:has(> span)')
    await expect(furniture).toHaveCount(2)
    for (const part of await furniture.all()) await expect(part).toHaveCSS('opacity', '1')

    await holdBars(octavo)

    for (const part of await furniture.all()) await expect(part).toHaveCSS('opacity', '0')
  })

  test('lead on from the line through the book by the keys of the page', async ({ launch }) => {
    const octavo = await launch({ args: [story] })
    const { reader, page } = octavo
    await awayFromPointer(octavo)
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
    const octavo = await launch({ args: [story] })
    const { reader, page } = octavo
    await awayFromPointer(octavo)
    await reader.showOnePage()
    await reader.isCounted()
    const [, , total] = await reader.numbers()
    const { x, y, width, height } = await holdBars(octavo)

    await page.mouse.click(x + width - 8, y + height / 2)
    await expect.poll(() => reader.pageNumber()).toBe(total)
    await expect(reader.position).not.toBeFocused()
    await page.keyboard.press('PageUp')

    await expect.poll(() => reader.pageNumber()).toBe(total - 1)
  })
})
