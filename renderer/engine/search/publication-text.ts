import { ChunkText } from '#core/content/chunk-text'
import { textsAddress, type ChunkPlace, type TextBatch } from '#core/content/text-batch'
import { ReaderError } from '#core/errors'

/** A chunk of a publication, as it is searched. */
export interface SearchedChunk {
  /** Index in the reading order. */
  readonly section: number
  /** Length of the section in locator offsets. */
  readonly sectionLength: number
  /** Locator offset at which it begins. */
  readonly start: number
  readonly text: ChunkText
}

/** Characters asked for at a time: few at first, so that there is something to search, then twice as many. */
const firstBatch = 50_000
const largestBatch = 400_000

/** All text of a publication, read from its start on and kept. */
export class PublicationText {
  readonly #publicationId: string
  readonly #firstSection: number
  readonly #end: number
  readonly #chunks: SearchedChunk[] = []
  #next: ChunkPlace | null
  #most = firstBatch
  #reading: Promise<void> | undefined

  /** @param firstSection index of the first of `count` sections among all that can be fetched */
  constructor(publicationId: string, count: number, firstSection: number) {
    this.#publicationId = publicationId
    this.#firstSection = firstSection
    this.#end = firstSection + count
    this.#next = { section: firstSection, chunk: 0 }
  }

  /** Reads all that there is, if nothing keeps it from that. */
  prepare(): void {
    // Who needs it asks again, and hears what is wrong with it.
    if (this.#next) this.#readOn().catch(() => undefined)
  }

  /** In reading order; those that have been read come at once. */
  async *chunks(): AsyncGenerator<SearchedChunk, void> {
    for (let index = 0; ; index++) {
      while (index >= this.#chunks.length) {
        if (!this.#next) return
        await this.#readOn()
      }
      yield this.#chunks[index]!
    }
  }

  /** The one in which an offset of a section lies, if it has been read. */
  chunkAt(section: number, offset: number): SearchedChunk | undefined {
    return this.#chunks.findLast((chunk) => chunk.section === section && chunk.start <= offset)
  }

  #readOn(): Promise<void> {
    return (this.#reading ??= this.#read())
  }

  async #read(): Promise<void> {
    try {
      const { chunks, next } = await this.#fetch(this.#next!)
      for (const { section, sectionLength, start, ...parts } of chunks) {
        this.#chunks.push({
          section: section - this.#firstSection,
          sectionLength,
          start,
          text: new ChunkText(parts),
        })
      }
      this.#next = next
      this.#most = Math.min(2 * this.#most, largestBatch)
    } finally {
      this.#reading = undefined
    }
    // The next ones are on their way while these are searched.
    this.prepare()
  }

  async #fetch(from: ChunkPlace): Promise<TextBatch> {
    const range = { from, end: this.#end, most: this.#most }
    const response = await fetch(textsAddress(this.#publicationId, range))
    if (response.ok) return (await response.json()) as TextBatch
    throw response.headers.get('content-type') === 'application/json'
      ? ReaderError.fromReport(await response.json())
      : new ReaderError('publication/not-found', `Texts answered ${response.status}`)
  }
}
