import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

import type { ElectronApplication } from '@playwright/test'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')
const title = 'The lamplighters daughter'

async function chooseInMenu(app: ElectronApplication, wanted: string): Promise<void> {
  await app.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find((item) => item.label === label)?.click()
  }, wanted)
}

const answerDialogsWith = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, file)

test.describe('The whole library in one file', () => {
  test('is made by the menu, and takes the place of the library again', async ({
    launch,
    profile,
  }) => {
    const { app, library, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    await answerDialogsWith(app, path.join(profile, 'library.zip'))

    await chooseInMenu(app, 'Back up the library…')
    const making = page.getByRole('dialog', { name: 'Back up the library' })
    await expect(making.getByRole('switch', { name: 'The books themselves, too' })).toBeChecked()
    await takePicture(page, 'backup-make')
    await making.getByRole('button', { name: 'Choose where …' }).click()
    await expect(page.getByText(/^The library was backed up to .*library\.zip/)).toBeVisible()

    await page.keyboard.press('b')
    await expect(reader.ribbon).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+l')
    await library.removeBook(title)
    await expect(library.book(title)).toHaveCount(0)

    await chooseInMenu(app, 'Restore from a backup…')
    const restoring = page.getByRole('dialog', { name: 'Replace the library by this backup?' })
    await expect(restoring).toContainText('has 1 book, 1 bookmark and 0 highlights.')
    await expect(restoring).toContainText('The library now has 0 books, 0 bookmarks')
    await takePicture(page, 'backup-restore')
    await restoring.getByRole('button', { name: 'Replace the library' }).click()

    await library.open(title)
    await reader.isOpen()
    await expect(reader.ribbon).toBeVisible()
    const kept = readdirSync(path.join(profile, 'backups'))
    expect(kept.filter((name) => name.endsWith('-before-restore.db'))).toHaveLength(1)
    expect(existsSync(path.join(profile, 'restore'))).toBe(false)
  })

  test('changes nothing when it is none', async ({ launch, profile }) => {
    const { app, library, page, reader } = await launch({ args: [story] })
    await reader.isOpen()
    await answerDialogsWith(app, story)

    await chooseInMenu(app, 'Restore from a backup…')

    await expect(page.getByRole('alert')).toContainText('This is no backup of an Octavo library.')
    await page.keyboard.press('ControlOrMeta+l')
    await expect(library.book(title)).toBeVisible()
    expect(existsSync(path.join(profile, 'restore/ready'))).toBe(false)
  })

  test('is reached by the keyboard, and Escape leaves everything as it is', async ({ launch }) => {
    const { app, library, page } = await launch()
    await expect(library.heading).toBeVisible()

    await chooseInMenu(app, 'Back up the library…')
    const dialog = page.getByRole('dialog', { name: 'Back up the library' })
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')

    await expect(dialog).toHaveCount(0)
  })
})
