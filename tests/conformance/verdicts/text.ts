import { expect, type Locator } from '@playwright/test'

import type { Book } from '../book'
import { each, type Verdict, type Verdicts } from '../verdict'

import { showsPicture } from './media'
import { isSetIn, rectOfText } from './measure'

/** The first page says a sentence, and no page says that the test fails. */
const says =
  (sentence: string): Verdict =>
  async (book) => {
    await book.open()
    expect(await book.text()).toContain(sentence)
    expect((await book.toTheEnd()).join()).not.toMatch(/test fails/i)
  }

/** Each view says one of the words, in this order, and there is no other view. */
const saysInOrder =
  (words: readonly string[], keys?: { next: string; previous: string }): Verdict =>
  async (book) => {
    if (keys) book.reader.keys = keys
    await book.open()
    const views = await book.toTheEnd(keys?.next)
    expect(views).toHaveLength(words.length)
    for (const [index, word] of words.entries()) expect(views[index]).toContain(word)
  }
const ordinals = ['first', 'second', 'third', 'last'].map((word) => `must appear ${word}`)
const leftward = { next: 'ArrowLeft', previous: 'ArrowRight' }
const rightward = { next: 'ArrowRight', previous: 'ArrowLeft' }

/** The table of contents has these labels, and each leads to a page with these words. */
const contains =
  (entries: ReadonlyArray<readonly [label: string, words: string]>): Verdict =>
  async (book) => {
    await book.open()
    expect(await book.contents()).toEqual(entries.map(([label]) => label))
    for (const [label, words] of entries) {
      await book.follow(label)
      await expect.poll(() => book.text()).toContain(words)
    }
  }
const abbey = [
  ['Start page', 'Test passes if the table of content'],
  ['Description of the Abbey of Sénanque', 'This is the placeholder'],
] as const
const twoLinks = [
  ['Test passes if you can see two links (first link)', 'Test passes if you can access'],
  ['Test passes if you can see two links (second link)', 'Hello'],
] as const
const twoHidden = [
  ['The first link', 'Test passes if the TOC links'],
  ['The second link', 'Hello'],
] as const

/** What the table of contents has is in it, whatever the document hides where it is read as a page. */
const hidesOnPageOnly: Verdict = async (book) => {
  await contains(twoHidden)(book)
  await book.page.keyboard.press('Home')
  await expect.poll(() => book.text()).toContain('The first link')
  expect(await book.text()).not.toContain('The second link')
}

const refuses: Verdict = async (book) => {
  expect(await book.refusal()).toMatch(/damaged|protected|not a kind of book/)
  await expect(book.library.book(book.id)).toHaveCount(0)
}

/** The page says that it is damaged, where one reads it. */
const reportsDamage: Verdict = async (book) => {
  await book.open()
  await expect(book.page.getByRole('status')).toContainText(/damaged/)
}

/** How a text runs: from the left where its first letter stands left of its last character. */
const runOf = async (text: Locator): Promise<'ltr' | 'rtl'> => {
  const { first, last } = await text.evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text
    const range = document.createRange()
    const leftOf = (at: number) => {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      return range.getBoundingClientRect().left
    }
    return { first: leftOf(node.data.search(/\p{L}/u)), last: leftOf(node.length - 1) }
  })
  return first < last ? 'ltr' : 'rtl'
}

/** The title runs so, on the shelf and over the page. */
const titleRuns =
  (title: string, direction: 'ltr' | 'rtl'): Verdict =>
  async (book) => {
    const card = await book.card(title)
    expect(await runOf(card.getByTitle(title))).toBe(direction)
    await book.open()
    const head = book.page.getByRole('heading', { level: 1 }).getByText(title)
    expect(await runOf(head)).toBe(direction)
  }
const arabic = 'CSS: مغامرة جديدة!'
const hebrew = 'CSS: הרפתקה חדשה!'

const authorOf = (card: Locator): Locator => card.locator('p').first()

/** The shelf shows a title and its authors, letter by letter. */
const isShelved =
  (title: string, authors: string | RegExp): Verdict =>
  async (book) => {
    const card = await book.card(title)
    expect(await card.getByTitle(title).textContent()).toBe(title)
    expect(await authorOf(card).textContent()).toMatch(
      typeof authors === 'string' ? new RegExp(`^${authors}$`) : authors,
    )
  }

/** Two publications that call themselves by one name stand on the shelf side by side. */
const standsBeside =
  (other: string): Verdict =>
  async (book) => {
    await book.card(book.id)
    await book.card(other, other)
    await expect(book.library.book(book.id).getByTitle(book.id, { exact: true })).toHaveCount(1)
    await expect(book.library.book(other).getByTitle(other, { exact: true })).toHaveCount(1)
  }

