import type { Page } from '@playwright/test'

import { expect, fixturePath, takePicture, test } from './fixtures'
import { pointOf } from './page-text'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

/** What is drawn over the text, by style: the words from each start to each end. */
const drawn = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    const found: Record<string, string[]> = {}
    for (const [name, ranges] of view?.CSS.highlights ?? []) {
      for (const { startContainer, startOffset, endContainer, endOffset } of ranges) {
        const range = view!.document.createRange()
        range.setStart(startContainer, startOffset)
        range.setEnd(endContainer, endOffset)
        const words = range.toString().replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ')
        ;(found[name] ??= []).push(words)
      }
    }
    return found
  })

/** Marks a word of the page in view and writes about it; the card of the note stays open. */
async function writeNote(page: Page, word: string, note: string) {
  const place = await pointOf(page, word)
  await page.mouse.dblclick(place.x, place.y)
  await page.keyboard.press('n')
  const card = page.getByRole('dialog', { name: 'Highlight', exact: true })
  await card.getByRole('textbox', { name: 'Your note' }).fill(note)
  return { card, place }
}

test.describe('Highlights and notes', () => {
  test('are made with the pointer, and there the next day', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const { x, y } = await pointOf(page, 'smelling')
    await page.mouse.dblclick(x, y)
    const bar = page.getByRole('toolbar', { name: 'Selected words' })
    await takePicture(page, 'selection-bar')
    await bar.getByRole('button', { name: 'Green' }).click()
    await expect.poll(() => drawn(page)).toEqual({ 'octavo-highlight-green': ['smelling'] })
    await expect(bar).toHaveCount(0)
    app.process().kill('SIGKILL')

    const again = await launch({ args: [story] })
    await again.reader.isOpen()

    await expect.poll(() => drawn(again.page)).toEqual({ 'octavo-highlight-green': ['smelling'] })
  })

  test('are made with keys alone, across pages', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    const first = await reader.text()

    await page.keyboard.press('v')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    await expect(async () => {
      await page.keyboard.press('Shift+ArrowDown')
      expect(await reader.text()).not.toBe(first)
    }).toPass({ intervals: [50] })
    await page.keyboard.press('h')

    await expect
      .poll(async () => Object.keys(await drawn(page)))
      .toEqual(['octavo-highlight-yellow'])
    const [words] = Object.values(await drawn(page)).flat()
    expect(words).toMatch(/^Disclaimer/)
    expect(words!.length).toBeGreaterThan(first.replaceAll(/\s+/g, ' ').length * 0.8)
  })

  test('are changed, get a note, are found in the list, and go with a way back', async ({
    launch,
  }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const { card, place } = await writeNote(page, 'almanac', 'Which year? #time')
    await takePicture(page, 'highlight-card')
    await card.getByRole('button', { name: 'Underline' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect.poll(() => drawn(page)).toMatchObject({ 'octavo-underline-yellow': ['almanac'] })

    await page.keyboard.press('Control+Shift+N')
    const panel = page.getByRole('tabpanel', { name: 'Notes' })
    await expect(panel.getByRole('listitem')).toHaveCount(1)
    await expect(panel).toContainText('Which year? #time')
    await takePicture(page, 'notes-panel')
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    // The page has its width back, and the word its place.
    await expect.poll(() => pointOf(page, 'almanac')).toEqual(place)

    await page.mouse.click(place.x, place.y)
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect.poll(() => drawn(page)).toEqual({})
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => drawn(page)).toMatchObject({ 'octavo-underline-yellow': ['almanac'] })
  })

  test('keep a note that was being written when Octavo was closed', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await writeNote(page, 'almanac', 'The last words before the end')
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    await again.page.keyboard.press('Control+Shift+N')
    await expect(again.page.getByRole('tabpanel', { name: 'Notes' })).toContainText(
      'The last words before the end',
    )
  })

  test('stay at their words in every layout', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const { x, y } = await pointOf(page, 'yard')
    await page.mouse.dblclick(x, y)
    await page.keyboard.press('h')
    const before = await drawn(page)
    expect(Object.values(before)).toHaveLength(1)

    for (const key of ['+', '+', '-', 's', 's']) {
      await page.keyboard.press(key)
      await expect.poll(() => drawn(page)).toEqual(before)
    }
  })
})
