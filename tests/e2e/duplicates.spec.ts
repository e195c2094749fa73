import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'

import { makeZip } from '../support/make-epub.mjs'
import { anEpub } from '../support/publication-builders'

import { expect, takePicture, test } from './fixtures'

const river = '<p>The road went down to the river and stopped there without a reason.</p>'

function writeEdition(folder: string, name: string, title: string, chapters: string[]): string {
  const file = path.join(folder, `${name}.epub`)
  const metadata = `<dc:title>${title}</dc:title><dc:creator>Ilse Lamp</dc:creator>`
  writeFileSync(file, makeZip(Object.entries(anEpub({ chapters, metadata }))))
  return file
}

test.describe('Possible duplicates', () => {
  test('are shown side by side, and merged without losing a bookmark', async ({
    launch,
    profile,
  }) => {
    const first = writeEdition(profile, 'first', 'The River', [river])
    const preface = '<p>A preface that was not there before.</p>'
    const second = writeEdition(profile, 'second', 'The River: A Story', [preface, river])
    const { library, reader, page } = await launch({ args: [first] })
    await reader.isOpen()
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()
    await page.keyboard.press('ControlOrMeta+l')
    await library.addByDialog(second)
    await expect(library.book('The River: A Story')).toBeVisible()

    await page.getByRole('button', { name: 'More for the library' }).click()
    await page.getByRole('menuitem', { name: 'Possible duplicates …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Possible duplicates' })
    await expect(dialog.getByRole('listitem')).toHaveCount(2)
    await expect(dialog).toContainText('1 bookmark or highlight')
    await takePicture(page, 'duplicates')
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const merge = () =>
      dialog.getByRole('button', { name: /^Merge into this one: The River: A Story/ }).click()

    await merge()
    await expect(dialog.getByRole('status')).toContainText('Everything is with')
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await expect(dialog.getByRole('listitem')).toHaveCount(2)
    await merge()
    await expect(dialog).toContainText('No book seems to be here twice.')
    await page.keyboard.press('Escape')

    await expect(page.getByRole('article')).toHaveCount(1)
    await library.open('The River: A Story')
    await reader.isOpen()
    await expect.poll(() => reader.text()).toContain('The road went down')
    await expect(reader.ribbon).toBeVisible()
  })
})
