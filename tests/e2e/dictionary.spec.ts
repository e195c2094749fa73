import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from '@playwright/test'

import { makeDictd, makeStarDict, writeParts } from '../support/dictionary-builders'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

/** Selects a word on the page as a double click would. */
const select = (page: Page, word: string): Promise<void> =>
  page.evaluate((wanted) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const book = frame?.contentDocument
    if (!frame || !book) throw new Error('no page')
    const walker = book.createTreeWalker(book.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted)
      if (at < 0) continue
      book.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
      frame.contentWindow?.focus()
      return
    }
    throw new Error(`${wanted} is not on the page`)
  }, word)

const lookUp = async (page: Page, word: string) => {
  await select(page, word)
  await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
  await page.keyboard.press('d')
  return page.getByRole('dialog', { name: 'in your dictionaries' })
}

/** The system's dialog for a folder answers this one. */
const chooseFolder = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, folder)

test.describe('Dictionaries', () => {
  test('say what a selected word means, with its base form, and lead on from word to word', async ({
    launch,
  }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()

    const card = await lookUp(page, 'lamps')

    const entries = card.getByRole('region')
    await expect(entries.getByRole('heading', { name: 'lamp', exact: true })).toBeVisible()
    await expect(entries).toContainText('WordNet')
    await expect(entries).toBeFocused()
    await takePicture(page, 'word-card')
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .exclude('iframe')
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])

    await card.getByRole('textbox', { name: 'Word to look up' }).fill('hooks')
    await page.keyboard.press('Enter')
    await expect(entries.getByRole('heading', { name: 'hook', exact: true })).toBeVisible()
    await entries.getByRole('button').first().click()
    await expect(entries.getByRole('heading', { name: 'hook', exact: true })).toHaveCount(0)
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await expect(entries.getByRole('heading', { name: 'lamp', exact: true })).toBeVisible()

    await page.keyboard.press('Escape')
    await expect(card).toHaveCount(0)
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
  })

  test('of one’s own are added, put in order, and there the next day', async ({
    launch,
    profile,
  }) => {
    const folder = path.join(profile, 'dictionaries')
    mkdirSync(folder)
    const lamp = { lamp: 'A thing of ours that gives light.' }
    writeParts(folder, 'ours', makeStarDict(lamp, { title: 'Ours', isPacked: true }))
    writeParts(folder, 'theirs', makeDictd(lamp, { title: 'Theirs' }))
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await chooseFolder(app, folder)

    const card = await lookUp(page, 'lamps')
    await card.getByRole('button', { name: 'Dictionaries' }).click()
    const list = page.getByRole('dialog', { name: 'Dictionaries', exact: true })
    await list.getByRole('button', { name: 'Add a folder …' }).click()
    await expect(list.getByRole('status')).toHaveText('2 dictionaries were added.')
    await list.getByRole('button', { name: 'Move Theirs up' }).click()
    await list.getByRole('button', { name: 'Move Theirs up' }).click()
    await takePicture(page, 'dictionaries')
    await expect(list.getByRole('listitem')).toContainText([/Theirs/, /WordNet/, /Ours/])
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .exclude('iframe')
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    await expect(card.locator('section')).toContainText([/Theirs$/, /WordNet$/, /Ours$/])
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    const next = await lookUp(again.page, 'lamps')
    await expect(next.locator('section')).toContainText([/Theirs$/, /WordNet$/, /Ours$/])
  })

  test('say so where none has the word', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()

    const card = await lookUp(page, 'Quist')

    await expect(card.getByRole('status')).toHaveText('“Quist” is in none of your dictionaries.')
  })

  test('ask for words where none are selected', async ({ launch }) => {
    const { page, reader } = await launch({ args: [story] })
    await reader.isOpen()

    await page.keyboard.press('d')

    await expect(page.getByText('Select words first')).toBeVisible()
  })
})
