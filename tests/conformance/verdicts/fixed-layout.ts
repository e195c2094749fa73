import { expect } from '@playwright/test'

import { FixedPages, type SeenPage } from '../../e2e/fixed-pages'
import type { Book } from '../book'
import { isGreen, isRed, type Picture } from '../picture'
import { each, type Verdict, type Verdicts } from '../verdict'

/** Pages of one view, from left to right, with what stands on each. */
interface View {
  readonly pages: readonly SeenPage[]
  readonly texts: readonly string[]
}

const pagesOf = ({ app, page }: Book) => new FixedPages(app, page)

/** Opens it at its first page, drawn. */
async function open(book: Book): Promise<void> {
  await book.open()
  await expect.poll(() => pagesOf(book).areDrawn()).toBe(true)
}

async function viewNow(book: Book): Promise<View> {
  const pages = await pagesOf(book).seen()
  const texts = pages.map(({ number }) =>
    book.page
      .frameLocator(`[data-page="${number - 1}"] iframe`)
      .locator('body')
      .innerText(),
  )
  return { pages, texts: await Promise.all(texts) }
}

/** All views from the first to the last, turned by a key. */
async function allViews(book: Book, key = 'PageDown'): Promise<View[]> {
  await open(book)
  const views = [await viewNow(book)]
  while (await book.turn(key)) {
    await expect.poll(() => pagesOf(book).areDrawn()).toBe(true)
    views.push(await viewNow(book))
  }
  return views
}

/** Every page comes once, in order, and says its number; two of a view touch. */
function expectConsecutive(views: readonly View[], count: number): void {
  const pages = views.flatMap((view) => view.pages)
  expect(pages.map(({ number }) => number)).toEqual(
    Array.from({ length: count }, (_, index) => index + 1),
  )
  for (const { pages: seen, texts } of views) {
    for (const [index, { number }] of seen.entries()) {
      expect(texts[index]).toMatch(new RegExp(`page ${number}\\b`, 'i'))
    }
    const [left, right] = seen
    if (left && right) expect(Math.abs(left.x + left.width - right.x)).toBeLessThan(2)
  }
}

const viewWith = (views: readonly View[], number: number): View =>
  views.find(({ pages }) => pages.some((page) => page.number === number))!

/** Which half of the window a page of a spread is on. */
async function halfOf(book: Book, views: readonly View[], number: number) {
  const { width } = await windowOf(book)
  const { x, width: own } = viewWith(views, number).pages.find((page) => page.number === number)!
  if (x + own <= width / 2 + 2) return 'left'
  return x >= width / 2 - 2 ? 'right' : 'both'
}

const windowOf = async ({ page }: Book) =>
  page.evaluate(() => ({ width: innerWidth, height: innerHeight }))

/** Pictures of the pages, one of each, however many are in view. */
async function picturesOf(book: Book): Promise<{ picture: Picture; page: SeenPage }[]> {
  await open(book)
  await hideBars(book)
  const taken: { picture: Picture; page: SeenPage }[] = []
  do {
    await expect.poll(() => pagesOf(book).areDrawn()).toBe(true)
    for (const page of await pagesOf(book).seen()) {
      const { x, y, width, height } = page
      // Without the hair line around it.
      const area = { x: x + 2, y: y + 2, width: width - 4, height: height - 4 }
      taken.push({ picture: await book.picture(area), page })
    }
  } while (await book.turn())
  return taken
}

/** What comes over the page goes by itself, but not at once. */
async function hideBars(book: Book): Promise<void> {
  await book.page
    .locator('[data-bar]')
    .evaluateAll((bars) => bars.forEach((bar) => ((bar as HTMLElement).style.opacity = '0')))
}

/** No red stands on these pages; the grid is there. */
const isClipped =
  (...numbers: number[]): Verdict =>
  async (book) => {
    const pictures = await picturesOf(book)
    for (const number of numbers) {
      const { picture } = pictures[number - 1]!
      expect(picture.share(isRed)).toBe(0)
      expect(picture.share(([red]) => red < 128)).toBeGreaterThan(0.01)
    }
  }

/** Both pages are of one size and show the same. */
const looksTheSame: Verdict = async (book) => {
  const [one, two] = await picturesOf(book)
  expect([two!.picture.width, two!.picture.height]).toEqual([
    one!.picture.width,
    one!.picture.height,
  ])
  expect(one!.picture.share(isRed)).toBeGreaterThan(0.1)
  expect(one!.picture.changes(two!.picture)).toBeNull()
}

