import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

import { visibleText } from './page-text'

/** "Page 1,200 of 2,824" as plain digits. */
const withoutCommas = (label: string): string => label.replaceAll(/(?<=\d),(?=\d{3})/g, '')

/** The reading screen, in a reader's words. */
export class Reader {
  readonly page: Page
  readonly position: Locator
  /** The ribbon of a marked page. */
  readonly ribbon: Locator
  /** Arrow keys to the next page and to the one before; the other way about in a book read to the left. */
  keys = { next: 'ArrowRight', previous: 'ArrowLeft' }

  constructor(page: Page) {
    this.page = page
    this.ribbon = page.locator('[data-bookmarked="true"]')
    this.position = page.getByRole('slider', { name: 'Position in book' })
  }

  /** Colours of the ribbons on the page in view. */
  ribbonInks(): Promise<string[]> {
    return this.ribbon
      .locator('svg')
      .evaluateAll((ribbons) => ribbons.map((ribbon) => getComputedStyle(ribbon).fill))
  }

  /** The frame in which the visible page lies. */
  get book(): FrameLocator {
    return this.page.frameLocator('iframe[aria-hidden="false"]')
  }

  /** Waits until a page stands on the screen. */
  async isOpen(): Promise<void> {
    await this.position.waitFor({ state: 'attached' })
    await expect(this.page.getByText(/^Opening .*…$/)).toHaveCount(0)
    await expect.poll(() => this.text()).not.toBe('')
  }

  /** "Page 12 of 345", with "About" in front until it is exact. */
  async pageLabel(): Promise<string> {
    await this.footIsUpToDate()
    return (await this.position.getAttribute('aria-valuetext')) ?? ''
  }

  /** Out of sight the foot comes a moment after the page. */
  async footIsUpToDate(): Promise<void> {
    await expect(this.page.locator('footer')).not.toHaveAttribute('aria-busy', 'true')
  }

  async pageNumber(): Promise<number> {
    return Number(/[Pp]age (\d+)/.exec(withoutCommas(await this.pageLabel()))?.[1])
  }

  /** Waits until the numbers are exact. */
  async isCounted(): Promise<void> {
    await expect(this.position).toHaveAttribute('aria-valuetext', /^Page/)
  }

  /** What the eye sees on the page or pages in view. */
  text(): Promise<string> {
    return visibleText(this.page)
  }

  async firstWords(): Promise<string> {
    return (await this.text()).trim().slice(0, 40)
  }

  /** Shows one page at a time, whatever the window's width. */
  async showOnePage(): Promise<void> {
    const panel = await this.openTypography()
    await panel.locator('summary', { hasText: 'Page' }).click()
    await panel.getByRole('radio', { name: 'One', exact: true }).click()
    await this.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
  }

  /** Shows the text as one long column, or in pages again. */
  async changeFlow(): Promise<void> {
    const wasScrolled = await this.isScrolled()
    await this.page.keyboard.press('s')
    await expect.poll(() => this.isScrolled()).toBe(!wasScrolled)
  }

