import type { ErrorReport } from '#core/errors'
import type { PassageWords } from '#core/search/chunk-search'
import type { Found, SearchQuery } from '#core/search/finder'

/** A passage found in a publication; `from` and `to` are locator offsets in its resource. */
export interface SearchResult extends Found {
  /** Index in the reading order. */
  readonly section: number
  readonly href: string
  /** Share of the resource before it, 0 to 1. */
  readonly progression: number
  /** They come with the first ones, and for others when they are asked for. */
  readonly words?: PassageWords
}

/** Results that come with their words: what is shown at first. */
export const wordsAtOnce = 200

/** What was found in one chunk. Of a frequent word there are ten thousands: they come as numbers. */
export interface FoundInChunk {
  readonly section: number
  /** Length of the section in locator offsets. */
  readonly sectionLength: number
  /** `from` and `to` of each passage, one after the other. */
  readonly places: Int32Array
  /** Of the first ones, as far as they come at once. */
  readonly words: readonly PassageWords[]
}

export type SearchQuestion =
  /** This and a new search end the one before. */
  | { readonly kind: 'prepare' }
  | { readonly kind: 'search'; readonly jobId: number; readonly query: SearchQuery }
  | {
      readonly kind: 'describe'
      readonly jobId: number
      readonly passages: readonly (Found & { readonly section: number })[]
    }

/** To the worker, which is told with each question what it searches. */
export type SearchJob = SearchQuestion & {
  readonly publicationId: string
  /** Sections of its reading order, and the index of the first of them among all sections. */
  readonly count: number
  readonly firstSection: number
}

/** From the worker; what is found comes in reading order. */
export type SearchReport = { readonly jobId: number } &
  /** Also where it found nothing for a while: it goes on. */
  (
    | { readonly kind: 'found'; readonly chunks: readonly FoundInChunk[] }
    | { readonly kind: 'done' }
    | { readonly kind: 'failed'; readonly error: ErrorReport }
    | { readonly kind: 'described'; readonly words: readonly PassageWords[] }
  )