/** A kind of page in a publication of both kinds. */
type Kind = 'page' | 'text'

/** Each section is what it should be: a page as a whole, or text in pages of one's own size. */
const isMixed =
  (...kinds: Kind[]): Verdict =>
  async (book) => {
    await book.open()
    for (const [index, kind] of kinds.entries()) {
      if (index > 0) await toNext(book, kinds[index - 1]!)
      await (kind === 'page' ? expectFixedPage(book) : expectFlowingText(book))
    }
    while (await moves(book)) expect(await kindNow(book)).toBe(kinds.at(-1))
  }

/** Turns to the next page, and over all those of a text. */
async function toNext(book: Book, from: Kind): Promise<void> {
  expect(await moves(book), 'there is more').toBe(true)
  if (from !== 'text') return
  while ((await kindNow(book)) === 'text') {
    expect(await moves(book), 'there is more').toBe(true)
  }
}

/** Turns or scrolls on; `false` at the end. */
async function moves(book: Book): Promise<boolean> {
  const state = async () =>
    JSON.stringify([await book.numbers(), await pagesOf(book).numbers(), await book.reader.tops()])
  const before = await state()
  await book.page.keyboard.press('PageDown')
  const [, last, total] = await book.numbers()
  const isLast = last === total && (await kindNow(book)) === 'page'
  const timeout = isLast ? 500 : 3_000
  return expect
    .poll(state, { timeout })
    .not.toBe(before)
    .then(
      () => true,
      () => false,
    )
}

const kindNow = async (book: Book): Promise<Kind> =>
  (await pagesOf(book).seen()).length > 0 ? 'page' : 'text'

/** The page is whole in view, at one scale for both sides. */
async function expectFixedPage(book: Book): Promise<void> {
  await expect.poll(() => kindNow(book)).toBe('page')
  const { width, height } = await windowOf(book)
  for (const page of await pagesOf(book).seen()) {
    expect(page.x).toBeGreaterThanOrEqual(-1)
    expect(page.y).toBeGreaterThanOrEqual(-1)
    expect(page.x + page.width).toBeLessThanOrEqual(width + 1)
    expect(page.y + page.height).toBeLessThanOrEqual(height + 1)
    // As large as it fits, by itself or on its half of a spread.
    const room = page.width <= width / 2 + 1 ? width / 2 : width
    expect(Math.max(page.width / room, page.height / height)).toBeGreaterThan(0.9)
  }
}

/** Its letters have the size that the person chose, and another one when they choose it. */
async function expectFlowingText(book: Book): Promise<void> {
  await expect.poll(() => kindNow(book)).toBe('text')
  const size = () =>
    book.page
      .locator('div:not([inert]) > iframe[aria-hidden="false"]')
      .first()
      .evaluate((frame: HTMLIFrameElement) => {
        const body = frame.contentDocument?.querySelector('octavo-body')
        return body ? parseFloat(getComputedStyle(body).fontSize) : 0
      })
  const before = await size()
  await book.page.keyboard.press('+')
  await expect.poll(size).toBeGreaterThan(before)
  await book.page.keyboard.press('-')
  await expect.poll(size).toBe(before)
}

