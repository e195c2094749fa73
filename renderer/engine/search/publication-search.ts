import { ReaderError } from '#core/errors'
import type { Manifest } from '#core/publication/publication'
import { firstSection } from '#core/publication/text-view'
import type { PassageWords } from '#core/search/chunk-search'
import type { SearchQuery } from '#core/search/finder'

import type {
  FoundInChunk,
  SearchJob,
  SearchQuestion,
  SearchReport,
  SearchResult,
} from './messages'

export interface SearchListener {
  /** More passages, in reading order. */
  onFound(results: readonly SearchResult[]): void
  onDone(): void
  onFailed(error: ReaderError): void
}

/** A search that says nothing for so long is one that does not end. */
const patienceMs = 5_000
/** Who asks for something else does not wait behind one that has said nothing for so long. */
const silenceMs = 500

/** Searches one publication, one query at a time. */
export class PublicationSearch {
  readonly #publicationId: string
  readonly #hrefs: readonly string[]
  readonly #firstSection: number
  readonly #start: () => Worker
  #worker: Worker | undefined
  #lastJobId = 0
  #jobId = 0
  readonly #asked = new Map<number, (words: readonly PassageWords[]) => void>()
  #listener: SearchListener | undefined
  /** Runs out while a search goes on and says nothing. */
  #watch: ReturnType<typeof setTimeout> | undefined
  #heardAt = 0

  constructor(publicationId: string, manifest: Manifest, start: () => Worker = startWorker) {
    this.#publicationId = publicationId
    this.#hrefs = manifest.readingOrder.map(({ href }) => href)
    this.#firstSection = firstSection(manifest)
    this.#start = start
  }

  /** Ends the search before, if there is one, and reads the text, so that the next one finds it read. */
  prepare(): void {
    if (this.#isOn) this.close()
    this.#listener = undefined
    this.#ask({ kind: 'prepare' })
  }

  /** Ends the search before and begins this one. */
  run(query: SearchQuery, listener: SearchListener): void {
    const now = performance.now()
    if (this.#isOn && now - this.#heardAt > silenceMs) this.close()
    if (!this.#isOn) this.#heardAt = now
    this.#listener = listener
    this.#jobId = this.#lastJobId += 1
    this.#ask({ kind: 'search', jobId: this.#jobId, query })
    this.#wait()
  }

  /** The words of results that came without; none where the search is closed meanwhile. */
  describe(results: readonly SearchResult[]): Promise<readonly PassageWords[]> {
    const jobId = (this.#lastJobId += 1)
    const passages = results.map(({ section, from, to }) => ({ section, from, to }))
    this.#ask({ kind: 'describe', jobId, passages })
    return new Promise((resolve) => this.#asked.set(jobId, resolve))
  }

  close(): void {
    this.#stopWaiting()
    this.#listener = undefined
    this.#worker?.terminate()
    this.#worker = undefined
    for (const resolve of this.#asked.values()) resolve([])
    this.#asked.clear()
  }

  get #isOn(): boolean {
    return this.#watch !== undefined
  }

  #ask(question: SearchQuestion): void {
    this.#worker ??= this.#open()
    const job: SearchJob = {
      publicationId: this.#publicationId,
      count: this.#hrefs.length,
      firstSection: this.#firstSection,
      ...question,
    }
    this.#worker.postMessage(job)
  }

  #open(): Worker {
    const worker = this.#start()
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReport>) => this.#take(data))
    return worker
  }

  #take(report: SearchReport): void {
    this.#heardAt = performance.now()
    if (report.kind === 'described') {
      this.#asked.get(report.jobId)?.(report.words)
      this.#asked.delete(report.jobId)
      return
    }
    const listener = this.#listener
    if (report.jobId !== this.#jobId || !listener) return
    if (report.kind === 'found') {
      this.#wait()
      const results = report.chunks.flatMap((chunk) => this.#resultsOf(chunk))
      if (results.length > 0) listener.onFound(results)
      return
    }
    this.#stopWaiting()
    if (report.kind === 'done') listener.onDone()
    else listener.onFailed(ReaderError.fromReport(report.error))
  }

  #resultsOf({ section, sectionLength, places, words }: FoundInChunk): SearchResult[] {
    const href = this.#hrefs[section]!
    return Array.from({ length: places.length / 2 }, (_, index) => {
      const from = places[2 * index]!
      const to = places[2 * index + 1]!
      const progression = Math.min(1, from / Math.max(1, sectionLength))
      const known = words[index]
      return { section, href, from, to, progression, ...(known && { words: known }) }
    })
  }

  #wait(): void {
    this.#stopWaiting()
    this.#watch = setTimeout(() => {
      const listener = this.#listener
      this.close()
      listener?.onFailed(new ReaderError('search/too-complex', 'The search does not end'))
    }, patienceMs)
  }

  #stopWaiting(): void {
    clearTimeout(this.#watch)
    this.#watch = undefined
  }
}

const startWorker = (): Worker =>
  new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
