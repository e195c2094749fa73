import { writeFileSync } from 'node:fs'
import path from 'node:path'

import type { Page } from '@playwright/test'

import { aVerticalBook, anArabicBook } from '../support/direction-books'
import { makeZip } from '../support/make-epub.mjs'
import type { Entries } from '../support/publication-builders'

import { expect, takePicture, test, type Octavo } from './fixtures'
import { withoutSpace } from './page-text'

const toTheLeft = { next: 'ArrowLeft', previous: 'ArrowRight' }

function writeBook(folder: string, name: string, entries: Entries): string {
  const file = path.join(folder, `${name}.epub`)
  writeFileSync(file, makeZip(Object.entries(entries)))
  return file
}

/** What a person reads in the chapters, without white space. */
function textOf(entries: Entries, ...chapters: number[]): string {
  const bodies = chapters.map((chapter) =>
    String(entries[`OEBPS/c${chapter}.xhtml`])
      .replace(/^[\s\S]*<body>/, '')
      .replace(/<rp>.*?<\/rp>/g, '')
      .replace(/<[^>]+>/g, ''),
  )
  return withoutSpace(bodies.join(''))
}

const resize = ({ app }: Octavo, width: number, height: number) =>
  app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(...size),
    [width, height] as [number, number],
  )

/**
 * How far visible signs of vertical lines reach out of the text block, in px (`across` is where readings
 * stand), and how far the texts of two chunks on a page reach into each other.
 */
function overlaps(page: Page): Promise<{ along: number; across: number; chunks: number }> {
  return page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
    const book = frame?.contentDocument
    const stage = book?.querySelector('octavo-stage')
    let [along, across, chunks] = [0, 0, 0]
    if (!book || !stage) return { along: Infinity, across: Infinity, chunks: Infinity }
    const area = stage.getBoundingClientRect()
    const range = book.createRange()
    let reached = Infinity
    for (const box of stage.querySelectorAll('octavo-box')) {
      if (getComputedStyle(box).visibility === 'hidden') continue
      const before = reached
      const walker = book.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        range.selectNodeContents(node)
        for (const { left, right, top, bottom } of range.getClientRects()) {
          const isInWindow = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
          if (!isInWindow) continue
          along = Math.max(along, area.top - top, bottom - area.bottom)
          across = Math.max(across, area.left - left, right - area.right)
          chunks = Math.max(chunks, right - before)
          reached = Math.min(reached, left)
        }
      }
    }
    return { along, across, chunks }
  })
}

