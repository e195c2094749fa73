import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { AxeBuilder } from '@axe-core/playwright'

import type { Entries } from '#tests/support/publication-builders'

import { comicEntries, fixedEpubEntries, stripEntries } from '../support/fixed-layout-books'
import { makeArchive } from '../support/make-archive'
import { makeZip } from '../support/make-epub.mjs'
import { makeRar } from '../support/make-rar'

import { expect, type Octavo, takePicture, test as base } from './fixtures'
import { FixedPages } from './fixed-pages'

interface Books {
  /** Writes a file of the entries. @returns its path */
  book: (name: string, entries: Entries) => string
}

const test = base.extend<Books>({
  // eslint-disable-next-line no-empty-pattern
  book: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'octavo-fixed-'))
    await use((name, entries) => {
      const file = path.join(folder, name)
      writeFileSync(file, makeZip(Object.entries(entries)))
      return file
    })
    rmSync(folder, { recursive: true, force: true })
  },
})

/** Waits until the first page stands, in a window with room for two. */
async function opened({ app, page, reader }: Octavo, size: [number, number] = [1280, 800]) {
  const pages = new FixedPages(app, page)
  await reader.position.waitFor({ state: 'attached' })
  await pages.surface.waitFor()
  await pages.resize(...size)
  await expect(page.getByText(/^Opening .*…$/)).toHaveCount(0)
  await expect.poll(async () => (await pages.surface.boundingBox())?.width).toBe(size[0])
  await expect.poll(() => pages.areDrawn()).toBe(true)
  return pages
}

test.describe('A comic', () => {
  test('is read in spreads, its cover and its wide page alone', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page, reader } = octavo
    const pages = await opened(octavo)

    const spreads = [await pages.numbers()]
    while (spreads.at(-1)!.at(-1)! < 12) {
      const before = spreads.at(-1)!
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => pages.numbers()).not.toEqual(before)
      spreads.push(await pages.numbers())
    }
    expect(spreads).toEqual([[1], [2, 3], [4], [5], [6, 7], [8, 9], [10, 11], [12]])
    expect(await reader.pageLabel()).toBe('Page 12 of 12, Part two')

    await page.keyboard.press('PageUp')
    await expect.poll(() => pages.numbers()).toEqual([10, 11])
    const [left, right] = await pages.seen()
    expect(left!.x + left!.width).toBe(right!.x)
    expect(left!.height).toBe(800)
    await takePicture(page, 'comic-spread')
  })

  test('is read by the wheel, and by presses at its sides', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)

    await page.mouse.move(640, 400)
    await page.mouse.wheel(0, 120)
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await page.mouse.click(1260, 400)
    await expect.poll(() => pages.numbers()).toEqual([4])
    await page.mouse.click(20, 400)
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
  })

  test('shows no frame without a page, however fast one turns', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const pages = await opened(octavo)

    const forward = await pages.turnAndWatch('ArrowRight', 8)
    const backward = await pages.turnAndWatch('ArrowLeft', 8)

    expect(forward.frames).toBe(48)
    expect(forward.blank + backward.blank).toBe(0)
    expect(await pages.numbers()).toEqual([1])
  })

  test('opens from every kind of archive, and from a folder', async ({ launch, book, profile }) => {
    const entries = comicEntries()
    const folder = path.dirname(book('lamp.cbz', entries))
    const at = (name: string) => path.join(folder, name)
    writeFileSync(at('rar.cbr'), makeRar(entries))
    writeFileSync(at('seven.cb7'), await makeArchive('a.7z', entries))
    writeFileSync(at('tape.cbt'), await makeArchive('a.tar', entries))
    for (const [name, bytes] of Object.entries(entries)) {
      mkdirSync(path.dirname(at(`loose/${name}`)), { recursive: true })
      writeFileSync(at(`loose/${name}`), bytes)
    }
    const octavo = await launch({ profile })
    const { library, page } = octavo
    await expect(page.getByRole('button', { name: 'Add books' })).toBeVisible()

    await library.drop(at('rar.cbr'), at('seven.cb7'), at('tape.cbt'))
    for (const title of ['rar', 'seven', 'tape']) {
      await expect(library.book(title)).toBeVisible()
    }
    await library.open('seven')
    const pages = await opened(octavo)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await page.keyboard.press('ControlOrMeta+l')

    await library.openByDialog(at('loose'))
    await opened(octavo)
    await expect(page.getByRole('heading', { name: 'loose' })).toBeAttached()
  })

  test('says which page is damaged, and shows the others', async ({ launch, book }) => {
    const entries = { ...comicEntries() }
    const [, second] = Object.keys(entries).toSorted((a, b) =>
      a.localeCompare(b, 'en', { numeric: true }),
    )
    entries[second!] = 'no picture'
    const octavo = await launch({ args: [book('lamp.cbz', entries)] })
    const { page } = octavo
    const pages = await opened(octavo)

    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await expect(pages.surface.getByText('This file is damaged')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([4])
    await expect(pages.surface.getByText('This file is damaged')).toBeHidden()
  })

  test('is refused by name when it holds no pictures', async ({ launch, book, profile }) => {
    const { library, page } = await launch({ profile })
    await expect(page.getByRole('button', { name: 'Add books' })).toBeVisible()

    await library.drop(book('empty.cbz', { 'readme.txt': 'nothing here' }))

    await expect(page.getByText('There are no pictures in this comic.')).toBeVisible()
  })
})

