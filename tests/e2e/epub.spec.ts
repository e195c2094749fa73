import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { makeZip } from '../support/make-epub.mjs'
import { anEpub, type Entries } from '../support/publication-builders'

import { FixedPages } from './fixed-pages'
import { expect, takePicture, test } from './fixtures'

function writeBook(folder: string, entries: Entries): string {
  const file = path.join(folder, 'book.epub')
  writeFileSync(file, makeZip(Object.entries(entries)))
  return file
}

/** A second of a steady tone, uncompressed. */
function aTone(): Uint8Array {
  const rate = 8_000
  const bytes = Buffer.alloc(44 + rate)
  bytes.write('RIFF')
  bytes.writeUInt32LE(36 + rate, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  // PCM, one channel.
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate, 28)
  bytes.writeUInt16LE(1, 32)
  bytes.writeUInt16LE(8, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(rate, 40)
  for (let at = 0; at < rate; at++) bytes[44 + at] = 128 + Math.round(60 * Math.sin(at / 3))
  return bytes
}

test('a first reading begins where the publisher says, a second one where it stopped', async ({
  launch,
  profile,
}) => {
  const chapters = [
    '<h1>The Title Page</h1>',
    `<h1>One</h1><p>${'The first words. '.repeat(300)}</p>`,
    `<h1>Two</h1><p>${'The second words. '.repeat(300)}</p>`,
  ]
  const nav = `<nav epub:type="toc"><ol><li><a href="c2.xhtml">One</a></li></ol></nav>
    <nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="c2.xhtml">Start</a></li></ol></nav>`
  const book = writeBook(profile, anEpub({ chapters, nav }))
  const { app, reader } = await launch({ args: [book] })
  await reader.isOpen()
  await reader.isCounted()
  expect(await reader.text()).toContain('The first words.')
  expect(await reader.pageNumber()).toBeGreaterThan(1)

  await reader.turn(reader.keys.previous)
  expect(await reader.text()).toContain('The Title Page')
  expect(await reader.pageNumber()).toBe(1)
  await app.close()

  const again = await launch({ args: [book] })
  await again.reader.isOpen()
  expect(await again.reader.text()).toContain('The Title Page')
})

test('the pages of the print edition are shown, listed and led to', async ({ launch, profile }) => {
  const chapters = ['1', '2'].map(
    (chapter) =>
      `<p>Before ${chapter}.</p><p id="p${chapter}1">Page ${chapter}1. ${'word '.repeat(400)}</p>
       <p id="p${chapter}2">Page ${chapter}2. ${'word '.repeat(400)}</p>`,
  )
  const places = ['c1.xhtml#p11', 'c1.xhtml#p12', 'c2.xhtml#p21', 'c2.xhtml#p22']
  const list = (entries: readonly string[]) => `<ol>${entries.join('')}</ol>`
  const nav = `<nav epub:type="toc">${list(['<li><a href="c1.xhtml">One</a></li>'])}</nav>
    <nav epub:type="page-list">${list(
      places.map((href) => `<li><a href="${href}">${href.slice(-2)}</a></li>`),
    )}</nav>`
  const book = writeBook(profile, anEpub({ chapters, nav }))
  const { page, reader } = await launch({ args: [book] })
  await reader.isOpen()
  const foot = page.locator('footer')
  await expect(foot).not.toContainText('print page')

  const contents = await reader.openContents()
  await contents.getByText('Print pages').click()
  await contents.getByRole('button', { name: 'print page 22' }).click()

  await expect(foot).toContainText(/print page 2[12]/)
  await expect.poll(() => reader.text()).toContain('Page 22.')
  await expect(contents.locator('[aria-current="location"]').last()).toHaveText(/^2[12]$/)
})

test('a sound of the book is played and sought in, and fetched in parts', async ({
  launch,
  profile,
}) => {
  const entries = anEpub({
    chapters: ['<p>Listen.</p><audio src="tone.wav"></audio>'],
    items: '<item id="t" href="tone.wav" media-type="audio/wav"/>',
    entries: { 'OEBPS/tone.wav': aTone() },
  })
  const { page, reader } = await launch({ args: [writeBook(profile, entries)] })
  const statuses: number[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.wav')) statuses.push(response.status())
  })
  await reader.isOpen()

  const sound = reader.book.locator('audio[controls]')
  await sound.evaluate((element: HTMLAudioElement) => {
    element.currentTime = 0.6
    return element.play()
  })

  await expect
    .poll(() => sound.evaluate((element: HTMLAudioElement) => element.currentTime))
    .toBeGreaterThan(0.6)
  expect(await sound.evaluate((element: HTMLAudioElement) => element.duration)).toBeCloseTo(1)
  expect(statuses).toContain(206)
})