test.describe('A book in vertical lines', () => {
  const book = aVerticalBook(60)

  test('has its lines run across where it is scrolled, and the same place', async ({
    launch,
    profile,
  }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    reader.keys = toTheLeft
    await reader.isOpen()
    await reader.isCounted()
    await reader.turn()
    const [number] = await reader.numbers()
    const words = withoutSpace(await reader.text()).slice(0, 8)

    await reader.changeFlow()
    // In the first line, which is another one now.
    await expect.poll(async () => withoutSpace(await reader.text()).slice(0, 90)).toContain(words)
    await reader.isCounted()
    expect((await reader.numbers())[0]).toBe(number)
    const { width } = await reader.area()
    const { along, across } = await overlaps(page)
    expect(across).toBeLessThan(width / 10)
    expect(along).toBeGreaterThan(0)
    await takePicture(page, 'vertical-scrolled')
    expect(await reader.scroll('Space')).toBe(true)

    await reader.changeFlow()
    await reader.changeFlow()
    await page.keyboard.press('Home')
    await expect.poll(() => reader.pageNumber()).toBe(1)
  })

  test('shows all of its text once, page by page, there and back', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    reader.keys = toTheLeft
    await reader.isOpen()
    await reader.isCounted()
    const [, , total] = await reader.numbers()
    expect(total).toBeGreaterThan(10)

    const there: string[] = []
    for (let number = 1; number <= total; number++) {
      await expect.poll(() => reader.pageNumber()).toBe(number)
      there.push(await reader.text())
      const { along, across, chunks } = await overlaps(page)
      expect(chunks).toBeLessThanOrEqual(1)
      expect(along).toBeLessThanOrEqual(1)
      // A reading beside the first line stands in the margin, nearer than a line would.
      expect(across).toBeLessThan(19)
      expect(await reader.turn()).toBe(number < total)
    }
    expect(withoutSpace(there.join(''))).toBe(textOf(book, 1, 2, 3))

    const back = await reader.readBackToTheStart()
    expect(back.reverse()).toEqual(there)
  })

  test('has what is highlighted and found marked along its lines', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    await reader.isOpen()
    await page.keyboard.press('v')
    for (let step = 0; step < 3; step++) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('h')

    const marks = reader.book.locator('octavo-mark[data-octavo-style="highlight-yellow"]')
    await expect.poll(() => marks.count()).toBeGreaterThan(0)
    await takePicture(page, 'vertical-highlight')
    const boxes = await marks.evaluateAll((all) =>
      all.map((mark) => {
        const { width, height } = mark.getBoundingClientRect()
        const size = parseFloat(getComputedStyle(mark).fontSize)
        return {
          isInLine: width < size * 2,
          isSeen: height > 0,
          ink: getComputedStyle(mark).backgroundColor,
        }
      }),
    )
    for (const { isInLine, isSeen, ink } of boxes) {
      expect({ isInLine, isSeen }).toEqual({ isInLine: true, isSeen: true })
      expect(ink).not.toBe('rgba(0, 0, 0, 0)')
    }
    await page.keyboard.press('Home')
    await expect.poll(() => marks.count()).toBe(boxes.length)
  })

  test('runs from top to bottom and from right to left', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    await reader.isOpen()
    await takePicture(page, 'vertical')

    const rects = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const text = frame?.contentDocument?.querySelector('#p1')?.lastChild as Text
      const range = text.ownerDocument.createRange()
      return Array.from({ length: text.length }, (_, index) => {
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        const { x, y } = range.getBoundingClientRect()
        return { x, y }
      })
    })

    for (const [index, { x, y }] of rects.entries()) {
      const before = rects[index - 1]
      if (before) expect(y > before.y || x < before.x).toBe(true)
    }
    expect(new Set(rects.map(({ x }) => x)).size).toBeGreaterThan(1)
  })

  test('has one number at the foot, on its last page too', async ({ launch, profile }) => {
    const whole = { ...book, 'OEBPS/c3.xhtml': book['OEBPS/c2.xhtml']! }
    const octavo = await launch({ args: [writeBook(profile, 'cat', whole)] })
    const { reader, page } = octavo
    await reader.isOpen()
    await resize(octavo, 1280, 800)
    await expect.poll(async () => (await reader.area()).width).toBe(1280)
    await expect(page.locator('main')).toHaveAttribute('data-pages', '1')

    const first = await reader.text()
    await page.keyboard.press('End')
    await expect.poll(() => reader.text()).not.toBe(first)

    await expect(page.locator('main')).toHaveAttribute('data-pages', '1')
  })

  test('sets readings beside their signs and two digits upright in one square', async ({
    launch,
    profile,
  }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    await reader.isOpen()

    const seen = await page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const opened = frame?.contentDocument
      if (!opened) return null
      const ruby = opened.querySelector('#p1 ruby')
      const reading = ruby?.querySelector('rt')
      const digits = opened.querySelector('#p12 .tcy')
      const emphasised = opened.querySelector('#p1 em')
      if (!ruby || !reading || !digits || !emphasised) return null
      const sign = ruby.getClientRects()[0]!
      const { left, top } = reading.getBoundingClientRect()
      const size = parseFloat(getComputedStyle(digits).fontSize)
      const plain = opened.createRange()
      plain.selectNodeContents(opened.querySelector('#p2')!)
      const body = Array.from(plain.getClientRects()).filter(({ width }) => width > size)
      return {
        isBeside: left >= sign.left + sign.width / 2 && top >= sign.top - 2 * size,
        readingSize: parseFloat(getComputedStyle(reading).fontSize) / size,
        digitSquares: digits.getBoundingClientRect().height / size,
        marks: getComputedStyle(emphasised).getPropertyValue('-webkit-text-emphasis-style'),
        lines: [...new Set(body.map(({ x }) => Math.round(x)))].sort((a, b) => b - a),
      }
    })

    expect(seen).toMatchObject({ isBeside: true, readingSize: 0.5, marks: 'sesame' })
    expect(seen?.digitSquares).toBeCloseTo(1, 1)
    // Lines with readings stand no further apart than others.
    const steps = seen?.lines.slice(1).map((x, index) => seen.lines[index]! - x)
    expect(steps?.length).toBeGreaterThan(5)
    expect(new Set(steps)).toEqual(new Set([29]))
  })

  test('keeps its place when the text grows and the window changes', async ({
    launch,
    profile,
  }) => {
    const octavo = await launch({ args: [writeBook(profile, 'cat', book)] })
    const { reader, page } = octavo
    reader.keys = toTheLeft
    await reader.isOpen()
    await reader.isCounted()
    for (let turn = 0; turn < 5; turn++) await reader.turn()
    const words = await reader.firstWords()
    const text = await reader.text()

    for (const key of ['+', '+', '-', '-']) {
      const before = await reader.fontSize()
      await page.keyboard.press(key)
      await expect.poll(() => reader.fontSize()).not.toBe(before)
      await expect.poll(() => reader.text()).toContain(words.slice(0, 12))
    }
    await expect.poll(() => reader.text()).toBe(text)

    const { width, height } = await reader.area()
    await resize(octavo, 700, 560)
    await expect.poll(async () => (await reader.area()).width).toBe(700)
    await expect.poll(() => reader.text()).toContain(words.slice(0, 12))
    await resize(octavo, width, height)
    await expect.poll(() => reader.text()).toBe(text)
  })

  test('stays vertical where the publisher’s design is left away', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    await reader.isOpen()
    const words = await reader.firstWords()
    const panel = await reader.openTypography()
    await panel.getByRole('radio', { name: 'Paper' }).click()
    await panel.locator('summary', { hasText: 'design' }).click()
    for (const name of ['Typefaces', 'Sizes', 'Layout', 'Colours, on Paper']) {
      await panel.getByRole('switch', { name, exact: true }).click()
    }

    const design = () =>
      page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
        const emphasised = frame?.contentDocument?.querySelector('em')
        if (!emphasised) return null
        const { fontStyle, writingMode } = getComputedStyle(emphasised)
        return { fontStyle, writingMode }
      })
    await expect.poll(design).toEqual({ fontStyle: 'italic', writingMode: 'vertical-rl' })
    await expect.poll(() => reader.firstWords()).toBe(words)
  })

  test('knows where each page starts, also among text that is hidden', async ({
    launch,
    profile,
  }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    reader.keys = toTheLeft
    await reader.isOpen()
    await reader.isCounted()

    const starts: string[] = []
    for (let number = 1; number <= 10; number++) {
      await expect.poll(() => reader.pageNumber()).toBe(number)
      starts.push(withoutSpace(await reader.text()).slice(0, 20))
      await page.keyboard.press('b')
      await expect(reader.ribbon).toHaveCount(1)
      await reader.turn()
    }

    // A bookmark keeps the words at which its page starts, brackets of readings with them.
    const panel = await reader.openBookmarks()
    const kept = await panel.getByRole('listitem').allTextContents()
    const words = kept.map((line) => withoutSpace(line).replace(/[（）]/g, ''))
    expect(words.slice(1).map((line) => line.slice(0, 20))).toEqual(starts.slice(1))
  })

  test('turns forward by the left side, and back by the right', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'cat', book)] })
    await reader.isOpen()
    const { width, height } = await reader.area()
    const first = await reader.text()

    await page.mouse.click(20, height / 2)
    await expect.poll(() => reader.pageNumber()).toBe(2)
    await page.mouse.click(width - 20, height / 2)
    await expect.poll(() => reader.text()).toBe(first)
    await page.mouse.wheel(0, 120)
    await expect.poll(() => reader.pageNumber()).toBe(2)
  })
})

