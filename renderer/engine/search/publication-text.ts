import { ChunkText } from '#core/content/chunk-text'
import type { PreparedSection } from '#core/content/prepared-section'

import { SectionSource } from '../section-source'

/** Sections, and chunks of a long one, that are asked for before their turn; as many more with each batch. */
const batch = 32

/** All text of a publication, read from its start on, each part once. */
export class PublicationText {
  readonly #source: SectionSource
  readonly #count: number
  readonly #texts = new Map<string, ChunkText>()

  /** @param hrefs addresses of the reading order; `first`: index of the first of them among all sections */
  constructor(publicationId: string, hrefs: readonly string[], first: number) {
    this.#source = new SectionSource(publicationId, hrefs, first)
    this.#count = hrefs.length
  }

  section(section: number): Promise<PreparedSection> {
    if (section % batch === 0) {
      for (let next = section; next < Math.min(section + 2 * batch, this.#count); next++) {
        // Who needs it asks again, and hears what is wrong with it.
        Promise.all([this.#source.section(next), this.#fetch(next, 0)]).catch(() => undefined)
      }
    }
    return this.#source.section(section)
  }

  async chunk(section: number, chunk: number): Promise<ChunkText> {
    const key = `${section}.${chunk}`
    const known = this.#texts.get(key)
    if (known) return known
    if (chunk % batch === 0) {
      const { chunks } = await this.#source.section(section)
      for (let next = chunk; next < Math.min(chunk + 2 * batch, chunks.length); next++) {
        this.#fetch(section, next).catch(() => undefined)
      }
    }
    const text = new ChunkText(await this.#source.chunk(section, chunk))
    this.#texts.set(key, text)
    return text
  }

  async #fetch(section: number, chunk: number): Promise<void> {
    if (!this.#texts.has(`${section}.${chunk}`)) await this.#source.chunk(section, chunk)
  }
}
