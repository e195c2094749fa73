import { ReaderError } from '#core/errors'
import type { Manifest } from '#core/publication/publication'
import { firstSection } from '#core/publication/text-view'
import type { SearchQuery } from '#core/search/finder'

import type { SearchJob, SearchReport, SearchResult } from './messages'

export interface SearchListener {
  /** More passages, in reading order. */
  onFound(results: readonly SearchResult[]): void
  onDone(): void
  onFailed(error: ReaderError): void
}

/** A search that says nothing for so long is one that does not end. */
const patienceMs = 5_000

/** Searches one publication, one query at a time. */
export class PublicationSearch {
  readonly #publicationId: string
  readonly #hrefs: readonly string[]
  readonly #firstSection: number
  readonly #start: () => Worker
  #worker: Worker | undefined
  #jobId = 0
  #listener: SearchListener | undefined
  #watch: ReturnType<typeof setTimeout> | undefined

  constructor(publicationId: string, manifest: Manifest, start: () => Worker = startWorker) {
    this.#publicationId = publicationId
    this.#hrefs = manifest.readingOrder.map(({ href }) => href)
    this.#firstSection = firstSection(manifest)
    this.#start = start
  }

  /** Reads the text, so that the first search finds it read. */
  prepare(): void {
    this.#listener = undefined
    this.#ask(null)
  }

  /** Ends the search before and begins this one. */
  run(query: SearchQuery, listener: SearchListener): void {
    this.#listener = listener
    this.#ask(query)
    this.#wait()
  }

  close(): void {
    clearTimeout(this.#watch)
    this.#listener = undefined
    this.#worker?.terminate()
    this.#worker = undefined
  }

  #ask(query: SearchQuery | null): void {
    this.#jobId += 1
    this.#worker ??= this.#open()
    const job: SearchJob = {
      jobId: this.#jobId,
      publicationId: this.#publicationId,
      hrefs: this.#hrefs,
      firstSection: this.#firstSection,
      query,
    }
    this.#worker.postMessage(job)
  }

  #open(): Worker {
    const worker = this.#start()
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReport>) => this.#take(data))
    return worker
  }

  #take(report: SearchReport): void {
    const listener = this.#listener
    if (report.jobId !== this.#jobId || !listener) return
    if (report.kind === 'found') {
      this.#wait()
      listener.onFound(report.results)
      return
    }
    clearTimeout(this.#watch)
    if (report.kind === 'done') listener.onDone()
    else listener.onFailed(ReaderError.fromReport(report.error))
  }

  #wait(): void {
    clearTimeout(this.#watch)
    this.#watch = setTimeout(() => {
      const listener = this.#listener
      this.close()
      listener?.onFailed(new ReaderError('search/too-complex', 'The search does not end'))
    }, patienceMs)
  }
}

const startWorker = (): Worker =>
  new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })
