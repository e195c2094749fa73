import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

import { visibleText } from './page-text'

/** The reading screen, in a reader's words. */
export class Reader {
  readonly page: Page
  readonly position: Locator
  /** The ribbon of a marked page. */
  readonly ribbon: Locator

  constructor(page: Page) {
    this.page = page
    this.ribbon = page.locator('[data-bookmarked="true"]')
    this.position = page.getByRole('slider', { name: 'Position in book' })
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
    return (await this.position.getAttribute('aria-valuetext')) ?? ''
  }

  async pageNumber(): Promise<number> {
    return Number(/[Pp]age (\d+)/.exec(await this.pageLabel())?.[1])
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
    await panel.getByRole('radio', { name: 'One', exact: true }).click()
    await this.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
  }

  /** Presses an arrow key and waits for the other page; at either end of the book there is none. */
  async turn(key = 'ArrowRight'): Promise<boolean> {
    const [first, last, total] = await this.numbers()
    if (key === 'ArrowRight' ? last >= total : first <= 1) return false
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
    while (await this.turn('ArrowLeft')) pages.push(await this.text())
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
      const { width, height } = (body.parentElement ?? body).getBoundingClientRect()
      const stage = body.closest('octavo-stage')?.getBoundingClientRect()
      const divided = (body.textContent ?? '').includes('\u00AD')
      const parts = [fontFamily, fontSize, lineHeight, textAlign, marginBottom, textIndent, divided]
      return [...parts, Math.round(width), Math.round(height), stage?.left, stage?.top].join('|')
    })
  }

  /** First and last page in view, and how many there are. */
  async numbers(): Promise<[first: number, last: number, total: number]> {
    const label = await this.pageLabel()
    const [, first, last = first, total] = /age (\d+)(?:[–-](\d+))? of (\d+)/.exec(label) ?? []
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