  isScrolled(): Promise<boolean> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const box = frame?.contentDocument?.querySelector('octavo-box')
      return box ? getComputedStyle(box).columnWidth === 'auto' : false
    })
  }

  /** Whether the last page is in view, or the end of a long column. */
  async isAtEnd(): Promise<boolean> {
    await this.footIsUpToDate()
    const label = this.page.locator('footer').getByText(/^(Page|About page) /)
    const [, last, total] = /([\d,]+) of ([\d,]+)$/.exec((await label.textContent()) ?? '') ?? []
    return last !== undefined && last === total
  }

  /** Moves a long column by a key, and waits until it rests; `false` at its end. */
  async scroll(key: string): Promise<boolean> {
    if (await this.isAtEnd()) return false
    const before = await this.tops()
    await this.page.keyboard.press(key)
    await expect.poll(() => this.tops()).not.toEqual(before)
    await this.isAtRest()
    return true
  }

  /** Where the parts of a long column stand, in px from the top of the text block. */
  tops(): Promise<number[]> {
    return this.page.evaluate(() =>
      Array.from(
        document.querySelectorAll<HTMLIFrameElement>('iframe[aria-hidden="false"]'),
        ({ contentDocument }) =>
          Array.from(contentDocument?.querySelectorAll('octavo-box') ?? [], (box) => {
            const { top = 0 } = box.closest('octavo-stage')?.getBoundingClientRect() ?? {}
            return Math.round(box.getBoundingClientRect().top - top)
          }),
      ).flat(),
    )
  }

  /** px from one line of running text to the next. */
  lineHeight(): Promise<number> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const body = frame?.contentDocument?.querySelector('octavo-body')
      return body ? parseFloat(getComputedStyle(body).lineHeight) : 0
    })
  }

  /** First words of each part of the text that is laid out. */
  chunkStarts(): Promise<string[]> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const bodies = Array.from(frame?.contentDocument?.querySelectorAll('octavo-body') ?? [])
      return bodies.map(({ textContent }) => textContent?.slice(0, 12) ?? '')
    })
  }

  /** Waits until no frame moves the text. */
  async isAtRest(): Promise<void> {
    const nextFrames = () =>
      this.page.evaluate(
        () =>
          new Promise((resolve) => {
            requestAnimationFrame(() => requestAnimationFrame(resolve))
          }),
      )
    await expect(async () => {
      const before = await this.tops()
      await nextFrames()
      expect(await this.tops()).toEqual(before)
    }).toPass()
  }

  /** Presses an arrow key and waits for the other page; at either end of the book there is none. */
  async turn(key = this.keys.next): Promise<boolean> {
    const [first, last, total] = await this.numbers()
    if (key === this.keys.next ? last >= total : first <= 1) return false
    const before = await this.text()
    await this.page.keyboard.press(key)
    await expect.poll(() => this.text()).not.toBe(before)
    return true
  }

  /** The text of all pages from here to the end, in order. */
  async readToTheEnd(): Promise<string[]> {
    const pages = [await this.text()]
    while (await this.turn()) pages.push(await this.text())
    return pages
  }

  async readBackToTheStart(): Promise<string[]> {
    const pages = [await this.text()]
    while (await this.turn(this.keys.previous)) pages.push(await this.text())
    return pages
  }

  /** Size of the area in which pages lie. */
  area(): Promise<{ width: number; height: number }> {
    return this.page.evaluate(() => {
      const frame = document.querySelector('iframe[aria-hidden="false"]')
      const { width = 0, height = 0 } = frame?.getBoundingClientRect() ?? {}
      return { width, height }
    })
  }

  /** Top and bottom of the area in which text lies, in the window. */
  textBlock(): Promise<{ top: number; bottom: number }> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const stage = frame?.contentDocument?.querySelector('octavo-stage')
      const { top = 0, bottom = 0 } = stage?.getBoundingClientRect() ?? {}
      return { top, bottom }
    })
  }

  /** How the visible text is set, as one comparable string: face first. */
  layout(): Promise<string> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const body = frame?.contentDocument?.querySelector(
        'octavo-box:not([style*="hidden"]) octavo-body',
      )
      if (!body) return ''
      const paragraph = body.querySelector('p + p') ?? body
      const style = getComputedStyle(paragraph)
      const { fontFamily, fontSize, lineHeight, textAlign, marginBottom, textIndent } = style
      const { fontWeight, letterSpacing, wordSpacing, fontVariant } = style
      const { width, height } = (body.parentElement ?? body).getBoundingClientRect()
      const stage = body.closest('octavo-stage')?.getBoundingClientRect()
      const divided = [
        (body.textContent ?? '').split('\u00AD').length,
        ...Array.from(body.querySelectorAll('octavo-hyphen'), ({ previousSibling }) =>
          previousSibling?.textContent?.slice(-8),
        ),
      ].join()
      const gap = getComputedStyle(body.parentElement ?? body).columnGap
      const openings = Array.from(body.querySelectorAll('p'), (one) => [
        getComputedStyle(one, '::first-letter').getPropertyValue('initial-letter'),
        getComputedStyle(one, '::first-line').fontVariantCaps,
      ])
      const parts = [fontFamily, fontSize, lineHeight, textAlign, marginBottom, textIndent, divided]
      parts.push(fontWeight, letterSpacing, wordSpacing, fontVariant, openings.flat().join())
      return [...parts, gap, Math.round(width), height, stage?.left, stage?.top].join('|')
    })
  }

  /** px of running text. */
  fontSize(): Promise<number> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const body = frame?.contentDocument?.querySelector('octavo-body')
      return body ? parseFloat(getComputedStyle(body).fontSize) : 0
    })
  }

  /** Families of the font files that the page has loaded. */
  loadedFonts(): Promise<string[]> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      return Array.from(frame?.contentDocument?.fonts ?? [])
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family.replaceAll('"', ''))
    })
  }

  /** Colours of text and paper as the eye sees them. */
  colours(): Promise<{ ink: string; paper: string; contrastIsAtLeast7: boolean }> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const body = frame?.contentDocument?.querySelector('octavo-body')
      const ink = body ? getComputedStyle(body).color : ''
      const paper = getComputedStyle(document.documentElement).backgroundColor
      const luminance = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((channel) => {
          const share = Number(channel) / 255
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const [light = 0, dark = 0] = [luminance(ink), luminance(paper)].sort((a, b) => b - a)
      return { ink, paper, contrastIsAtLeast7: (light + 0.05) / (dark + 0.05) >= 7 }
    })
  }

  /** What the elements on the page wear, by the parts of a publisher's design. */
  publisherParts(): Promise<Record<'fonts' | 'sizes' | 'layout' | 'colours', string>> {
    return this.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[aria-hidden="false"]')
      const elements = frame?.contentDocument?.querySelectorAll(
        'octavo-box:not([style*="hidden"]) octavo-body :is(h1, h2, p, blockquote, div, span)',
      )
      const read = (names: readonly string[]) =>
        Array.from(elements ?? [], (element) => {
          const style = getComputedStyle(element)
          return names.map((name) => style.getPropertyValue(name)).join()
        }).join('|')
      return {
        fonts: read(['font-family']),
        sizes: read(['font-size']),
        layout: read(['text-align', 'float', 'display', 'position', 'text-transform']),
        colours: read(['color', 'background-color']),
      }
    })
  }

  /** First and last page in view, and how many there are. */
  async numbers(): Promise<[first: number, last: number, total: number]> {
    const label = await this.pageLabel()
    const [, first, last = first, total] =
      /age (\d+)(?:[–-](\d+))? of (\d+)/.exec(withoutCommas(label)) ?? []
    return [Number(first), Number(last), Number(total)]
  }

  async openTypography(): Promise<Locator> {
    await this.page.keyboard.press('a')
    const panel = this.page.getByRole('dialog', { name: 'Text and theme' })
    await panel.waitFor()
    return panel
  }

  async openContents(): Promise<Locator> {
    await this.page.keyboard.press('t')
    const panel = this.page.getByRole('tabpanel', { name: 'Contents' })
    await panel.waitFor()
    return panel
  }

  async openBookmarks(): Promise<Locator> {
    await this.page.keyboard.press('ControlOrMeta+b')
    const panel = this.page.getByRole('tabpanel', { name: 'Bookmarks' })
    await panel.waitFor()
    return panel
  }
}