test('what is elsewhere is shown as missing, and not asked for', async ({ launch, profile }) => {
  const entries = anEpub({
    chapters: ['<p>Look:</p><img src="https://octavo.invalid/a.png" alt="The far hill"/>'],
  })
  const { page, reader } = await launch({ args: [writeBook(profile, entries)] })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await reader.isOpen()

  const picture = reader.book.locator('img')
  // What the browser draws in place of a picture that it could not get.
  await expect
    .poll(() => picture.evaluate((element) => element.getBoundingClientRect().width))
    .toBeGreaterThan(16)
  expect(
    await picture.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth]),
  ).toEqual([true, 0])
  expect(asked.filter((url) => !url.startsWith('app:'))).toEqual([])
})

test('pages with a fixed layout stand among text, and one reads through both', async ({
  launch,
  profile,
}) => {
  const words = '<p>Text that flows. '.concat('word '.repeat(600), '</p>')
  const drawing = (name: string) =>
    `<div style="position:absolute;inset:0;background:#cde">${name}</div>`
  const entries = anEpub({
    chapters: [words, drawing('First drawing'), words],
    nav: '<nav epub:type="toc"><ol><li><a href="c1.xhtml">One</a></li><li><a href="c3.xhtml">Three</a></li></ol></nav>',
    spine: `<spine><itemref idref="c1"/><itemref idref="c2"
      properties="rendition:layout-pre-paginated"/><itemref idref="c3"/></spine>`,
  })
  const chapter = String(entries['OEBPS/c2.xhtml']).replace(
    '<title>',
    '<meta name="viewport" content="width=600, height=800"/><title>',
  )
  const book = writeBook(profile, { ...entries, 'OEBPS/c2.xhtml': chapter })
  const first = await launch({ args: [book] })
  await first.reader.isOpen()
  await first.reader.isCounted()
  const pages = new FixedPages(first.app, first.page)
  const drawn = first.page.frameLocator('[data-page="1"] iframe').getByText('First drawing')
  const total = (await first.reader.numbers())[2]

  // To the left at the very end and to the right at the very start there is nothing.
  await first.page.keyboard.press('ArrowLeft')
  while ((await pages.numbers()).length === 0) {
    const before = await first.reader.pageLabel()
    await first.page.keyboard.press('ArrowRight')
    await expect.poll(() => first.reader.pageLabel()).not.toBe(before)
  }
  await expect(drawn).toBeVisible()
  await takePicture(first.page, 'fixed-among-text')
  const number = await first.reader.pageNumber()
  expect(number).toBeGreaterThan(1)
  expect(number).toBeLessThan(total)

  // By a press at the side of the window, and back by a key.
  await first.page.mouse.click(1_160, 400)
  await expect.poll(() => pages.numbers()).toEqual([])
  await expect.poll(() => first.reader.pageNumber()).toBe(number + 1)
  await first.page.keyboard.press('ArrowLeft')
  await expect.poll(() => pages.numbers()).toEqual([2])
  expect(await first.reader.pageNumber()).toBe(number)

  await first.reader.openContents()
  await first.page.getByRole('button', { name: 'Three' }).click()
  await expect.poll(() => pages.numbers()).toEqual([])
  await first.page.keyboard.press('Escape')
  await first.page.keyboard.press('ArrowLeft')
  await expect.poll(() => pages.numbers()).toEqual([2])
  await first.app.close()

  const again = await launch({ args: [book] })
  const restored = new FixedPages(again.app, again.page)
  await expect.poll(() => restored.numbers()).toEqual([2])
  await again.reader.isCounted()
  expect(await again.reader.pageNumber()).toBe(number)
})

test('a mark of a note that is not there is a link like any other', async ({ launch, profile }) => {
  const chapters = ['<p>A word<a epub:type="noteref" href="c2.xhtml#gone">1</a></p>', '<p>Two</p>']
  const { page, reader } = await launch({ args: [writeBook(profile, anEpub({ chapters }))] })
  await reader.isOpen()

  await reader.book.getByRole('link', { name: '1' }).click()

  await expect.poll(() => reader.text()).toContain('Two')
  await expect(page.getByRole('dialog', { name: 'Note' })).toHaveCount(0)
})
