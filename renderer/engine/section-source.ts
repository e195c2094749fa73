import { ReaderError } from '#core/errors'
import type { PreparedSection } from '#core/content/prepared-section'

/** Text kept in memory around the reader, in UTF-16 units; a novel's chapters are far below. */
const budget = 6_000_000

/** Fetches prepared sections and their chunks, each once, and forgets those not used for long. */
export class SectionSource {
  readonly count: number
  readonly #base: string
  readonly #sections = new Map<number, Promise<PreparedSection>>()
  readonly #arrived = new Map<number, PreparedSection>()
  readonly #chunks = new Map<string, { html: Promise<string>; length: number }>()
  readonly #indexByHref: ReadonlyMap<string, number>

  /** @param hrefs addresses of the reading order */
  constructor(publicationId: string, hrefs: readonly string[]) {
    this.#base = `/sections/${publicationId}`
    this.count = hrefs.length
    this.#indexByHref = new Map(hrefs.map((href, index) => [href, index]))
  }

  /** Index of a resource in the reading order; `-1` when it is not in it. */
  indexOf(href: string): number {
    return this.#indexByHref.get(href) ?? -1
  }

  section(index: number): Promise<PreparedSection> {
    const known = this.#sections.get(index)
    if (known) return known
    const loading = this.#fetch(String(index)).then(
      (response) => response.json() as Promise<PreparedSection>,
    )
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

  chunk(index: number, chunk: number): Promise<string> {
    const key = `${index}/${chunk}`
    const known = this.#chunks.get(key)
    if (known) {
      // Last used goes last: a Map remembers the order of insertion.
      this.#chunks.delete(key)
      this.#chunks.set(key, known)
      return known.html
    }
    const entry = { html: this.#fetch(key).then((response) => response.text()), length: 0 }
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

  async #fetch(path: string): Promise<Response> {
    const response = await fetch(`${this.#base}/${path}`)
    if (!response.ok) {
      throw new ReaderError('publication/corrupted', `Section ${path} answered ${response.status}`)
    }
    return response
  }
}