test.describe('A manga', () => {
  const manga = () => comicEntries('<Title>Night Harbour</Title><Manga>YesAndRightToLeft</Manga>')

  test('is turned to the left, its first page on the right', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('manga.cbz', manga())] })
    const { page, reader } = octavo
    const pages = await opened(octavo)
    await expect(page.getByRole('heading', { name: 'Night Harbour' })).toBeAttached()

    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => pages.numbers()).toEqual([3, 2])
    expect(await reader.position.getAttribute('dir')).toBe('rtl')
    await takePicture(page, 'manga-spread')
    await page.mouse.click(20, 400)
    await expect.poll(() => pages.numbers()).toEqual([4])
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([3, 2])
  })

  test('is turned round for one book alone', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('manga.cbz', manga())] })
    const { page, reader, library } = octavo
    const pages = await opened(octavo)
    const panel = await openPanel(octavo)
    await panel.getByRole('radio', { name: 'The left' }).click()
    await page.keyboard.press('Escape')

    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    expect(await reader.position.getAttribute('dir')).toBe('ltr')

    const other = { ...manga(), 'x.txt': 'another file' }
    await page.keyboard.press('ControlOrMeta+l')
    await library.openByDialog(book('other.cbz', other))
    await opened(octavo)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => pages.numbers()).toEqual([3, 2])
  })
})

async function openPanel({ page }: Octavo) {
  await page.keyboard.press('a')
  const panel = page.getByRole('dialog', { name: 'Pages and theme' })
  await panel.waitFor()
  return panel
}

