import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

test.describe('Bookmarks and places', () => {
  test('are there again the next day', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.turn()
    const words = await reader.firstWords()
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    await takePicture(page, 'bookmark-ribbon')
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()

    expect(await again.reader.firstWords()).toBe(words)
    await expect(again.reader.ribbon).toBeVisible()
    const panel = await again.reader.openBookmarks()
    await expect(panel.getByRole('listitem')).toHaveCount(1)
    await expect(panel).toContainText(words.slice(0, 20))
    await takePicture(again.page, 'bookmarks-panel')
  })

  test('are stored when the key is pressed, not when the app closes', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    app.process().kill('SIGKILL')

    const again = await launch({ args: [story] })
    await again.reader.isOpen()

    await expect(again.reader.ribbon).toBeVisible()
  })

  test('are removed by the same key', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()

    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    await page.keyboard.press('b')

    await expect(reader.ribbon).toHaveCount(0)
  })

  test('lead to their page, and one comes back', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const first = await reader.text()
    await page.keyboard.press('b')
    await page.keyboard.press('End')
    await expect.poll(() => reader.text()).not.toBe(first)
    const last = await reader.text()

    const panel = await reader.openBookmarks()
    await panel.getByRole('listitem').getByRole('button').first().click()
    await page.keyboard.press('Escape')
    await expect.poll(() => reader.text()).toBe(first)
    await page.keyboard.press('Alt+ArrowLeft')

    await expect.poll(() => reader.text()).toBe(last)
  })
})
