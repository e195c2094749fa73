import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'

/** Whatever can be chosen in a menu. */
const items = '[role="menuitem"], [role="menuitemradio"], [role="menuitemcheckbox"]'

/** The library screen, in a reader's words. */
export class Library {
  readonly #app: ElectronApplication
  readonly #page: Page

  constructor(app: ElectronApplication, page: Page) {
    this.#app = app
    this.#page = page
  }

  get heading(): Locator {
    return this.#page.getByRole('heading', { name: 'Library', level: 1 })
  }

  book(title: string): Locator {
    return this.#page.getByRole('article', { name: title })
  }

  /** Puts files on the shelf by the system's dialog. */
  async addByDialog(...files: string[]): Promise<void> {
    await this.#answerDialogWith(files)
    await this.#page.getByRole('button', { name: 'Add books' }).click()
  }

  /** Opens a file by the system's dialog. */
  async openByDialog(file: string): Promise<void> {
    await this.#answerDialogWith([file])
    await this.#page.keyboard.press('ControlOrMeta+o')
  }

  async #answerDialogWith(files: readonly string[]): Promise<void> {
    await this.#app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
      },
      [...files],
    )
  }

  /** Drops files on the window as a file manager does: with files that lie on the disk. */
  async drop(...files: string[]): Promise<void> {
    const chooser = await this.#page.evaluateHandle(() => {
      const input = document.createElement('input')
      input.type = 'file'
      input.multiple = true
      return input
    })
    await chooser.setInputFiles(files)
    await this.#page.evaluate((input) => {
      const transfer = new DataTransfer()
      for (const file of input.files ?? []) transfer.items.add(file)
      for (const type of ['dragenter', 'dragover', 'drop']) {
        const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body
        target.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        )
      }
    }, chooser)
  }

  async removeBook(title: string): Promise<void> {
    await this.openMenuOf(title)
    await this.#page.getByRole('menuitem', { name: 'Remove from the library' }).click()
  }

  async openMenuOf(title: string): Promise<void> {
    await this.book(title).hover()
    await this.book(title).getByRole('button', { name: 'More for this book' }).click()
  }

  /** Goes through menus and menus in them, by their words. */
  async choose(...path: readonly string[]): Promise<void> {
    const itemOf = (name: string) => this.#page.locator(items).filter({ hasText: name }).last()
    for (const [index, name] of path.entries()) {
      const next = path[index + 1]
      if (next === undefined) await itemOf(name).click()
      else {
        // A menu that has only just come takes a click for the end of the one that opened it.
        await expect(async () => {
          await itemOf(name).click({ timeout: 2_000 })
          await expect(itemOf(next)).toBeVisible({ timeout: 1_000 })
        }).toPass()
      }
    }
  }

  get titles(): Promise<string[]> {
    return this.#page
      .getByRole('article')
      .evaluateAll((all) =>
        all.map((one) => one.querySelector('[id^="publication-"]')?.textContent ?? ''),
      )
  }

  /** What the system's dialog for a picture will answer. */
  async answerNextDialogWith(file: string): Promise<void> {
    await this.#answerDialogWith([file])
  }

  async open(title: string): Promise<void> {
    await this.book(title).getByRole('button', { name: title }).click()
  }
}