test.describe('A strip', () => {
  test('is scrolled, piece joined to piece, and opened where one left it', async ({
    launch,
    book,
  }) => {
    const octavo = await launch({ args: [book('strip.cbz', stripEntries())] })
    const { app, page, reader } = octavo
    const pages = await opened(octavo)
    expect(await pages.seen()).toEqual([{ number: 1, x: 440, y: 0, width: 400, height: 1100 }])

    await page.mouse.move(640, 400)
    await page.mouse.wheel(0, 700)
    await expect.poll(() => pages.numbers()).toEqual([1, 2])
    await expect.poll(async () => (await pages.seen())[0]?.y).toBe(-700)
    const [first, second] = await pages.seen()
    expect(first!.y + first!.height).toBe(second!.y)
    await takePicture(page, 'strip')

    for (let press = 0; press < 3; press++) await page.keyboard.press('PageDown')
    // Two pieces of 1100 and 1160 px lie above the one that is seen now.
    await expect.poll(async () => (await pages.seen())[0]?.y).toBe(2260 - (700 + 3 * 720))
    const before = await pages.seen()
    const label = await reader.pageLabel()
    await page.keyboard.press('ControlOrMeta+l')
    await app.close()

    const again = await launch()
    await again.library.open('strip')
    const pagesAgain = await opened(again)
    expect(await pagesAgain.seen()).toEqual(before)
    expect(await again.reader.pageLabel()).toBe(label)
  })

  test('goes on by keys to its end', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('strip.cbz', stripEntries())] })
    const { page, reader } = octavo
    const pages = await opened(octavo)
    await page.keyboard.press('End')
    await expect.poll(() => pages.numbers()).toEqual([8])
    const [last] = await pages.seen()
    expect(last!.y).toBe(0)

    for (let press = 0; press < 2; press++) await page.keyboard.press(' ')
    await expect
      .poll(async () => {
        const [{ y, height } = { y: 0, height: 0 }] = await pages.seen()
        return y + height
      })
      .toBe(800)
    expect(await reader.isAtEnd()).toBe(true)
  })

  test('may be made of any pages, and turned again', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])

    await page.keyboard.press('s')
    await expect.poll(() => pages.numbers()).toEqual([2])
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    expect((await pages.seen())[0]!.width).toBe((await pages.seen())[1]!.width)
    await page.keyboard.press('s')
    await expect.poll(async () => (await pages.seen())[0]?.y).toBe(0)
    expect(await pages.numbers()).toEqual([2, 3])
  })
})

