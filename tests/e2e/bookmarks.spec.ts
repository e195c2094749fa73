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

  test('take a name, a colour and a note, which are there again the next day', async ({
    launch,
  }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('b')
    const panel = await reader.openBookmarks()
    const line = panel.getByRole('listitem')
    await line.hover()
    await line.getByRole('button', { name: 'Name, colour and note' }).click()
    await panel.getByRole('textbox', { name: 'Name of the bookmark' }).fill('The lamps')
    const plain = await reader.ribbonInks()
    await panel.getByRole('button', { name: 'Green' }).click()
    await expect.poll(() => reader.ribbonInks()).not.toEqual(plain)
    const green = await reader.ribbonInks()
    await panel.getByRole('textbox', { name: 'Your note' }).fill('Who lights them?')
    await takePicture(page, 'bookmark-editor')
    await panel.getByRole('button', { name: 'Done' }).click()
    await expect(line).toContainText('The lamps')
    await expect(line).toContainText('Who lights them?')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
    await takePicture(page, 'bookmarks-panel-dark')
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()

    const lineAgain = (await again.reader.openBookmarks()).getByRole('listitem')
    await expect(lineAgain).toContainText('The lamps')
    await expect(lineAgain).toContainText('Who lights them?')
    expect(await again.reader.ribbonInks()).toEqual(green)
  })

  test('come by themselves before a jump and where one has read furthest, and are there the next day', async ({
    launch,
  }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.isCounted()
    await reader.turn()
    await reader.turn()
    const furthest = await reader.text()
    await reader.turn(reader.keys.previous)
    const before = await reader.text()
    await page.keyboard.press('End')
    await expect.poll(() => reader.text()).not.toBe(before)
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    const panel = await again.reader.openBookmarks()
    const remembered = panel.getByRole('region', { name: 'Remembered for you' })
    await expect(remembered.getByRole('listitem')).toHaveCount(2)
    await takePicture(again.page, 'remembered-places')
    await remembered.getByRole('button', { name: /^Furthest read/ }).click()
    await again.page.keyboard.press('Escape')
    await expect.poll(() => again.reader.text()).toBe(furthest)
    await again.reader.openBookmarks()
    await remembered.getByRole('button', { name: /^Before you jumped/ }).click()
    await again.page.keyboard.press('Escape')
    await expect.poll(() => again.reader.text()).toBe(before)
  })

  test('are gone to by typing', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.isCounted()
    await reader.turn()
    const marked = await reader.text()
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    const goTo = async (text: string) => {
      await page.keyboard.press('g')
      await page.getByRole('combobox', { name: 'Page, %, chapter or bookmark' }).fill(text)
      await takePicture(page, `go-to-${text.replace(/\W/g, '')}`)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: 'Go to' })).toHaveCount(0)
    }

    await goTo('100%')
    await expect.poll(() => reader.isAtEnd()).toBe(true)
    await goTo(marked.trim().split(/\s+/).slice(0, 3).join(' '))
    await expect.poll(() => reader.text()).toBe(marked)
  })

  test('are set and removed by a press on either outer corner of two pages', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800),
    )
    await reader.isOpen()
    await expect.poll(async () => (await reader.area()).width).toBe(1280)

    await page.mouse.click(1280 - 30, 20)
    await expect(reader.ribbon).toBeVisible()
    await page.mouse.click(30, 20)
    await expect(reader.ribbon).toHaveCount(0)
    await page.mouse.click(30, 20)

    await expect(reader.ribbon).toBeVisible()
  })

  test('are set on the outer corner alone where one page is in view, mirrored in a book that runs to the left', async ({
    launch,
    publication,
  }) => {
    const { app, reader, page } = await launch({ args: [publication('rtl')] })
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(800, 600),
    )
    await reader.isOpen()
    await expect.poll(async () => (await reader.area()).width).toBe(800)

    await page.mouse.click(30, 20)

    await expect(reader.ribbon).toBeVisible()
    await takePicture(page, 'right-to-left-ribbon')
  })
})
