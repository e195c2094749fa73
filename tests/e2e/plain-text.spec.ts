import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { encodeText, proseIn } from '../support/text-source'

import { expect, type Octavo, takePicture, test } from './fixtures'
import { withoutSpace } from './page-text'

/** Russian prose in numbered lines of some fifty letters. */
const story = (
  proseIn('ru')
    .replace(/\s+/g, ' ')
    .repeat(12)
    .match(/.{30,50}(?: |$)/g) ?? []
)
  .map((line, index) => `${index}) ${line.trim()}`)
  .join('\n')

/** What Russian bytes look like in the wrong encoding. */
const misread = (text: string): string =>
  new TextDecoder('koi8-r').decode(encodeText(text, 'windows-1251'))

async function openPanel({ page, reader }: Pick<Octavo, 'page' | 'reader'>) {
  await page.mouse.move(300, 300)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /How this text was read/ }).click()
  const panel = page.getByRole('dialog', { name: 'How this text was read' })
  await panel.getByRole('group', { name: 'Encoding' }).waitFor()
  await reader.isOpen()
  return panel
}

test.describe('A plain text', () => {
  let folder: string
  test.beforeEach(({ profile }) => {
    folder = profile
  })

  test('keeps bookmark and place when paragraphs and encoding are changed', async ({ launch }) => {
    const file = path.join(folder, 'река.txt')
    await writeFile(file, encodeText(story, 'windows-1251'))
    const { app, page, reader } = await launch({ args: [file] })
    await reader.isOpen()
    await reader.isCounted()
    for (let turns = 0; turns < 3; turns++) await reader.turn()
    const here = withoutSpace(await reader.text()).slice(0, 16)
    const shown = async (of = reader) => withoutSpace(await of.text())
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()

    const panel = await openPanel({ page, reader })
    await expect(panel).toContainText('Cyrillic (Windows-1251), quite sure')
    await expect(panel).toBeFocused()
    await takePicture(page, 'how-this-text-was-read')

    const before = await reader.text()
    await panel.getByRole('radio', { name: /^Every line/ }).check()
    await expect.poll(() => reader.text()).not.toBe(before)
    await expect(panel).toContainText('each one is a paragraph, as you chose')
    await expect(panel.getByRole('radio', { name: /^Every line/ })).toBeFocused()
    await expect.poll(() => shown()).toContain(here)
    await expect(reader.ribbon).toBeVisible()

    await panel.getByRole('radio', { name: /^Cyrillic \(KOI8-R\)/ }).check()
    await expect.poll(() => shown()).toContain(misread(here))
    await expect(reader.ribbon).toBeVisible()
    await takePicture(page, 'encoding-chosen')
    await app.close()

    const again = await launch({ args: [file] })
    await again.reader.isOpen()
    await expect.poll(() => shown(again.reader)).toContain(misread(here))
    await expect(again.reader.ribbon).toBeVisible()
    const samePanel = await openPanel(again)
    await expect(samePanel.getByRole('radio', { name: /^Cyrillic \(KOI8-R\)/ })).toBeChecked()
    await samePanel
      .getByRole('group', { name: 'Encoding' })
      .getByRole('radio', { name: /^Automatic/ })
      .check()
    await samePanel
      .getByRole('group', { name: 'Paragraphs' })
      .getByRole('radio', { name: /^Automatic/ })
      .check()

    await expect.poll(() => shown(again.reader)).toContain(here)
    await expect(again.reader.ribbon).toBeVisible()
    await expect(samePanel).toContainText('Cyrillic (Windows-1251), quite sure')
  })

  test('that looks wrong offers its encodings, and asks no more once one is chosen', async ({
    launch,
  }) => {
    const file = path.join(folder, 'dirty.txt')
    const bytes = encodeText(story, 'utf-8')
    for (let at = 200; at < bytes.length; at += 1_000) bytes[at] = 0xff
    await writeFile(file, bytes)
    const { app, page, reader } = await launch({ args: [file] })
    await reader.isOpen()

    await expect(page.getByRole('status')).toContainText('Does the text look wrong?')
    await takePicture(page, 'text-looks-wrong')
    await page.getByRole('button', { name: 'Encoding …' }).click()
    const panel = page.getByRole('dialog', { name: 'How this text was read' })
    await expect(
      panel.getByRole('group', { name: 'Encoding' }).getByRole('radio', { name: /^Automatic/ }),
    ).toBeFocused()
    await takePicture(page, 'encodings')
    await panel.getByRole('radio', { name: /^UTF-8/ }).check()
    await expect(panel).toContainText('UTF-8, as you chose')
    await app.close()

    const again = await launch({ args: [file] })
    await again.reader.isOpen()
    await expect(again.page.getByRole('status')).not.toContainText('look wrong')
  })
})

test('Other books have no panel for plain text', async ({ launch, publication }) => {
  const { page, reader } = await launch({ args: [publication('images')] })
  await reader.isOpen()
  await page.mouse.move(300, 300)

  await page.getByRole('button', { name: 'More', exact: true }).click()

  await expect(page.getByRole('menuitem', { name: 'First page' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /How this text/ })).toHaveCount(0)
})