test.describe('An EPUB with a fixed layout', () => {
  const title = 'The Lamp in Pictures'

  test('has pages as large as they were made, in frames that run nothing', async ({
    launch,
    book,
  }) => {
    const octavo = await launch({ args: [book('lamp.epub', fixedEpubEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    expect((await pages.seen())[0]).toMatchObject({ number: 1, x: 640, width: 600, height: 800 })
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])

    const frame = page.locator('[data-page="1"] iframe')
    expect(await frame.getAttribute('sandbox')).toBe('allow-same-origin')
    expect(await frame.getAttribute('title')).toBe('Page 2, “ii”')
    const inside = await frame.evaluate((element: HTMLIFrameElement) => {
      const { innerWidth, innerHeight } = element.contentWindow!
      const heading = element.contentDocument!.querySelector('h1')!
      const sky = element.contentDocument!.querySelector('#sky')!.getBoundingClientRect()
      return { innerWidth, innerHeight, heading: heading.textContent, sky: sky.height }
    })
    expect(inside).toEqual({ innerWidth: 600, innerHeight: 800, heading: 'The lamp', sky: 400 })
    await takePicture(page, 'fixed-epub-spread')
  })

  test('follows its links inside, and names those that lead out', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.epub', fixedEpubEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    const first = page.frameLocator('[data-page="0"] iframe')

    await first.getByRole('link', { name: 'out of the book' }).click()
    await expect(page.getByText('https://octavo.invalid/')).toBeVisible()
    await page.keyboard.press('Escape')
    await first.getByRole('link', { name: 'To the light' }).click()
    await expect.poll(() => pages.numbers()).toEqual([4, 5])
    // The keys are heard in the page as beside it.
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([6])
    await page.keyboard.press('Alt+ArrowLeft')
    await expect.poll(() => pages.numbers()).toEqual([1])
  })

  test('leads to chapters, and to pages by what they are called', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.epub', fixedEpubEntries())] })
    const { page, reader } = octavo
    const pages = await opened(octavo)
    const contents = await reader.openContents()
    await expect(contents.getByText(/^Night/)).toHaveText('Night')
    await contents.getByRole('button', { name: /Night/ }).click()
    await expect.poll(() => pages.numbers()).toEqual([4, 5])
    await page.keyboard.press('Escape')
    expect(await reader.pageLabel()).toContain('Night')

    const goTo = async (text: string) => {
      await page.keyboard.press('g')
      await page.getByRole('combobox', { name: 'Page, %, chapter or bookmark' }).fill(text)
      await page.keyboard.press('Enter')
    }
    await goTo('ii')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await goTo('6')
    await expect.poll(() => pages.numbers()).toEqual([6])
    // The print edition's page 1 is the third.
    await goTo('1')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await goTo('99')
    await expect(page.getByText('There is no page “99”.')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  test('is searched, and its words are marked', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.epub', fixedEpubEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)

    await page.keyboard.press('ControlOrMeta+f')
    await page.getByRole('textbox', { name: 'Words to find' }).fill('the boat')
    await page.getByRole('button', { name: /The boat/ }).click()
    await expect.poll(() => pages.numbers()).toEqual([4, 5])
    await expect.poll(() => pages.drawnOver(4)).toEqual({ 'octavo-search-current': ['The boat'] })
    await page.keyboard.press('Escape')

    await pages.surface.focus()
    await page.keyboard.press('v')
    await expect(page.getByRole('toolbar', { name: 'Selected words' })).toBeVisible()
    await page.keyboard.press('h')
    await expect
      .poll(async () => (await pages.drawnOver(4))['octavo-highlight-yellow'])
      .toEqual(['The'])
    await takePicture(page, 'fixed-highlight')
    await page
      .frameLocator('[data-page="3"] iframe')
      .locator('h1')
      .click({ position: { x: 20, y: 20 } })
    await expect(page.getByRole('button', { name: 'Remove' })).toBeVisible()
  })

  test('keeps a bookmark and the place', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.epub', fixedEpubEntries())] })
    const { app, page, reader } = octavo
    const pages = await opened(octavo)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await page.keyboard.press('b')
    await expect(reader.ribbon).toHaveCount(1)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([4, 5])
    await expect(reader.ribbon).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+l')
    await app.close()

    const again = await launch()
    await again.library.open(title)
    const pagesAgain = await opened(again)
    expect(await pagesAgain.numbers()).toEqual([4, 5])
    const bookmarks = await again.reader.openBookmarks()
    await bookmarks
      .getByText(/Page 2|^2$/)
      .first()
      .click()
    await expect.poll(() => pagesAgain.numbers()).toEqual([2, 3])
  })
})

test.describe('The size of pages', () => {
  test('changes by keys, and is panned by the hand', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    const height = async () => (await pages.seen())[0]!.height

    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await expect.poll(height).toBe(1250)
    await pages.drag([640, 600], [640, 300])
    await expect.poll(async () => (await pages.seen())[0]!.y).toBe(-450)
    await page.keyboard.press('-')
    await expect.poll(height).toBe(1000)
    await page.keyboard.press('0')
    await expect.poll(height).toBe(800)
    await page.keyboard.press('-')
    await expect.poll(height).toBe(800)
    await page.keyboard.press('1')
    await expect.poll(height).toBe(800)
    await page.keyboard.press('w')
    await expect.poll(async () => (await pages.seen())[0]!.width).toBe(1280)
    await page.keyboard.press('w')
    await expect.poll(height).toBe(800)
  })

  test('changes by a double click and by a pinch, around the point', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    const point = { x: 500, y: 300 }
    const shareAt = async () => {
      const [{ x, y, width, height } = { x: 0, y: 0, width: 1, height: 1 }] = await pages.seen()
      return [((point.x - x) / width).toFixed(2), ((point.y - y) / height).toFixed(2)]
    }
    const before = await shareAt()

    await page.mouse.dblclick(point.x, point.y)
    await expect.poll(async () => (await pages.seen())[0]!.height).toBe(1600)
    expect((await shareAt())[1]).toBe(before[1])
    await page.mouse.dblclick(point.x, point.y)
    await expect.poll(async () => (await pages.seen())[0]!.height).toBe(800)

    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -50)
    await page.keyboard.up('Control')
    await expect.poll(async () => (await pages.seen())[0]!.height).toBeGreaterThan(1200)
    expect((await shareAt())[1]).toBe(before[1])
  })

  test('lets one go through a large page before it turns', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    await page.keyboard.press('w')
    await expect.poll(async () => (await pages.seen())[0]!.height).toBe(1920)

    await page.keyboard.press(' ')
    await expect.poll(async () => (await pages.seen())[0]!.y).toBe(-720)
    await page.keyboard.press(' ')
    await expect.poll(async () => (await pages.seen())[0]!.y).toBe(-1120)
    await page.keyboard.press(' ')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await expect.poll(async () => (await pages.seen())[0]!.y).toBe(0)
    // Backward one comes to the end of the page before.
    await page.keyboard.press('Shift+ ')
    await expect.poll(() => pages.numbers()).toEqual([1])
    expect((await pages.seen())[0]!.y).toBe(-1120)
  })
})

