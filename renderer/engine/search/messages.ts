import type { ErrorReport } from '#core/errors'
import type { SearchHit } from '#core/search/chunk-search'
import type { SearchQuery } from '#core/search/finder'

/** A passage found in a publication; `from` and `to` are locator offsets in its resource. */
export interface SearchResult extends SearchHit {
  /** Index in the reading order. */
  readonly section: number
  readonly href: string
  /** Share of the resource before it, 0 to 1. */
  readonly progression: number
}

/** To the worker. A new search ends the one before; without a query it only reads the text. */
export interface SearchJob {
  readonly jobId: number
  readonly publicationId: string
  /** Addresses of the reading order. */
  readonly hrefs: readonly string[]
  /** Index of the first of them among all sections. */
  readonly firstSection: number
  readonly query: SearchQuery | null
}

/** From the worker, in reading order. */
export type SearchReport = { readonly jobId: number } & (
  | { readonly kind: 'found'; readonly results: readonly SearchResult[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: ErrorReport }
)
