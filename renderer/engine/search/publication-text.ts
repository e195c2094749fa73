import { ChunkText } from '#core/content/chunk-text'
import {
  type ChunkPlace,
  type TextBatch,
  textsAddress,
  type TextSpan,
} from '#core/content/text-batch'
import { type ErrorReport, ReaderError } from '#core/errors'

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

/** All text of a publication, read from its start on and kept. */
export class PublicationText {
  readonly #publicationId: string
  readonly #firstSection: number
  readonly #end: number
  readonly #chunks: SearchedChunk[] = []
  /** The first chunk that has not come yet. */
  #next: ChunkPlace | null
  #isReading = false
  /** Who waits for more. */
  #waiting: { resolve(): void; reject(error: unknown): void }[] = []

  /** @param firstSection index of the first of `count` sections among all that can be fetched */
  constructor(publicationId: string, count: number, firstSection: number) {
    this.#publicationId = publicationId
    this.#firstSection = firstSection
    this.#end = firstSection + count
    this.#next = { section: firstSection, chunk: 0 }
  }

  /** Reads all that there is, if nothing keeps it from that. */
  prepare(): void {
    if (!this.#next || this.#isReading) return
    this.#isReading = true
    this.#read().then(
      () => this.#stop(),
      (error: unknown) => this.#stop(error),
    )
  }

  /** In reading order; those that have been read come at once. */
  async *chunks(): AsyncGenerator<SearchedChunk, void> {
    for (let index = 0; ; index++) {
      while (index >= this.#chunks.length) {
        if (!this.#next) return
        await this.#more()
      }
      yield this.#chunks[index]!
    }
  }

  /** The one in which an offset of a section lies, if it has been read. */
  chunkAt(section: number, offset: number): SearchedChunk | undefined {
    return this.#chunks.findLast((chunk) => chunk.section === section && chunk.start <= offset)
  }

  /** Resolves when more has come. @throws {ReaderError} where none comes */
  #more(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.prepare()
    })
  }

  async #read(): Promise<void> {
    const response = await fetch(textsAddress(this.#publicationId, this.#span))
    if (!response.ok) throw await errorOf(response)
    for await (const line of linesOf(response)) this.#take(JSON.parse(line) as Line)
  }

  get #span(): TextSpan {
    return { from: this.#next!, end: this.#end }
  }

  #take(line: Line): void {
    if ('error' in line) throw ReaderError.fromReport(line.error)
    for (const { section, sectionLength, start, ...parts } of line.chunks) {
      this.#chunks.push({
        section: section - this.#firstSection,
        sectionLength,
        start,
        text: new ChunkText(parts),
      })
    }
    this.#next = line.next
    for (const one of this.#waiting.splice(0)) one.resolve()
  }

  /** No more comes. Who waits hears why; who comes later asks again. */
  #stop(error?: unknown): void {
    this.#isReading = false
    const reason = error ?? new ReaderError('internal', 'No more text came')
    for (const one of this.#waiting.splice(0)) {
      if (this.#next) one.reject(reason)
      else one.resolve()
    }
  }
}

type Line = TextBatch | { readonly error: ErrorReport }

async function errorOf(response: Response): Promise<ReaderError> {
  return response.headers.get('content-type') === 'application/json'
    ? ReaderError.fromReport(await response.json())
    : new ReaderError('publication/not-found', `Texts answered ${response.status}`)
}

async function* linesOf({ body }: Response): AsyncGenerator<string, void> {
  if (!body) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let parts: string[] = []
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const [rest = '', ...lines] = value!.split('\n')
    parts.push(rest)
    for (const line of lines) {
      yield parts.join('')
      parts = [line]
    }
  }
}