const showsNote = async (book: Book): Promise<Locator> => {
  await book.find('a[data-epub-type="noteref"]').click()
  return book.page.getByRole('dialog', { name: 'Note' })
}

/** Verdicts by text, order, contents, metadata and errors. */
export const textVerdicts: Verdicts = {
  ...each(
    `pkg-collections-unknown pkg-manifest-unknown pkg-meta-unknown pkg-spine-unknown
    pkg-version-backward`,
    says('Test passes if the EPUB opens.'),
  ),
  ...each(
    `cnt-xhtml-support ocf-package_arbitrary ocf-package_multiple`,
    says('Test passes if you see this.'),
  ),
  ...each(
    `pub-foreign_json-spine pub-foreign_xml-spine pub-foreign_xml-suffix-spine`,
    says('Test passes if you see this text.'),
  ),
  ...each('ocf-url_manifest ocf-url_relative', says('Test passes if this page opens.')),
  'ocf-metainf-inc': says('can be accessed without any error'),
  'ocf-metainf-manifest': says('only this page of the book'),
  'scr-support-fallback': says('it followed through the scripted content fallback'),

  'nav-access': contains([['Test passes if you can see this link', 'the single link']]),
  ...each('nav-non-text_img nav-non-text_img_title', contains(abbey)),
  ...each('nav-spine_in-spine nav-spine_not-in-spine', contains(twoLinks)),
  ...each('nav-spine_in-spine-hidden-toc-css nav-spine_in-spine-hidden-toc-html', hidesOnPageOnly),
  async 'nav-activation'(book) {
    await book.open()
    const there = 'Test passes if the navigation link leads here.'
    await book.find('a', { hasText: '2nd content document' }).click()
    await expect.poll(() => book.text()).toContain(there)
    await book.page.keyboard.press('Home')
    await expect.poll(() => book.text()).not.toContain(there)
    await book.follow('Click to access 2nd content document')
    await expect.poll(() => book.text()).toContain(there)
  },
  async 'nav-spine_in-spine-no-list-style'(book) {
    await book.open()
    const panel = await book.reader.openContents()
    await expect(panel.locator('[data-entry]')).toHaveCount(2)
    const styles = await panel
      .locator('li')
      .evaluateAll((items) => items.map((item) => getComputedStyle(item).listStyleType))
    expect(styles).toEqual(['none', 'none'])
  },

  ...each('ocf-zip-comp pub-foreign_bad-fallback', refuses),
  ...each('pub-xml-names pub-xml-non-validating_unclosed', reportsDamage),
  async 'pub-xml-non-validating_comment'(book) {
    await book.open()
    const views = await book.toTheEnd()
    expect(views).toHaveLength(2)
    expect(views.join()).not.toContain('Test fails')
  },

  'pkg-spine-order': saysInOrder(ordinals),
  'pkg-spine-order-svg': saysInOrder(['Page 1', 'Page 2', 'Page 3', 'Page 4']),
  'pkg-spine-progression_ltr': saysInOrder(ordinals, rightward),
  'pkg-spine-progression_rtl': saysInOrder(ordinals, leftward),
  'pkg-spine-progression-default': saysInOrder(ordinals, leftward),
  async 'pkg-spine-duplicate-item-rendering'(book) {
    await book.open()
    const [, ...duplicates] = await book.toTheEnd()
    expect(duplicates).toHaveLength(3)
    for (const text of duplicates) expect(text).toContain('occurs three times')
  },
  async 'pkg-spine-duplicate-item-hyperlink'(book) {
    await book.open()
    const second = await pageAfter(book, 1)
    await book.find('a').click()
    await expect.poll(() => book.reader.pageNumber()).toBe(second)
    expect(await book.text()).toContain('occurs three times')
  },
  async 'pkg-spine-duplicate-item-ui'(book) {
    await book.open()
    const [second, third] = [await pageAfter(book, 1), await pageAfter(book, 2)]
    await goTo(book, third)
    await book.page.keyboard.press('b')
    await expect(book.reader.ribbon).toHaveCount(1)
    await goTo(book, second)
    await expect(book.reader.ribbon).toHaveCount(0)
    await book.page.keyboard.press('Home')
    const panel = await book.reader.openBookmarks()
    await panel.getByRole('button').first().click()
    await expect.poll(() => book.reader.pageNumber()).toBe(third)
  },
  async 'pkg-spine-nonlinear-activation'(book) {
    await book.open()
    expect(await book.toTheEnd()).toHaveLength(1)
    await book.find('a').click()
    await expect.poll(() => book.text()).toContain('following the link opens this page')
  },

  ...each('pkg-dir_rtl-root-ltr pkg-dir_rtl-root-unset', titleRuns(hebrew, 'rtl')),
  'pkg-dir_unset-root-rtl': titleRuns(arabic, 'rtl'),
  ...each('pkg-dir-auto_root-rtl pkg-dir_unset-root-unset', titleRuns(arabic, 'ltr')),
  'pkg-dir-auto_root-unset': titleRuns(hebrew, 'ltr'),
  async 'pkg-dir_creator-rtl'(book) {
    const card = await book.card(book.id)
    const name = authorOf(card).getByText('Dave Cramer')
    expect(await name.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
  },
  async 'pkg-dir_but_not_content'(book) {
    await book.open()
    const [item, block] = await Promise.all([
      rectOfText(book.find('li').first()),
      rectOfText(book.find('p')),
    ])
    const page = await book.find('p').boundingBox()
    expect(block.left).toBeLessThan(page!.x + 2)
    expect(item.left).toBeLessThan(page!.x + 60)
  },
  async 'pkg-lang_but_not_content'(book) {
    await book.open()
    const widths = await book.find('q').evaluate((element: HTMLElement) => {
      const widthWith = (quotes: string) => {
        element.style.quotes = quotes
        return element.getBoundingClientRect().width
      }
      return { shown: widthWith(''), english: widthWith('"“" "”"'), french: widthWith('"«" "»"') }
    })
    expect(widths.english).not.toBe(widths.french)
    expect(widths.shown).toBe(widths.english)
  },
  'pkg-creator-order': isShelved('pkg-creator-order', /^Dave Cramer/),
  'pkg-linked-records': isShelved('Package metadata title!', 'Matthew Chan'),
  'pkg-meta-whitespace': isShelved('pkg-meta-whitespace', 'Dave Cramer'),
  'pkg-title-order': isShelved('pkg-title-order', 'Dave Cramer'),
  'pkg-unique-id': standsBeside('pkg-unique-id_duplicate'),
  'pkg-unique-id_duplicate': standsBeside('pkg-unique-id'),

  async 'pss-support'(book) {
    await book.open()
    const note = await showsNote(book)
    await expect(note.frameLocator('iframe').locator('octavo-body')).toContainText(
      'meant to appear as a footnote',
    )
  },
  async 'pss-support_ignore-title'(book) {
    await book.open()
    await book.turn()
    expect(await book.text()).not.toContain('title set as a footnote')
    const before = await book.text()
    const note = await showsNote(book)
    await expect.poll(() => book.text()).toBe(before)
    await expect(note).toHaveCount(0)
  },

  'ocf-font_obfuscation': isSetIn('q', 'Lobster'),
  async 'ocf-font_obfuscation_bis'(book) {
    await book.open()
    const state = await book.find('q').evaluate(async (element) => {
      const { fonts } = element.ownerDocument
      await fonts.ready
      return [...fonts].find(({ family }) => family.replaceAll('"', '') === 'Lobster')?.status
    })
    expect(state).toBe('error')
  },
  ...each('ocf-url_link-relative pub-foreign_image pub-data-urls_browsing-context', showsPicture),
  async 'pkg-manifest-unlisted-resource'(book) {
    await book.open()
    expect(await book.text()).toContain('Test fails if a red image is visible.')
    const { x, y } = (await book.find('p').boundingBox())!
    const picture = await book.picture({ x, y: 0, width: 300, height: y + 300 })
    const reds = picture.share(([red, green, blue]) => red > 150 && green < 100 && blue < 100)
    expect(reds).toBe(0)
  },
  async 'mol-ignore'(book) {
    await book.open()
    const [, ...views] = await book.toTheEnd()
    expect(views.join(' ')).toContain('What do they here?')
    const colours = await book
      .find('section')
      .first()
      .evaluate((section) =>
        [section, ...section.querySelectorAll('span, p')].map(
          (element) =>
            `${getComputedStyle(element).color} ${getComputedStyle(element).backgroundColor}`,
        ),
      )
    expect(new Set(colours).size).toBe(1)
    await expect(book.find('audio, video')).toHaveCount(0)
  },
}

/** Number of the first page that is in view after so many turns from the start. */
async function pageAfter(book: Book, turns: number): Promise<number> {
  await book.page.keyboard.press('Home')
  await expect.poll(() => book.reader.pageNumber()).toBe(1)
  for (let turn = 0; turn < turns; turn++) await book.turn()
  const number = await book.reader.pageNumber()
  await book.page.keyboard.press('Home')
  await expect.poll(() => book.reader.pageNumber()).toBe(1)
  return number
}

async function goTo(book: Book, page: number): Promise<void> {
  await book.page.keyboard.press('Home')
  await expect.poll(() => book.reader.pageNumber()).toBe(1)
  while ((await book.reader.pageNumber()) !== page) {
    if (!(await book.turn())) throw new Error(`There is no page ${page}`)
  }
}
