import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { ElectronApplication, Page } from '@playwright/test'

import { paragraphOf } from '#tests/support/prose'
import { seededRandom } from '#tests/support/random'

import { makeEpub } from '../support/make-epub.mjs'

import { expect, fixturePath, takePicture, test } from './fixtures'
import { withoutSpace } from './page-text'
import type { Reader } from './reader-page'
import { textOf } from './text-of'

const story = fixturePath('stories', 'the-lamplighters-daughter.txt')

/** Paragraphs that can be told apart; from about 200 on they are more than one chunk. */
const numbered = (count: number): string =>
  Array.from({ length: count }, (_, index) => `Mile ${index + 1}. ${paragraphOf(index, 5)}`).join(
    '\n\n',
  )

const resize = (app: ElectronApplication, width: number, height: number) =>
  app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(...size),
    [width, height] as [number, number],
  )

/** A text and what is seen next, which begins in it: each word once. */
function joined(text: string, next: string): string {
  let common = Math.min(text.length, next.length)
  while (!text.endsWith(next.slice(0, common))) common--
  return text + next.slice(common)
}

async function readByScrolling(reader: Reader, key: string): Promise<string> {
  let text = withoutSpace(await reader.text())
  while (await reader.scroll(key)) text = joined(text, withoutSpace(await reader.text()))
  return text
}

/** Top of a paragraph in the window, by its first words; `null` where it is not laid out. */
const topOf = (page: Page, words: string): Promise<number | null> =>
  page.evaluate((start) => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const paragraphs = Array.from(frame?.contentDocument?.querySelectorAll('p') ?? [])
    const found = paragraphs.find(({ textContent }) => textContent?.startsWith(start))
    return found ? Math.round(found.getBoundingClientRect().top) : null
  }, words)

/** Middle of the last visible word of that spelling. */
const centreOf = (page: Page, word: string) =>
  page.evaluate((sought) => {
    const frames = document.querySelectorAll<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const found = Array.from(frames).flatMap(({ contentDocument: book }) => {
      if (!book) return []
      const { top, bottom } = book.querySelector('octavo-stage')!.getBoundingClientRect()
      const walker = book.createTreeWalker(book.body, NodeFilter.SHOW_TEXT)
      const rects: DOMRect[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.lastIndexOf(sought) ?? -1
        if (at < 0) continue
        const range = book.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + sought.length)
        rects.push(range.getBoundingClientRect())
      }
      return rects.filter((rect) => rect.top >= top && rect.bottom <= bottom)
    })
    const rect = found.at(-1)
    return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
  }, word)

const selectedWords = (page: Page) =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('iframe'), ({ contentDocument }) =>
      contentDocument?.getSelection()?.toString(),
    ),
  )

/** Lines that stand partly above the text block. */
const linesCutAtTop = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const book = frame?.contentDocument
    const edge = book?.querySelector('octavo-stage')?.getBoundingClientRect().top ?? 0
    return Array.from(book?.querySelectorAll('octavo-body p') ?? [])
      .flatMap((paragraph) => {
        const range = paragraph.ownerDocument.createRange()
        range.selectNodeContents(paragraph)
        return Array.from(range.getClientRects())
      })
      .filter(({ top, bottom }) => top < edge - 3 && bottom > edge + 3).length
  })

/** Spaces between paragraphs of the running text, where parts of it meet and elsewhere, in px. */
const spaces = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const paragraphs = Array.from(
      frame?.contentDocument?.querySelectorAll(
        'octavo-box:not([style*="hidden"]) p:not([data-octavo-shell])',
      ) ?? [],
    )
    const between = paragraphs.slice(1).map((paragraph, index) => {
      const above = paragraphs[index]!
      const space = paragraph.getBoundingClientRect().top - above.getBoundingClientRect().bottom
      return { isSeam: paragraph.closest('octavo-body') !== above.closest('octavo-body'), space }
    })
    const of = (isSeam: boolean) =>
      between.filter((one) => one.isSeam === isSeam).map(({ space }) => space)
    return { seams: of(true), inside: of(false) }
  })