test.describe('A book read from right to left', () => {
  const book = anArabicBook(80)

  test('has its first page on the right, and all of its text', async ({ launch, profile }) => {
    const octavo = await launch({ args: [writeBook(profile, 'lamp', book)] })
    const { reader, page } = octavo
    reader.keys = toTheLeft
    await reader.isOpen()
    await resize(octavo, 1280, 800)
    await expect.poll(async () => (await reader.area()).width).toBe(1280)
    await reader.isCounted()
    await expect.poll(() => page.locator('main').getAttribute('data-pages')).toBe('2')

    await reader.turn()
    await takePicture(page, 'arabic-spread')
    await expect.poll(() => reader.pageNumber()).toBe(3)
    const places = await page.evaluate(() =>
      Array.from(document.querySelectorAll('main span'), (span) => ({
        text: span.textContent,
        x: span.getBoundingClientRect().x,
      })),
    )
    const xOf = (number: number) => places.find(({ text }) => text === String(number))?.x ?? NaN
    expect(xOf(3)).toBeGreaterThan(640)
    expect(xOf(4)).toBeLessThan(640)

    await page.keyboard.press('Home')
    await expect.poll(() => reader.pageNumber()).toBe(1)
    await reader.showOnePage()
    await reader.isCounted()
    const pages = await reader.readToTheEnd()
    expect(withoutSpace(pages.join(''))).toBe(textOf(book, 1, 2))
  })

  test('is aligned to either side, which are called what they are', async ({ launch, profile }) => {
    const { reader } = await launch({ args: [writeBook(profile, 'lamp', book)] })
    await reader.isOpen()
    const panel = await reader.openTypography()
    const group = panel.getByRole('group', { name: 'Alignment' })
    const alignment = async (name: string) => {
      await group.getByRole('radio', { name, exact: true }).click()
      return () =>
        reader.book
          .locator('p')
          .first()
          .evaluate((p) => getComputedStyle(p).textAlign)
    }
    await expect.poll(await alignment('Justified')).toBe('justify')
    await expect.poll(await alignment('Centre')).toBe('center')
    await expect.poll(await alignment('Left')).toBe('end')
    await expect.poll(await alignment('Right')).toBe('start')
  })

  test('mirrors the scrubber and the contents', async ({ launch, profile }) => {
    const { reader, page } = await launch({ args: [writeBook(profile, 'lamp', book)] })
    await reader.isOpen()
    await reader.isCounted()
    await expect(reader.position).toHaveAttribute('dir', 'rtl')

    const panel = await reader.openContents()
    const entry = panel.getByText('الطريق')
    await takePicture(page, 'arabic-contents')
    expect(await entry.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
  })
})
