import type { ElectronApplication, Page } from '@playwright/test'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

/** The clock by which pages are timed goes on by so much, at once. */
const letPass = (page: Page, seconds: number) =>
  page.evaluate((by) => {
    const now = performance.now.bind(performance)
    performance.now = () => now() + by * 1000
  }, seconds)

/** Windows of other tests come before this one meanwhile, and then nothing would be counted. */
const keepFocus = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.removeAllListeners('blur')
    window?.emit('focus')
  })

const openStatistics = async (page: Page) => {
  await page.mouse.move(400, 300)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Reading statistics …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reading statistics' })
  await dialog.waitFor()
  return dialog
}

test.describe('Reading statistics', () => {
  test('count what is read, are there the next day, and are erased', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await keepFocus(app)
    await reader.showOnePage()
    await reader.isCounted()
    for (let turns = 0; turns < 6; turns += 1) {
      await letPass(page, 60)
      await reader.turn()
    }
    const dialog = await openStatistics(page)
    await expect(dialog).toContainText(/Time6 min/)
    await expect(dialog).toContainText(/characters\/min/)
    await expect(dialog).toContainText(/Left in bookabout/)
    await expect(dialog.getByRole('cell', { name: /: 6 min/ })).toBeVisible()
    await takePicture(page, 'statistics-book')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
    await dialog.getByRole('radio', { name: 'All books' }).check({ force: true })
    await expect(dialog.getByRole('table', { name: 'Books' })).toContainText('6 min')
    await takePicture(page, 'statistics-all-dark')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    const dialogAgain = await openStatistics(again.page)
    await expect(dialogAgain).toContainText(/Time6 min/)
    await dialogAgain.getByRole('button', { name: 'Erase for this book …' }).click()
    await dialogAgain.getByRole('button', { name: 'Erase', exact: true }).click()
    await expect(dialogAgain).toContainText('Nothing has been counted yet.')
  })

  test('count the page on which the app is closed', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await keepFocus(app)
    await reader.showOnePage()
    await reader.isCounted()
    await letPass(page, 60)
    await reader.turn()
    await letPass(page, 60)
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    await expect(await openStatistics(again.page)).toContainText(/Time2 min/)
  })

  test('say in the foot how long a chapter takes, by a press', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 800),
    )
    await reader.isOpen()
    await keepFocus(app)
    await reader.showOnePage()
    await reader.isCounted()
    for (let turns = 0; turns < 6; turns += 1) {
      await letPass(page, 60)
      await reader.turn()
    }
    await page.mouse.move(400, 300)
    const foot = page.locator('footer')
    await foot.getByRole('button', { name: /pages left in/ }).click()
    await expect(foot.getByRole('button', { name: /min left in/ })).toBeVisible()
    await takePicture(page, 'statistics-foot')
  })

  test('stand still while another window is before this one', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('blur'))
    await letPass(page, 60)
    await reader.turn()
    await letPass(page, 60)
    await reader.turn()

    await expect(await openStatistics(page)).toContainText('Nothing has been counted yet.')
  })

  test('are none where they are switched off', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const dialog = await openStatistics(page)
    await dialog.getByRole('switch', { name: 'Count what I read' }).uncheck()
    await page.keyboard.press('Escape')
    await keepFocus(app)
    await reader.showOnePage()
    for (let turns = 0; turns < 6; turns += 1) {
      await letPass(page, 60)
      await reader.turn()
    }

    await expect(await openStatistics(page)).toContainText('Nothing is being counted.')
  })
})