test.describe('Scrolling', () => {
  test('meets all text of a book of several sections, in order', async ({
    launch,
    publication,
  }) => {
    const file = publication('nested-toc')
    const { reader, page } = await launch({ args: [file] })
    await reader.isOpen()
    await reader.changeFlow()
    await reader.isCounted()
    await takePicture(page, 'scrolled-section')

    expect(await readByScrolling(reader, 'Space')).toBe(withoutSpace(textOf(file)))
    await takePicture(page, 'scrolled-end')
  })

  test('meets all of a long text in one section', async ({ launch, profile }) => {
    const long = path.join(profile, 'miles.txt')
    writeFileSync(long, numbered(200))
    const { reader } = await launch({ args: [long] })
    await reader.isOpen()
    await reader.changeFlow()
    await reader.isCounted()

    expect(await readByScrolling(reader, 'PageDown')).toBe(withoutSpace(textOf(long)))
  })

  test('keeps the text in its place when more comes above it, and little is laid out', async ({
    launch,
    profile,
  }) => {
    const long = path.join(profile, 'miles.txt')
    writeFileSync(long, numbered(640))
    const { reader, page } = await launch({ args: [long] })
    await reader.isOpen()
    await reader.changeFlow()
    await chooseModern(reader)
    await page.keyboard.press('End')
    await expect.poll(() => reader.text()).toContain('Mile 640')
    await reader.isAtRest()
    const { top, bottom } = await reader.textBlock()
    const line = await reader.lineHeight()
    const way = bottom - top - 2 * line
    await page.mouse.move(400, (top + bottom) / 2)

    const seen = new Set<string>()
    let most = 0
    let marked: { words: string; expected: number } | null = null
    for (let screen = 0; screen < 60 && seen.size < 3; screen++) {
      // What was in view a screen ago stands lower by exactly one: nothing pushed it meanwhile.
      if (marked) expect(await topOf(page, marked.words)).toBe(marked.expected)
      const words = /Mile \d+\./.exec(await reader.text())![0]
      const before = (await topOf(page, words))!
      await page.mouse.wheel(0, -way)
      await expect.poll(() => topOf(page, words)).toBe(before + way)
      marked = { words, expected: before + way }
      for (const start of await reader.chunkStarts()) seen.add(start)
      most = Math.max(most, (await reader.tops()).length)
    }

    expect(seen.size).toBe(3)
    // No more is laid out than what is near.
    expect(most).toBeLessThanOrEqual(3)
  })

  test('leaves no trace of where parts of the text meet', async ({ launch, profile }) => {
    const long = path.join(profile, 'miles.txt')
    writeFileSync(long, numbered(300))
    const { reader, page } = await launch({ args: [long] })
    await reader.isOpen()
    await reader.changeFlow()
    await chooseModern(reader)

    for (const [start, key] of [
      ['End', 'PageUp'],
      ['Home', 'PageDown'],
    ] as const) {
      await page.keyboard.press(start)
      await reader.isAtRest()
      while ((await spaces(page)).seams.length === 0) await page.keyboard.press(key)
      const { seams, inside } = await spaces(page)
      const usual = inside.toSorted((a, b) => a - b)[Math.floor(inside.length / 2)]!
      expect(usual).toBeGreaterThan(5)
      // Each part stands on a whole pixel.
      for (const seam of seams) expect(Math.abs(seam - usual)).toBeLessThanOrEqual(0.5)
    }
  })

  test('comes back to the same first word after any changes', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await resize(app, 1280, 800)
    await reader.isOpen()
    await reader.changeFlow()
    for (let screen = 0; screen < 3; screen++) await reader.scroll('Space')
    const words = await reader.firstWords()
    const start = withoutSpace(words).slice(0, 6)
    const random = seededRandom(7)

    let size = 0
    let narrower = 0
    const sizes = [
      [1280, 800],
      [800, 600],
      [420, 700],
      [1600, 900],
    ] as const
    const changes = [
      () => reader.changeFlow(),
      async () => {
        size++
        await page.keyboard.press('+')
      },
      async () => {
        size--
        await page.keyboard.press('-')
      },
      async () => {
        const [width, height] = sizes[Math.floor(random() * sizes.length)]!
        await resize(app, width, height)
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
      },
      async () => {
        narrower++
        await changeMeasure(reader, 'ArrowLeft')
      },
    ]
    for (let change = 0; change < 20; change++) {
      await changes[Math.floor(random() * changes.length)]!()
      await expect.poll(async () => withoutSpace(await reader.text())).toContain(start)
    }
    for (; size > 0; size--) await page.keyboard.press('-')
    for (; size < 0; size++) await page.keyboard.press('+')
    for (; narrower > 0; narrower--) await changeMeasure(reader, 'ArrowRight')
    await resize(app, 1280, 800)
    if (!(await reader.isScrolled())) await reader.changeFlow()

    await expect.poll(() => reader.firstWords()).toBe(words)
  })

  test('counts up, with the numbers of the pages', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.showOnePage()
    await reader.isCounted()
    const [, , total] = await reader.numbers()
    await reader.changeFlow()

    const numbers = [await reader.pageNumber()]
    while (await reader.scroll('Space')) {
      numbers.push(await reader.pageNumber())
      const words = await reader.firstWords()
      await reader.changeFlow()
      expect(await reader.pageNumber()).toBe(numbers.at(-1))
      expect((await reader.numbers())[2]).toBe(total)
      await reader.changeFlow()
      await expect.poll(() => reader.firstWords()).toBe(words)
    }

    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(numbers[0]).toBe(1)
    expect(new Set(numbers).size).toBeGreaterThan(total / 2)
    expect(await reader.isAtEnd()).toBe(true)
    await page.keyboard.press('Home')
    await expect.poll(() => reader.pageNumber()).toBe(1)
  })

  test('goes to entries of the contents and to bookmarks', async ({ launch, publication }) => {
    const { reader, page } = await launch({ args: [publication('nested-toc')] })
    await reader.isOpen()
    await reader.changeFlow()
    const first = await reader.text()
    await page.keyboard.press('b')
    await expect(reader.ribbon).toBeVisible()

    const contents = await reader.openContents()
    await contents.getByRole('button', { name: /A Note on Instruments/ }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => reader.text()).toContain('A Note on Instruments')
    await expect(reader.ribbon).toHaveCount(0)
    const bookmarks = await reader.openBookmarks()
    await bookmarks.getByRole('listitem').getByRole('button').first().click()
    await page.keyboard.press('Escape')

    await expect.poll(() => reader.text()).toBe(first)
    await expect(reader.ribbon).toBeVisible()
  })

  test('moves by whole lines under a wheel, and follows a touchpad by the pixel', async ({
    launch,
  }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.changeFlow()
    const { top, bottom } = await reader.textBlock()
    await page.mouse.move(400, (top + bottom) / 2)
    const line = await reader.lineHeight()

    await page.mouse.wheel(0, 100)
    await expect.poll(async () => (await reader.tops())[0]).toBe(-Math.round(100 / line) * line)
    await page.mouse.wheel(0, 7)
    await expect.poll(async () => (await reader.tops())[0]).toBe(-Math.round(100 / line) * line - 7)
    await page.mouse.wheel(0, -1000)
    await expect.poll(async () => (await reader.tops())[0]).toBe(0)
    await page.keyboard.press('ArrowDown')
    await expect.poll(async () => (await reader.tops())[0]).toBe(-3 * line)
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await reader.tops())[0]).toBe(0)
  })

  test('shows sections of different designs one under another', async ({ launch, profile }) => {
    const folder = path.join(profile, 'two-designs')
    cpSync(fixturePath('publications', 'nested-toc'), folder, { recursive: true })
    const last = path.join(folder, 'EPUB', 'instruments.xhtml')
    writeFileSync(last, readFileSync(last, 'utf8').replace('<html ', '<html class="other" '))
    const file = path.join(profile, 'two-designs.epub')
    writeFileSync(file, makeEpub(folder))
    const { reader, page } = await launch({ args: [file] })
    await reader.isOpen()
    await reader.changeFlow()
    await reader.isCounted()
    await expect(page.locator('iframe[aria-hidden="false"]')).toHaveCount(1)

    expect(await readByScrolling(reader, 'Space')).toBe(withoutSpace(textOf(file)))

    await expect(page.locator('iframe[aria-hidden="false"]')).toHaveCount(2)
    await takePicture(page, 'scrolled-two-designs')
    // Each press reaches the document that is seen there.
    for (const word of ['window', 'Instruments']) {
      const { x, y } = (await centreOf(page, word))!
      await page.mouse.dblclick(x, y)
      await expect.poll(() => selectedWords(page)).toContain(word)
    }
  })

  test('sets a whole line at the top after each screenful', async ({ launch }) => {
    const { reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    await reader.changeFlow()
    // Space between paragraphs: lines stand on no grid.
    await chooseModern(reader)

    for (const key of ['Space', 'Space', 'PageDown', 'ArrowDown', 'PageUp']) {
      await reader.scroll(key)
      expect(await linesCutAtTop(page)).toBe(0)
    }
  })

  test('is a choice in the drawer, which another launch remembers', async ({ launch }) => {
    const { app, reader, page } = await launch({ args: [story] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    await panel.locator('summary', { hasText: 'Page' }).click()
    await panel.getByRole('radio', { name: 'Scrolling' }).click()
    await expect.poll(() => reader.isScrolled()).toBe(true)
    await takePicture(page, 'scrolled-drawer')
    await page.keyboard.press('Escape')
    await reader.scroll('Space')
    const words = await reader.firstWords()
    await app.close()

    const again = await launch({ args: [story] })
    await again.reader.isOpen()

    expect(await again.reader.isScrolled()).toBe(true)
    expect(await again.reader.firstWords()).toBe(words)
  })
})

/** A style with space between paragraphs. */
async function chooseModern(reader: Reader): Promise<void> {
  const panel = await reader.openTypography()
  await panel.getByRole('button', { name: 'Modern' }).click()
  await expect.poll(() => reader.fontSize()).toBe(17)
  await reader.page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
}

async function changeMeasure(reader: Reader, key: string): Promise<void> {
  const panel = await reader.openTypography()
  await panel.getByRole('slider', { name: 'Measure' }).press(key)
  await reader.page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
}
