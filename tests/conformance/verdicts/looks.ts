import { expect, type Locator } from '@playwright/test'

import type { Book } from '../book'
import { isDark, isGreen, isRed, type Area } from '../picture'
import { each, type Verdict, type Verdicts } from '../verdict'

import { brokenWords, characterRects, isSetIn, linesOf, rectOfText } from './measure'

/** The drawing is filled with a pattern in green: many stretches of it in a row through its middle. */
const isPatterned: Verdict = async (book) => {
  await book.open()
  const picture = await book.picture(book.find('svg'))
  expect(picture.mostRuns(isGreen)).toBeGreaterThan(8)
  expect(picture.share(isGreen)).toBeLessThan(0.5)
}

/** The drawing is there, in red. */
const isDrawn: Verdict = async (book) => {
  await book.open()
  expect((await book.picture(book.find('svg'))).share(isRed)).toBeGreaterThan(0.1)
}

/** The block of text that follows the paragraph with this number. */
const blockAfter = (book: Book, number: number): Locator =>
  book.find(`p:text-matches("^${number}\\\\.") + p`)

/** The lines of a text, and how far the last one stands from the edges of the block; px. */
async function lastLine(book: Book, number: number) {
  const block = blockAfter(book, number)
  const edges = await block.evaluate((element) => {
    const { left, right } = Array.from(element.getClientRects()).at(-1)!
    return { left, right }
  })
  const lines = (await linesOf(block)).filter(({ text }) => text.trim() !== '')
  expect(lines.length).toBeGreaterThan(1)
  const last = lines.at(-1)!
  return { left: last.left - edges.left, right: edges.right - last.right, lines }
}

/** Turns to the page on which an element begins; a text may take more than one view. */
async function bringIntoView(book: Book, element: Locator): Promise<void> {
  const { width, height } = await book.reader.area()
  for (;;) {
    const rect = await rectOfText(element.first())
    if (rect.left >= 0 && rect.right <= width && rect.top >= 0 && rect.bottom <= height) return
    if (!(await book.turn())) throw new Error('The element is on no page')
  }
}

/** What changes around the first line of an element's text when a style of it is taken away. */
async function inkOf(book: Book, element: Locator, without: Readonly<Record<string, string>>) {
  await bringIntoView(book, element)
  const line = await element.evaluate((node) => {
    const { x, y, width, height } = node.getClientRects()[0]!
    return { x, y, width, height }
  })
  const frame = (await book.page.locator('iframe[aria-hidden="false"]').boundingBox())!
  const isDown = line.height > line.width
  // As far as half way to the neighbouring lines.
  const [beside, above] = isDown ? [8, 0] : [0, 8]
  const area: Area = {
    x: frame.x + line.x - beside,
    y: frame.y + line.y - above,
    width: line.width + 2 * beside,
    height: line.height + 2 * above,
  }
  const shown = await book.picture(area)
  await element.evaluate((node: HTMLElement, styles) => {
    for (const [name, value] of Object.entries(styles)) {
      node.style.setProperty(name, value, 'important')
    }
  }, without)
  const bare = await book.picture(area)
  await element.evaluate((node: HTMLElement, styles) => {
    for (const name of Object.keys(styles)) node.style.removeProperty(name)
  }, without)
  return { mark: shown.changes(bare), text: bare.extent(isDark) }
}

const underlineOf = (book: Book) =>
  inkOf(book, book.find('.underline'), { 'text-decoration': 'none' })

const emphasisOf = (book: Book, element: Locator) =>
  inkOf(book, element, { 'text-emphasis-style': 'none' })

/** Digits in a line that runs down: how many places they take. */
const placesDown = (rects: readonly DOMRect[]): number =>
  new Set(rects.map(({ top }) => Math.round(top))).size

const flows =
  (expected: 'pages' | 'column'): Verdict =>
  async (book) => {
    await book.open()
    await expect.poll(() => book.reader.isScrolled()).toBe(expected === 'column')
    const [, , total] = await book.numbers()
    expect(total).toBeGreaterThan(4)
  }

