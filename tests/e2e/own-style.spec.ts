import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { makeZip } from '../support/make-epub.mjs'
import { anEpub } from '../support/publication-builders'

import { expect, takePicture, test } from './fixtures'
import type { Reader } from './reader-page'

const sentence = (number: number) =>
  `<p class="text" id="p${number}">The ${number}th of the boats came home before the storm did.</p>`

/** A publisher who insists. */
const aBook = anEpub({
  chapters: [''],
  items: '<item id="css" href="style.css" media-type="text/css"/>',
  entries: {
    'OEBPS/style.css':
      'body p.text { color: rgb(0, 90, 0) !important; text-transform: none; margin: 0 }',
    'OEBPS/c1.xhtml': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Boats</title>
      <link rel="stylesheet" href="style.css"/></head><body>${Array.from({ length: 400 }, (_, index) => sentence(index)).join('')}</body></html>`,
  },
})

function writeBook(folder: string): string {
  const file = path.join(folder, 'boats.epub')
  writeFileSync(file, makeZip(Object.entries(aBook)))
  return file
}

const looksOf = (reader: Reader) =>
  reader.book
    .locator('p.text')
    .first()
    .evaluate((paragraph) => {
      const { color, textTransform } = getComputedStyle(paragraph)
      return { color, textTransform }
    })

async function openRules(reader: Reader) {
  const panel = await reader.openTypography()
  await panel.locator('summary', { hasText: 'Own style rules' }).click()
  return { panel, field: panel.getByRole('textbox', { name: 'Own style rules' }) }
}

const publishers = { color: 'rgb(0, 90, 0)', textTransform: 'none' }
const own = { color: 'rgb(200, 0, 0)', textTransform: 'uppercase' }

test.describe('Style rules of one’s own', () => {
  test('come before the publisher’s and the theme’s, are kept, and are reset', async ({
    launch,
    profile,
  }) => {
    const file = writeBook(profile)
    const { app, reader } = await launch({ args: [file] })
    await reader.isOpen()
    const { panel, field } = await openRules(reader)
    expect(await looksOf(reader)).toEqual(publishers)

    await field.fill('p { color: rgb(200, 0, 0); text-transform: uppercase }')
    await expect.poll(() => looksOf(reader)).toEqual(own)
    await panel.getByRole('radio', { name: 'Night' }).click()
    await expect.poll(() => looksOf(reader)).toEqual(own)
    await app.close()

    const again = await launch({ args: [file] })
    await again.reader.isOpen()
    expect(await looksOf(again.reader)).toEqual(own)
    await again.reader.isCounted()
    const rules = await openRules(again.reader)
    await expect(rules.field).toHaveValue(/^p \{ color/)
    await rules.panel.getByRole('button', { name: 'Reset text settings' }).click()
    await expect(rules.field).toHaveValue('')
    await expect.poll(async () => (await looksOf(again.reader)).textTransform).toBe('none')
    await again.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => looksOf(again.reader)).toEqual(own)
  })

  test('load nothing, and what does not hold is said', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile)] })
    await reader.isOpen()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const { panel, field } = await openRules(reader)

    await field.fill(`@import url(https://octavo.invalid/a.css);
      p { background: url("https://octavo.invalid/b.png") }
      p { text-transform: uppercase; colour: red; writing-mode: vertical-rl }
      p::after { content: "</style>" }
      q {`)

    await expect(panel).toContainText('2 rules were left out: a style rule may not load anything.')
    await expect(panel).toContainText('“writing-mode” was left out: the pages depend on it.')
    await expect(panel).toContainText('Not understood: “colour: red” and “q”.')
    await expect.poll(async () => (await looksOf(reader)).textTransform).toBe('uppercase')
    expect(asked.filter((url) => !url.startsWith('app:'))).toEqual([])
    await takePicture(page, 'own-style-left-out')
  })

  test('set pages anew that are counted, and one long column', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile)] })
    await reader.isOpen()
    await reader.isCounted()
    await reader.showOnePage()
    await reader.isCounted()
    const [, , before] = await reader.numbers()
    const { field } = await openRules(reader)

    await field.fill('p.text { margin-bottom: 3em }')
    await expect.poll(async () => (await reader.numbers())[2]).toBeGreaterThan(before * 1.5)
    await page.keyboard.press('Escape')
    await reader.isCounted()
    const [, , total] = await reader.numbers()
    const pages = await reader.readToTheEnd()
    expect(pages).toHaveLength(total)
    expect(pages.join('\n').match(/\d+(?=th of)/g)).toEqual(
      Array.from({ length: 400 }, (_, index) => String(index)),
    )

    await reader.changeFlow()
    const margin = reader.book.locator('p.text').last()
    await expect(margin).toHaveCSS('margin-bottom', '57px')
  })

  test('for all that they say of the page, it is turned and its place is kept', async ({
    launch,
    profile,
  }) => {
    const { reader, page } = await launch({ args: [writeBook(profile)] })
    await reader.isOpen()
    await reader.isCounted()
    for (let turn = 0; turn < 3; turn++) await reader.turn()
    const words = await reader.firstWords()
    const label = await reader.pageLabel()
    const { field } = await openRules(reader)
    /** The pointer over the text tells that the rules are worn. */
    const rules = async (text: string, cursor: string) => {
      await field.fill(`${text} body { cursor: ${cursor} }`)
      await field.blur()
      await expect(reader.book.locator('octavo-body').last()).toHaveCSS('cursor', cursor)
    }
    const inDrawer = await reader.text()

    await rules(
      `html { position: fixed; display: none; transform: scale(0) }
      body { columns: 1; display: none; position: absolute; height: 1px; zoom: 3; translate: 99em;
        overflow: hidden; margin: 5em; break-before: column; float: left; content-visibility: hidden }
      octavo-stage, octavo-box, octavo-seam { display: none; height: 1px }`,
      'cell',
    )
    await expect.poll(() => reader.text()).toBe(inDrawer)
    await page.keyboard.press('Escape')
    await expect.poll(() => reader.firstWords()).toBe(words)
    await reader.turn()
    await reader.turn(reader.keys.previous)
    await expect.poll(() => reader.firstWords()).toBe(words)
    await openRules(reader)

    for (const [hostile, cursor] of [
      ['* { display: none }', 'help'],
      ['* { position: fixed; font-size: 9999px }', 'move'],
      ['p { position: absolute; inset: 99em; margin: -9999px; break-before: page }', 'wait'],
    ] as const) {
      await rules(hostile, cursor)
      await page.keyboard.press('Escape')
      await openRules(reader)
    }
    await rules('', 'text')
    await page.keyboard.press('Escape')
    await expect.poll(() => reader.firstWords()).toBe(words)
    await expect.poll(() => reader.pageLabel()).toBe(label)
  })
})
