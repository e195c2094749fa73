import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'

import { Library } from '../e2e/library-page'
import { Reader } from '../e2e/reader-page'

import { takePicture, type Area, type Picture } from './picture'
import { fileOf } from './w3c-tests'

/** Room for two pages of text. */
const usualSize: [width: number, height: number] = [1_180, 820]

/** One of the W3C's publications in the running app. */
export class Book {
  readonly app: ElectronApplication
  readonly page: Page
  readonly library: Library
  readonly reader: Reader
  readonly id: string
  #enlarged = 0
  #resized: [width: number, height: number] | null = null

  constructor(app: ElectronApplication, page: Page, id: string) {
    this.app = app
    this.page = page
    this.library = new Library(app, page)
    this.reader = new Reader(page)
    this.id = id
  }

  /** Opens it, as a person does, at its first page. */
  async open(): Promise<void> {
    await this.#choose(this.id)
    await this.reader.position.waitFor({ state: 'attached' })
    await expect(this.page.getByText(/^Opening .*…$/)).toHaveCount(0)
    await this.reader.isCounted()
  }

  /** The sentence with which the app refuses it. */
  async refusal(): Promise<string> {
    await this.#choose(this.id)
    const alert = this.page.getByRole('alert').filter({ hasText: `${this.id}.epub` })
    const text = (await alert.textContent()) ?? ''
    await alert.getByRole('button', { name: 'Close' }).click()
    return text
  }

  /** Its card on the shelf, and that of another one. */
  async card(title: string, id = this.id): Promise<Locator> {
    await this.#choose(id)
    await this.reader.position.waitFor({ state: 'attached' })
    await this.toLibrary()
    // What was read last stands first.
    return this.library.book(title).first()
  }

  async toLibrary(): Promise<void> {
    await this.library.heading.or(this.reader.position).first().waitFor({ state: 'attached' })
    for (let tries = 0; tries < 4 && !(await this.library.heading.isVisible()); tries++) {
      await this.page.keyboard.press('Escape')
      await this.page.getByRole('button', { name: 'Back to the library' }).dispatchEvent('click')
      await this.library.heading.waitFor({ timeout: 2_000 }).catch(() => undefined)
    }
    await this.library.heading.waitFor()
  }

  /** Elements on the page or pages in view. */
  find(selector: string, options?: Parameters<Locator['locator']>[1]): Locator {
    return this.reader.book.locator(`octavo-box:not([style*="hidden"]) ${selector}`, options)
  }

  text(): Promise<string> {
    return this.reader.text()
  }

  /** First and last page in view, and how many there are. */
  async numbers(): Promise<[first: number, last: number, total: number]> {
    await this.reader.footIsUpToDate()
    const label = this.page.locator('footer').getByText(/^(?:Page|About page) \d.* of \d/)
    const [, first, last = first, total] =
      /(\d+)(?:–(\d+))? of (\d+)/.exec((await label.textContent()) ?? '') ?? []
    return [Number(first), Number(last), Number(total)]
  }

  /** Turns by a key to another page; `false` where there is none that way. */
  async turn(key = 'PageDown'): Promise<boolean> {
    const [first, last, total] = await this.numbers()
    const isForward = key === 'PageDown' || key === this.reader.keys.next
    if (isForward ? last >= total : first <= 1) return false
    await this.page.keyboard.press(key)
    await expect.poll(() => this.numbers()).not.toEqual([first, last, total])
    return true
  }

  /** The text of all that is in view by turns, from here to the end. */
  async toTheEnd(key?: string): Promise<string[]> {
    const views = [await this.text()]
    while (await this.turn(key)) views.push(await this.text())
    return views
  }

  /** Makes the letters a little larger, for all books until {@link leave}. */
  async enlarge(): Promise<void> {
    const before = await this.reader.fontSize()
    await this.page.keyboard.press('+')
    this.#enlarged++
    await expect.poll(() => this.reader.fontSize()).toBeGreaterThan(before)
    await this.reader.isCounted()
  }

  /** The window's content, in CSS px. */
  async resize(width: number, height: number): Promise<void> {
    this.#resized = [width, height]
    await this.#setSize(width, height)
  }

  /** Leaves everything as it was found. */
  async leave(): Promise<void> {
    if (this.#resized) await this.#setSize(...usualSize)
    for (; this.#enlarged > 0; this.#enlarged--) await this.page.keyboard.press('-')
    await this.toLibrary()
  }

  /** What the eye sees of an element, or of a part of the window. */
  async picture(of: Locator | Area): Promise<Picture> {
    const area = 'boundingBox' in of ? await of.boundingBox() : of
    if (!area) throw new Error('There is nothing to take a picture of')
    return takePicture(this.page, area)
  }

  /** Labels of the table of contents, as its panel shows them. */
  async contents(): Promise<string[]> {
    const panel = await this.reader.openContents()
    const labels = await panel.locator('[data-entry] > span:first-child').allTextContents()
    await this.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    return labels
  }

  /** Goes to an entry of the table of contents. */
  async follow(label: string): Promise<void> {
    const panel = await this.reader.openContents()
    await panel.locator('[data-entry]', { hasText: label }).click()
    await this.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  }

  async #setSize(...size: [width: number, height: number]): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]!.setContentSize(...to),
      size,
    )
    await expect.poll(() => this.page.evaluate(() => [innerWidth, innerHeight])).toEqual(size)
  }

  async #choose(id: string): Promise<void> {
    await this.library.openByDialog(fileOf(id))
  }
}
