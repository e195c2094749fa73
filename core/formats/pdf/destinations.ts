import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { pageHref } from './page-address'

/** `top=640`: points from the page's lower edge, as PDF counts, up to which the page is to be seen. */
const topFragment = (top: unknown): string =>
  typeof top === 'number' && Number.isFinite(top) ? `#top=${Math.round(top)}` : ''

/** Turns destinations into addresses: a page, and where on it. */
export class Destinations {
  readonly #document: PDFDocumentProxy
  readonly #pages: ReadonlyMap<string, number>
  readonly #pageCount: number

  /** @param pages reference of each page, as {@link keyOf} writes it, to its index */
  constructor(document: PDFDocumentProxy, pages: ReadonlyMap<string, number>) {
    this.#document = document
    this.#pages = pages
    this.#pageCount = document.numPages
  }

  /** @returns `undefined` where it leads to no page of this file */
  async addressOf(destination: unknown): Promise<string | undefined> {
    const explicit =
      typeof destination === 'string'
        ? await this.#document.getDestination(destination).catch(() => null)
        : destination
    if (!Array.isArray(explicit)) return undefined
    const [target, kind, ...numbers] = explicit as unknown[]
    const index = this.#indexOf(target)
    if (index === undefined) return undefined
    const { name } = (kind ?? {}) as { name?: unknown }
    return pageHref(index) + topFragment(topOf(name, numbers))
  }

  /** A page by its reference, or by its number where the file is badly made. */
  #indexOf(target: unknown): number | undefined {
    if (typeof target === 'number') {
      return Number.isInteger(target) && target >= 0 && target < this.#pageCount
        ? target
        : undefined
    }
    return this.#pages.get(keyOf(target as Reference | null))
  }
}

interface Reference {
  readonly num: number
  readonly gen: number
}

/** A reference as one string. */
export const keyOf = (reference: Reference | null): string =>
  reference ? `${reference.num} ${reference.gen}` : ''

/** Of kinds of destination that name a height, that height. */
function topOf(kind: unknown, numbers: readonly unknown[]): unknown {
  if (kind === 'XYZ') return numbers[1]
  if (kind === 'FitH' || kind === 'FitBH') return numbers[0]
  return kind === 'FitR' ? numbers[3] : undefined
}
