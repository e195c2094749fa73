import type { PreparedSection } from '#core/content/prepared-section'
import {
  mostPieces,
  pieceName,
  piecesAddress,
  type PieceAnswer,
  type SectionPiece,
} from '#core/content/section-pieces'
import { ReaderError } from '#core/errors'

import { splitHref } from './split-href'

/** Text kept in memory around the reader, in UTF-16 units; a novel's chapters are far below. */
const budget = 6_000_000

/**
 * Fetches prepared sections and their chunks, each once, and forgets those not used for long. What is asked
 * for at the same moment goes in one request.
 */
export class SectionSource {
  readonly count: number
  readonly #publicationId: string
  readonly #first: number
  readonly #sections = new Map<number, Promise<PreparedSection>>()
  readonly #arrived = new Map<number, PreparedSection>()
  readonly #chunks = new Map<string, { html: Promise<string>; length: number }>()
  readonly #indexByHref: ReadonlyMap<string, number>
  #wanted: WantedPiece[] = []

  /**
   * @param hrefs addresses of the reading order
   * @param first index of the first of them among all sections that can be fetched: see `firstSection`
   */
  constructor(publicationId: string, hrefs: readonly string[], first = 0) {
    this.#publicationId = publicationId
    this.#first = first
    this.count = hrefs.length
    this.#indexByHref = new Map(hrefs.map((href, index) => [href, index]))
  }

  /** Index of a resource in the reading order; `-1` when it is not in it. */
  indexOf(href: string): number {
    return this.#indexByHref.get(href) ?? -1
  }

  /** The section and the place in it that an address means; `-1` for one that is not in the reading order. */
  resolve(href: string): { readonly section: number; readonly fragment: string | undefined } {
    // The name of a picture may hold the sign that elsewhere begins a fragment.
    const whole = this.indexOf(href)
    if (whole >= 0) return { section: whole, fragment: undefined }
    const { resource, fragment } = splitHref(href)
    return { section: this.indexOf(resource), fragment }
  }

  section(index: number): Promise<PreparedSection> {
    const known = this.#sections.get(index)
    if (known) return known
    const loading = this.#want({ section: index }) as Promise<PreparedSection>
    this.#sections.set(index, loading)
    loading.then(
      (section) => this.#arrived.set(index, section),
      () => this.#sections.delete(index),
    )
    return loading
  }

  /** A section that was asked for before and has arrived. */
  peek(index: number): PreparedSection | undefined {
    return this.#arrived.get(index)
  }

  chunk(section: number, chunk: number): Promise<string> {
    const piece = { section, chunk }
    const key = pieceName(piece)
    const known = this.#chunks.get(key)
    if (known) {
      // Last used goes last: a Map remembers the order of insertion.
      this.#chunks.delete(key)
      this.#chunks.set(key, known)
      return known.html
    }
    const entry = { html: this.#want(piece) as Promise<string>, length: 0 }
    this.#chunks.set(key, entry)
    entry.html.then(
      (html) => {
        entry.length = html.length
        this.#trim()
      },
      () => this.#chunks.delete(key),
    )
    return entry.html
  }

  #trim(): void {
    let total = 0
    for (const { length } of this.#chunks.values()) total += length
    for (const [key, { length }] of this.#chunks) {
      if (total <= budget) return
      this.#chunks.delete(key)
      total -= length
    }
  }

  #want(piece: SectionPiece): Promise<PreparedSection | string> {
    return new Promise((resolve, reject) => {
      if (this.#wanted.length === 0) queueMicrotask(() => this.#fetchWanted())
      this.#wanted.push({ piece, resolve, reject })
    })
  }

  #fetchWanted(): void {
    const wanted = this.#wanted
    this.#wanted = []
    for (let from = 0; from < wanted.length; from += mostPieces) {
      const some = wanted.slice(from, from + mostPieces)
      this.#fetch(some).catch((error: unknown) => some.forEach(({ reject }) => reject(error)))
    }
  }

  async #fetch(wanted: readonly WantedPiece[]): Promise<void> {
    const pieces = wanted.map(({ piece }) => piece)
    const numbered = pieces.map((piece) => ({ ...piece, section: this.#first + piece.section }))
    const response = await fetch(piecesAddress(this.#publicationId, numbered))
    if (!response.ok) {
      const text = `Sections ${pieces.map(pieceName).join()} answered ${response.status}`
      throw new ReaderError('publication/corrupted', text)
    }
    const answers = (await response.json()) as PieceAnswer[]
    for (const [index, { resolve, reject }] of wanted.entries()) {
      const answer = answers[index]!
      if ('value' in answer) resolve(answer.value)
      else reject(ReaderError.fromReport(answer.error))
    }
  }
}

interface WantedPiece {
  readonly piece: SectionPiece
  readonly resolve: (value: PreparedSection | string) => void
  readonly reject: (error: unknown) => void
}