test.describe('The window', () => {
  test('shows one page where there is no room for two, and keeps the place', async ({
    launch,
    book,
  }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([2, 3])

    await pages.resize(420, 640)
    await expect.poll(() => pages.numbers()).toEqual([2])
    await takePicture(page, 'comic-small')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => pages.numbers()).toEqual([3])
    await pages.resize(1280, 800)
    await expect.poll(() => pages.numbers()).toEqual([2, 3])
    await page.keyboard.press('d')
    await expect.poll(() => pages.numbers()).toEqual([2])
  })

  test('has settings for what applies, and the colours of the theme around the pages', async ({
    launch,
    book,
  }) => {
    const octavo = await launch({ args: [book('lamp.epub', fixedEpubEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)
    const panel = await openPanel(octavo)
    await expect(panel.getByText('Typeface')).toHaveCount(0)
    await panel.getByRole('radio', { name: 'Night' }).click()
    await panel.getByRole('radio', { name: 'Inverted' }).click()
    // The pages alone: what lies around them has the colours of the theme already.
    await expect(page.locator('[data-page][aria-hidden="false"] > div').first()).toHaveCSS(
      'filter',
      'invert(1) hue-rotate(180deg)',
    )
    await expect(pages.surface).toHaveCSS('filter', 'none')
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .exclude('iframe')
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await panel.getByRole('radio', { name: 'Original' }).click()
    await panel.getByRole('radio', { name: 'One page' }).click()
    await expect.poll(() => pages.numbers()).toEqual([1])
    expect((await pages.seen())[0]!.x).toBeGreaterThan(0)
    await takePicture(page, 'fixed-night')
  })

  test('shows all pages as small pictures', async ({ launch, book }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page } = octavo
    const pages = await opened(octavo)

    await page.keyboard.press('o')
    const overview = page.getByRole('dialog', { name: 'All pages' })
    await expect(overview.locator('[role="option"] img')).toHaveCount(12)
    await takePicture(page, 'comic-overview')
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    await overview.getByRole('option', { name: 'Page 8, Part two' }).click()
    await expect.poll(() => pages.numbers()).toEqual([8, 9])
  })

  test('shows the page under the hand while one slides through the book', async ({
    launch,
    book,
  }) => {
    const octavo = await launch({ args: [book('lamp.cbz', comicEntries())] })
    const { page, reader } = octavo
    const pages = await opened(octavo)
    const line = (await reader.position.boundingBox())!
    const middle = line.y + line.height / 2
    await page.mouse.move(line.x + 8, middle)
    // The bars come with the pointer; until they have, a press goes to the page.
    await expect(page.locator('header[data-bar]')).toHaveCSS('opacity', '1')
    // Another window that opens on the same display takes the pointer away: then the drag begins again.
    await expect(async () => {
      await page.mouse.up()
      await page.keyboard.press('Home')
      await expect.poll(() => pages.numbers()).toEqual([1])
      await page.mouse.move(line.x + 8, middle)
      await page.mouse.down()
      await page.mouse.move(line.x + line.width * 0.5, middle, { steps: 4 })
      await expect(page.locator('[data-preview] img')).toHaveCount(1, { timeout: 2_000 })
      expect(await pages.numbers()).toEqual([1])
    }).toPass()
    await takePicture(page, 'comic-scrubber')
    await page.mouse.up()
    await expect.poll(async () => (await pages.numbers())[0]).toBeGreaterThan(5)
    await expect(page.locator('[data-preview]')).toHaveCount(0)
  })
})
