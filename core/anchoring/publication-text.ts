import { readChunkText } from '#core/content/read-chunk-text'
import type { SectionContent } from '#core/content/prepare-section'
import { ReaderError } from '#core/errors'
import type { Locator } from '#core/publication/locator'
import { sectionWeights, totalProgression } from '#core/publication/progression'
import type { Manifest } from '#core/publication/publication'

import { comparable, comparableText, type Comparable } from './comparable'
import { chapterPlaces, titleAt, type ChapterPlace } from './chapter-title'

/** The text of one section by locator offset. */
export interface SectionText {
  /** One character for each that a locator offset counts; what no page shows is `\0`. */
  readonly text: string
  readonly comparable: Comparable
  /** What one reads between two offsets, a line for each block. */
  slice(from: number, to: number): string
}

/** A range of a section as two locators, and what one reads between them. */
export interface DescribedRange {
  readonly locator: Locator
  readonly end: Locator
  readonly text: string
}

/** Characters that a locator remembers of its surroundings, as the engine has them. */
const quote = { before: 32, after: 160 }

/** The text of a whole publication, read section by section when it is wanted, and kept. */
export class PublicationText {
  readonly manifest: Manifest
  readonly #content: (index: number) => Promise<SectionContent>
  readonly #sections = new Map<number, Promise<{ content: SectionContent; text: SectionText }>>()
  readonly #chapters: readonly ChapterPlace[]
  readonly #weights: readonly number[]

  constructor(manifest: Manifest, content: (index: number) => Promise<SectionContent>) {
    this.manifest = manifest
    this.#content = content
    this.#chapters = chapterPlaces(manifest)
    this.#weights = sectionWeights(manifest)
  }

  get count(): number {
    return this.manifest.readingOrder.length
  }

  indexOf(href: string): number {
    return this.manifest.readingOrder.findIndex((link) => link.href === href)
  }

  /** Index of the section in which a chapter of that title begins; `-1` where there is none. */
  indexOfChapter(title: string): number {
    const wanted = comparableText(title)
    return this.#chapters.find(({ label }) => comparableText(label) === wanted)?.section ?? -1
  }

  /** `undefined` for a section that cannot be read: nothing is found there. */
  async section(index: number): Promise<SectionText | undefined> {
    try {
      return (await this.#read(index)).text
    } catch (error) {
      if (error instanceof ReaderError) return undefined
      throw error
    }
  }

  /** Section and offset at a share of the publication. */
  async placeAt(share: number): Promise<{ section: number; offset: number }> {
    const total = this.#weights.reduce((sum, weight) => sum + weight, 0)
    let before = 0
    for (const [section, weight] of this.#weights.entries()) {
      const isHere = weight > 0 && (before + weight) / total >= share
      if (isHere) {
        const length = (await this.section(section))?.text.length ?? 0
        return { section, offset: Math.floor(((share * total - before) / weight) * length) }
      }
      before += weight
    }
    return { section: 0, offset: 0 }
  }

  /**
   * Both offsets as locators that outlive every layout.
   *
   * @throws {ReaderError} for a section that cannot be read
   */
  async describe(section: number, from: number, to: number): Promise<DescribedRange> {
    const { text } = await this.#read(section)
    const [locator, end] = await Promise.all([
      this.#locator(section, from),
      this.#locator(section, to),
    ])
    return { locator, end, text: text.slice(from, to).slice(0, 100_000) }
  }

  async #locator(section: number, offset: number): Promise<Locator> {
    const { content, text } = await this.#read(section)
    const { length } = text.text
    const title = titleAt(this.#chapters, section, offset, content.section)
    const progression = length === 0 ? 0 : Math.min(1, offset / length)
    const before = shown(text.text.slice(Math.max(0, offset - quote.before), offset))
    return {
      href: content.section.href,
      ...(title !== undefined && { title }),
      locations: {
        offset,
        progression,
        totalProgression: totalProgression(this.#weights, section, progression),
      },
      text: {
        ...(before !== '' && { before }),
        highlight: shown(text.text.slice(offset, offset + quote.after)),
      },
    }
  }

  #read(index: number): Promise<{ content: SectionContent; text: SectionText }> {
    const known = this.#sections.get(index)
    if (known) return known
    const read = this.#content(index).then((content) => ({ content, text: sectionText(content) }))
    this.#sections.set(index, read)
    return read
  }
}

const shown = (text: string): string => text.replaceAll('\0', '')

/** The text of a prepared section, all chunks in one. */
export function sectionText({ section, html }: SectionContent): SectionText {
  const chunks = section.chunks.map(({ start }, index) => ({
    start,
    text: readChunkText(html(index)),
  }))
  const text = chunks.map((chunk) => chunk.text.searchable).join('')
  let folded: Comparable | undefined
  return {
    text,
    get comparable() {
      return (folded ??= comparable(text))
    },
    // A section is cut between two blocks, so that each chunk begins a line.
    slice: (from, to) =>
      chunks
        .filter((chunk) => chunk.start < to && chunk.start + chunk.text.length > from)
        .map((chunk) => chunk.text.slice(Math.max(0, from - chunk.start), to - chunk.start))
        .filter((line) => line !== '')
        .join('\n'),
  }
}
