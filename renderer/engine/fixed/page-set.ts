import type { Link } from '#core/publication/publication'

import type { FixedPage, PageSize } from './fixed-page'
import { isWide, usualSize } from './page-shapes'
import type { SpreadPage } from './spreads'

/** All pages of a publication: their numbers, and their sizes as far as they are known. */
export class PageSet {
  readonly pages: readonly FixedPage[]
  /** Indices in the order in which one reads. */
  readonly order: readonly number[]
  readonly #links: readonly Link[]
  readonly #numbers: readonly number[]
  readonly #unreadable = new Set<number>()
  #usual: PageSize | undefined

  constructor(pages: readonly FixedPage[], links: readonly Link[]) {
    this.pages = pages
    this.#links = links
    this.order = links.flatMap(({ linear }, index) => (linear === false ? [] : [index]))
    let number = 0
    this.#numbers = links.map(({ linear }) => (linear === false ? number : ++number))
  }

  get total(): number {
    return this.order.length
  }

  /** From 1; of a page out of the order that of the one before it. */
  numberOf(index: number): number {
    return Math.max(1, this.#numbers[index] ?? 1)
  }

  isApart(index: number): boolean {
    return this.#links[index]?.linear === false
  }

  /** Size of most pages, as far as is known. */
  get usual(): PageSize {
    this.#usual ??= usualSize(this.pages.map(({ size }) => size))
    return this.#usual
  }

  sizeOf(index: number): PageSize {
    return this.pages[index]?.size ?? this.usual
  }

  /** Finds out sizes that are not known. @returns whether any became known */
  async measure(indices: readonly number[]): Promise<boolean> {
    const unknown = indices.filter(
      (index) => this.pages[index]?.size === null && !this.#unreadable.has(index),
    )
    if (unknown.length === 0) return false
    await Promise.all(
      unknown.map((index) =>
        // It has the usual size, and is told of where it is shown.
        this.pages[index]!.measure().catch(() => this.#unreadable.add(index)),
      ),
    )
    this.#usual = undefined
    return unknown.some((index) => this.pages[index]!.size !== null)
  }

  spreadPages(): SpreadPage[] {
    return this.#links.map(({ spread }, index) => ({
      spread,
      isApart: this.isApart(index),
      isWide: isWide(this.sizeOf(index), this.usual),
    }))
  }

  close(): void {
    for (const page of this.pages) page.close()
  }
}