/** Verdicts by geometry and pixels, for pages with a fixed layout. */
export const fixedLayoutVerdicts: Verdicts = {
  async 'lay-pp-layout-pre-paginated'(book) {
    expectConsecutive(await allViews(book), 4)
  },
  async 'lay-pp-layout-pre-paginated-spreads'(book) {
    await book.resize(1_800, 620)
    const views = await allViews(book)
    expectConsecutive(views, 4)
    expect(views.some(({ pages }) => pages.length === 2)).toBe(true)
  },
  async 'lay-pp-spread-none'(book) {
    const views = await allViews(book)
    expectConsecutive(views, 4)
    for (const { pages } of views) expect(pages).toHaveLength(1)
  },
  async 'lay-pp-page-spread-combined'(book) {
    const views = await allViews(book)
    expectConsecutive(views, 4)
    expect(viewWith(views, 2).pages.map(({ number }) => number)).toEqual([2, 3])
    expect(await halfOf(book, views, 2)).toBe('left')
    expect(await halfOf(book, views, 3)).toBe('right')
  },
  async 'lay-pp-page-spread-left'(book) {
    const views = await allViews(book)
    expectConsecutive(views, 4)
    expect(await halfOf(book, views, 2)).toBe('left')
  },
  async 'lay-pp-page-spread-right'(book) {
    const views = await allViews(book)
    expectConsecutive(views, 4)
    expect(await halfOf(book, views, 1)).toBe('right')
  },
  async 'pkg-spine-progression-pre-paginated'(book) {
    book.reader.keys = { next: 'ArrowRight', previous: 'ArrowLeft' }
    expectConsecutive(await allViews(book, 'ArrowRight'), 4)
  },
  async 'lay-viewport-meta-prop'(book) {
    const pictures = await picturesOf(book)
    expect(pictures).toHaveLength(4)
    const sizes = pictures.map(({ page: { width, height } }) => [width, height].map(Math.round))
    expect(new Set(sizes.map(String)).size).toBe(1)
    const before = (await pagesOf(book).seen())[0]!.width
    await book.page.keyboard.press('+')
    await expect.poll(async () => (await pagesOf(book).seen())[0]!.width).toBeGreaterThan(before)
    await book.page.keyboard.press('-')
    await expect.poll(async () => (await pagesOf(book).seen())[0]!.width).toBeCloseTo(before, 0)
  },

  'lay-pp-xhtml-icb': isClipped(1),
  ...each('lay-pp-xhtml-icb_invalid_meta lay-pp-xhtml-icb_repeated-in-meta', isClipped(1, 2)),
  async 'lay-pp-xhtml-icb_multi'(book) {
    await isClipped(1)(book)
    await book.page.keyboard.press('Home')
    const [, second] = await picturesOf(book)
    // A band of a hundred px on a page of fourteen hundred.
    expect(second!.picture.share(isRed)).toBeCloseTo(100 / 1400, 1)
    expect(second!.picture.share(isRed)).toBeGreaterThan(0.05)
  },
  ...each('lay-pp-xhtml-icb_multi_declarations lay-pp-xhtml-icb_units', looksTheSame),
  async 'lay-pp-svg-icb_multi'(book) {
    const [, second, third] = await picturesOf(book)
    expect(second!.picture.share(isRed)).toBeGreaterThan(0.98)
    expect(third!.picture.share(isRed)).toBeCloseTo(900 / 1200, 1)
    expect(third!.picture.share(isGreen)).toBeGreaterThan(0.02)
    expect(third!.picture.extent(isGreen)!.left / third!.picture.width).toBeCloseTo(0.75, 1)
  },
  async 'pub-data-urls_top-level-content'(book) {
    await open(book)
    const image = book.page.frameLocator('[data-page="0"] iframe').locator('img')
    expect(
      await image.evaluate((element: HTMLImageElement) => element.naturalWidth),
    ).toBeGreaterThan(0)
    expect((await book.picture(image)).colours()).toBeGreaterThan(2)
  },

  'lay-page-layout-both': isMixed('page', 'text', 'page'),
  ...each(
    'lay-pp-spine-overrides_behave-as-global lay-pp-spine-overrides_image-only-pp lay-pp-spine-overrides_image-spine-pp',
    isMixed('page', 'text'),
  ),
  ...each(
    'lay-pp-spine-overrides_behave-as-global-bis lay-pp-spine-overrides_image-only-reflow lay-pp-spine-overrides_image-spine-reflow',
    isMixed('text', 'page', 'text'),
  ),
  'lay-rendition-flow-pre-pag': isMixed('text', 'page', 'page', 'text'),
  async 'lay-page-layout-both-spread'(book) {
    await isMixed('page', 'text', 'page', 'text', 'page')(book)
    const { width } = await windowOf(book)
    const [fifth] = await pagesOf(book).seen()
    expect(fifth!.number).toBe(5)
    expect(fifth!.x + fifth!.width).toBeLessThanOrEqual(width / 2 + 2)
    await book.follow('Page 2')
    await expect.poll(() => kindNow(book)).toBe('text')
    // Its first words, on the left; and right behind its last page the next one.
    const words = book.page
      .frameLocator('div:not([inert]) > iframe[aria-hidden="false"]')
      .first()
      .getByText('Page 2. This test passes')
    const { x } = (await words.boundingBox())!
    expect(x).toBeLessThan(width / 2)
    const before = await book.numbers()
    await toNext(book, 'text')
    expect((await pagesOf(book).seen())[0]!.number).toBe(3)
    expect((await book.numbers())[0]).toBeGreaterThan(before[1])
  },
}
