import { readFileSync, writeFileSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'

import type { ElectronApplication, Page } from '@playwright/test'

import { expect, fixturePath, takePicture, test } from './fixtures'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

/** Words that are highlighted on the page. */
const highlighted = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined
    return Array.from(view?.CSS.highlights ?? []).flatMap(([, ranges]) =>
      Array.from(ranges, ({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = view!.document.createRange()
        range.setStart(startContainer, startOffset)
        range.setEnd(endContainer, endOffset)
        return range.toString().replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ')
      }),
    )
  })

const answerDialogs = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)

async function openNotes(page: Page) {
  await page.keyboard.press('ControlOrMeta+Shift+n')
  const panel = page.getByRole('tabpanel', { name: 'Notes' })
  await panel.waitFor()
  return panel
}

const clippings = `The Lamplighter's Daughter (Somebody)
- Your Highlight on Location 10-12 | Added on Sunday, March 1, 2020 10:20:30 AM

smelling of tin
==========
The Lamplighter's Daughter (Somebody)
- Your Note on Location 12 | Added on Sunday, March 1, 2020 10:20:40 AM

Like home #smell
==========
The Lamplighter's Daughter (Somebody)
- Your Highlight on Location 90-91 | Added on Sunday, March 1, 2020 10:22:30 AM

these words were only ever in another edition of the book
==========
`

test.describe('Notes from other readers', () => {
  test('come to their words, and what has no place is given one', async ({ launch, profile }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const file = path.join(profile, 'My Clippings.txt')
    writeFileSync(file, clippings)
    await answerDialogs(app, file)
    const panel = await openNotes(page)

    await panel.getByRole('button', { name: 'Export or import' }).click()
    await page.getByRole('menuitem', { name: 'Import highlights and notes' }).click()

    await expect(page.getByText('2 marks were added, 1 without a place.')).toBeVisible()
    await expect(panel.getByText('Like home #smell')).toBeVisible()
    await expect.poll(() => highlighted(page)).toEqual(['smelling of tin'])
    const tray = panel.getByRole('region', { name: 'Without a place' })
    await expect(tray).toContainText('these words were only ever in another edition')
    await takePicture(page, 'notes-without-place')

    await tray.getByRole('button', { name: 'Place it here' }).click()
    await expect(tray).toHaveCount(0)
    await expect(panel.getByRole('listitem')).toHaveCount(2)
    const [, placed] = await highlighted(page)
    expect(placed).not.toBe('')
    app.process().kill('SIGKILL')

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    await expect.poll(() => highlighted(again.page)).toHaveLength(2)
    expect(await highlighted(again.page)).toContain(placed)
  })

  test('come once, and a file without any says so', async ({ launch, profile }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const file = path.join(profile, 'My Clippings.txt')
    writeFileSync(file, clippings)
    await answerDialogs(app, file)
    const panel = await openNotes(page)
    const bringIn = async () => {
      await panel.getByRole('button', { name: 'Export or import' }).click()
      await page.getByRole('menuitem', { name: 'Import highlights and notes' }).click()
    }
    await bringIn()
    await expect(page.getByText('2 marks were added')).toBeVisible()

    await bringIn()
    await expect(page.getByText('Nothing new was in it.')).toBeVisible()
    await answerDialogs(app, story)
    await bringIn()
    await expect(page.getByRole('alert')).toContainText('There are no highlights or notes')
  })
})

test.describe('Notes on their way out', () => {
  test('are written in the format that was chosen, of the book and of the library', async ({
    launch,
    profile,
  }) => {
    const { app, reader, page, library } = await launch({ args: [story] })
    await reader.isOpen()
    await page.keyboard.press('v')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    await page.keyboard.press('n')
    const card = page.getByRole('dialog', { name: 'Highlight', exact: true })
    await card.getByRole('textbox', { name: 'Your note' }).fill('Why? #first')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const markdown = path.join(profile, 'notes.md')
    await answerDialogs(app, markdown)
    const panel = await openNotes(page)
    await panel.getByRole('button', { name: 'Export or import' }).click()
    await page.getByRole('menuitem', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export highlights and notes' })
    await takePicture(page, 'export-dialog')

    await dialog.getByRole('button', { name: 'Export …' }).click()

    await expect(page.getByText('1 highlight was written to notes.md.')).toBeVisible()
    expect(readFileSync(markdown, 'utf8')).toMatch(/^# .*\n[^]*\n> Disclaimer\n\nWhy\? #first\n/)

    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+l')
    await library.heading.waitFor()
    const json = path.join(profile, 'notes.json')
    await answerDialogs(app, json)
    await page.getByRole('button', { name: 'More for the library' }).click()
    await page.getByRole('menuitem', { name: 'Export highlights and notes' }).click()
    await dialog.getByRole('radio', { name: 'Octavo' }).check()
    await dialog.getByRole('button', { name: 'Export …' }).click()

    await expect(page.getByText('1 highlight was written to notes.json.')).toBeVisible()
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      format: 'octavo-annotations',
      publications: [{ highlights: [{ note: 'Why? #first', text: 'Disclaimer' }] }],
    })
  })
})

test.describe('Highlights', () => {
  test('go with their words when the text was changed under them', async ({ launch, profile }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const file = path.join(profile, 'My Clippings.txt')
    writeFileSync(file, clippings)
    await answerDialogs(app, file)
    const panel = await openNotes(page)
    await panel.getByRole('button', { name: 'Export or import' }).click()
    await page.getByRole('menuitem', { name: 'Import highlights and notes' }).click()
    await expect.poll(() => highlighted(page)).toEqual(['smelling of tin'])
    app.process().kill('SIGKILL')

    // As another version of the parsers would read it: the same words at other offsets.
    const [id = ''] = await readdir(path.join(profile, 'publications'))
    const folder = path.join(profile, 'publications', id)
    const text = path.join(folder, 'publication.txt')
    writeFileSync(text, readFileSync(text, 'utf8').replace('smelling', 'faintly, oddly smelling'))
    await rm(path.join(folder, 'sections'), { force: true, recursive: true })

    const again = await launch({ args: [story] })
    await again.reader.isOpen()
    await expect.poll(() => highlighted(again.page)).toEqual(['smelling of tin'])
  })
})