/** Verdicts by geometry and pixels, for text that flows. */
export const looksVerdicts: Verdicts = {
  'cnt-css-fonts_ot': isSetIn('li', 'Franky Toys'),
  'cnt-css-fonts_tt': isSetIn('li', 'Lobster'),
  'cnt-css-fonts_woff': isSetIn('li', 'Pacifico'),
  'cnt-css-fonts_woff2': isSetIn('li', 'Macondo'),
  async 'cnt-mathml-support'(book) {
    await book.open()
    const [base, sum, power, fences] = await Promise.all([
      rectOfText(book.find('math > mrow > mi')),
      rectOfText(book.find('msup mrow').last()),
      rectOfText(book.find('msup > mn')),
      book.find('msup > :first-child').boundingBox(),
    ])
    expect(power.bottom).toBeLessThan(base.bottom - 2)
    expect(power.height).toBeLessThan(base.height)
    expect(power.left).toBeGreaterThan(sum.right)
    // The parentheses take room on both sides of what they hold.
    expect(sum.left - fences!.x).toBeGreaterThan(2)
    expect(fences!.x + fences!.width - sum.right).toBeGreaterThan(2)
  },
  ...each('cnt-svg-css cnt-svg-css-inclusion', isPatterned),
  async 'cnt-svg-css-reference'(book) {
    await book.open()
    const picture = await book.picture(book.find('img'))
    const isSolid = picture.share(([red, green, blue]) => red < 60 && green > 90 && blue < 60)
    expect(isSolid).toBeGreaterThan(0.1)
    expect(picture.mostRuns(isGreen)).toBeLessThan(8)
  },
  'cnt-svg-embedded': isDrawn,
  async 'cnt-svg-support'(book) {
    await isDrawn(book)
    const text = book.find('svg text')
    await expect(text).toHaveText('Test passes if you see this text on top an image.')
    expect((await book.picture(text)).share(isDark)).toBeGreaterThan(0.02)
  },

  async 'css-epub-hyphens'(book) {
    await book.open()
    const words = async (number: number) => brokenWords((await lastLine(book, number)).lines)
    const found = { manual: 0, auto: 0 }
    // Which words come to stand at the ends of lines depends on the size of the letters.
    for (let step = 0; step < 8; step++) {
      expect(await words(1)).toEqual([])
      const manual = await words(2)
      for (const word of manual) expect(word).toContain('\u00AD')
      found.manual += manual.length
      found.auto += (await words(3)).length
      await book.enlarge()
    }
    expect(found.manual).toBeGreaterThan(0)
    expect(found.auto).toBeGreaterThan(0)
  },
  async 'css-epub-line-break'(book) {
    await book.open()
    const linesNow = async () => {
      const found: string[] = []
      for (const name of ['auto', 'loose', 'normal', 'strict']) {
        const block = book.find(`p.${name}`)
        await bringIntoView(book, block)
        const page = await book
          .find('h1')
          .or(block)
          .first()
          .evaluate((element) => {
            const { left, right } = element.closest('octavo-stage')!.getBoundingClientRect()
            return { left, right }
          })
        for (const { text, left, right } of await linesOf(block)) {
          expect(left).toBeGreaterThan(page.left - 1)
          expect(right).toBeLessThan(page.right + 1)
          expect(text.trimEnd()).not.toMatch(/[々ぁ]$/)
          found.push(text)
        }
      }
      return found
    }
    const before = await linesNow()
    await book.page.keyboard.press('Home')
    for (let step = 0; step < 12; step++) await book.enlarge()
    expect((await linesNow()).length).toBeGreaterThan(before.length)
  },
  async 'css-epub-text-align-last'(book) {
    await book.open()
    for (const number of [1, 2, 3, 4]) {
      const { left, right } = await lastLine(book, number)
      expect(Math.abs(left), `${number}`).toBeLessThan(30)
      expect(right, `${number}`).toBeGreaterThan(2)
    }
    const right = await lastLine(book, 5)
    expect(Math.abs(right.right)).toBeLessThan(8)
    expect(right.left).toBeGreaterThan(8)
    const centre = await lastLine(book, 6)
    expect(Math.abs(centre.left - centre.right)).toBeLessThan(30)
    expect(centre.left).toBeGreaterThan(8)
    const both = await lastLine(book, 7)
    expect(Math.abs(both.left)).toBeLessThan(30)
    expect(Math.abs(both.right)).toBeLessThan(8)
  },
  async 'css-epub-text-combine-horizontal'(book) {
    await book.open()
    for (const number of [1, 3]) {
      const digits = blockAfter(book, number).locator('span')
      await bringIntoView(book, digits)
      expect(placesDown(await characterRects(digits))).toBe(6)
    }
    for (const number of [2, 4]) {
      const pairs = blockAfter(book, number).locator('span')
      await bringIntoView(book, pairs.first())
      for (const pair of await pairs.all()) {
        const { height, size } = await pair.evaluate((element) => ({
          height: element.getBoundingClientRect().height,
          size: parseFloat(getComputedStyle(element).fontSize),
        }))
        expect(height).toBeLessThan(size * 1.2)
      }
    }
  },
  async 'css-epub-text-emphasis'(book) {
    await book.open()
    const styles = ['dot', 'circle', 'double-circle', 'triangle', 'sesame', '"a"']
    for (const [index, style] of styles.entries()) {
      const span = blockAfter(book, index + 1).locator('span')
      const { mark, text } = await emphasisOf(book, span)
      const computed = await span.evaluate((node) => getComputedStyle(node).textEmphasisStyle)
      expect(computed.replace('filled ', '')).toBe(style)
      expect(mark!.top).toBeLessThan(text!.top)
    }
    await book.page.keyboard.press('End')
    const { mark, text } = await emphasisOf(book, book.find('span.emphasis-filled-dot-over-right'))
    expect(mark!.right).toBeGreaterThan(text!.right)
  },
  async 'css-epub-text-orientation'(book) {
    await book.open()
    await book.turn()
    const orientations = [
      ['mixed', 'mixed'],
      ['upright', 'upright'],
      ['sideways', 'sideways'],
      ['sideways-right', 'sideways'],
    ] as const
    for (const [name, expected] of orientations) {
      const block = book.find(`p.text-orientation-${name}`)
      const { orientation, mode, size } = await block.evaluate((element) => {
        const { textOrientation, writingMode, fontSize } = getComputedStyle(element)
        return { orientation: textOrientation, mode: writingMode, size: parseFloat(fontSize) }
      })
      expect([orientation, mode]).toEqual([expected, 'vertical-rl'])
      const latin = (await characterRects(block)).at(-3)!
      // Upright letters stand one below the other, a full step each; others lie on their side.
      if (expected === 'upright') expect(latin.height).toBeGreaterThan(size * 0.8)
      else expect(latin.height).toBeLessThan(size * 0.8)
    }
  },
  async 'css-epub-text-transform'(book) {
    await book.open()
    const rects = await characterRects(blockAfter(book, 1))
    const [kana, digit] = [rects[0]!, rects.at(-12)!]
    expect(Math.abs(digit.height - kana.height)).toBeLessThan(2)
  },
  async 'css-epub-text-underline-position'(book) {
    await book.open()
    const auto = await underlineOf(book)
    expect(auto.mark!.bottom).toBeLessThan(auto.text!.bottom)
    await book.turn()
    const under = await underlineOf(book)
    expect(under.mark!.top).toBeGreaterThan(under.text!.bottom - 1)
    await book.turn()
    const left = await underlineOf(book)
    expect(left.mark!.right).toBeLessThan(left.text!.left + 1)
    await book.turn()
    await book.turn()
    const right = await underlineOf(book)
    expect(right.mark!.left).toBeGreaterThan(right.text!.right - 1)
  },
  async 'css-epub-word-break'(book) {
    await book.open()
    const broken = async (number: number) => brokenWords((await lastLine(book, number)).lines)
    for (const word of await broken(1)) expect(word).toMatch(/\u00AD|-/)
    expect(await broken(2)).toEqual([])
    const words = await broken(3)
    expect(words.length).toBeGreaterThan(1)
    for (const word of words) expect(word).not.toMatch(/\u00AD|-/)
  },
  async 'css-epub-writing-mode'(book) {
    await book.open()
    const across = await characterRects(book.find('p').last())
    expect(across[3]!.left).toBeGreaterThan(across[0]!.left + 10)
    const { width } = await book.reader.area()
    await book.turn()
    const [fromRight, headRight] = await downFrom(book)
    expect(headRight).toBeGreaterThan(width / 2)
    expect(fromRight).toBeLessThan(headRight)
    await book.turn()
    const [fromLeft, headLeft] = await downFrom(book)
    expect(headLeft).toBeLessThan(width / 2)
    expect(fromLeft).toBeGreaterThan(headLeft)
  },

  'lay-pkg-flow-paginated': flows('pages'),
  'lay-pkg-flow-scrolled-continuous': flows('column'),
  async 'lay-pkg-flow-scrolled-doc'(book) {
    await flows('column')(book)
    await book.page.keyboard.press('ArrowRight')
    await expect.poll(() => book.text()).toMatch(/^\s*Chapter 1/)
    await book.page.keyboard.press('ArrowRight')
    await expect.poll(() => book.text()).toMatch(/^\s*Chapter 2/)
  },
  'lay-pp-layout-default': flowsInPages(1),
}

/** Left edges of the text and of its heading, in lines that run down. */
async function downFrom(book: Book): Promise<[text: number, heading: number]> {
  const rects = await characterRects(book.find('p').last())
  expect(rects[3]!.top).toBeGreaterThan(rects[0]!.top + 10)
  return [rects[0]!.left, (await rectOfText(book.find('h1'))).left]
}

/** A section that is longer than one page is read in several, at the size that the person chose. */
export function flowsInPages(section: number): Verdict {
  return async (book) => {
    await book.open()
    for (let turn = 1; turn < section; turn++) await book.turn()
    const paragraph = book.find('p').last()
    expect(await paragraph.evaluate((element) => getComputedStyle(element).columnCount)).toBe(
      'auto',
    )
    const [, , pages] = await book.numbers()
    await book.enlarge()
    expect(pages).toBeGreaterThan(1)
  }
}
