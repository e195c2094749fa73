import type { StateCreator } from 'zustand'

import { sentenceFor } from '#core/error-words'
import type { SearchQuery } from '#core/search/finder'

import type { SearchResult } from '../engine/search/messages'
import { PublicationSearch } from '../engine/search/publication-search'

import type { AppState } from './app-state'

export type SearchState =
  | { readonly status: 'idle' | 'searching' | 'done' }
  | { readonly status: 'failed'; readonly sentence: string }

export interface SearchSlice {
  readonly searchQuery: SearchQuery
  /** In reading order, as they come. */
  readonly searchResults: readonly SearchResult[]
  readonly searchState: SearchState
  /** Index of the result that one looks at; `null` before the first. */
  readonly searchAt: number | null
  /** Reads the text of the open publication, for the search that is to come. */
  readonly prepareSearch: () => void
  readonly search: (query: SearchQuery) => void
  readonly setSearchAt: (index: number) => void
  /** Gives words to those of the first `count` results that came without. */
  readonly describeResults: (count: number) => Promise<void>
  /** Forgets results and text. */
  readonly endSearch: () => void
}

const noQuery: SearchQuery = {
  text: '',
  mode: 'phrase',
  distance: 10,
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
}

const noResults = { searchResults: [], searchAt: null, searchState: { status: 'idle' } } as const

/** Results are shown after so long while more come; each time after twice as long as the time before. */
const showMs = 60

export const createSearchSlice: StateCreator<AppState, [], [], SearchSlice> = (set, get) => {
  let searching: { readonly id: string; readonly search: PublicationSearch } | undefined

  const searchOf = (): PublicationSearch | null => {
    const { reading } = get()
    if (!reading) return null
    const { id } = reading.publication
    if (searching?.id !== id) {
      searching?.search.close()
      searching = { id, search: new PublicationSearch(id, reading.manifest) }
    }
    return searching.search
  }

  return {
    searchQuery: noQuery,
    ...noResults,

    prepareSearch: () => void (get().searchState.status === 'idle' && searchOf()?.prepare()),

    search(query) {
      set({ searchQuery: query, ...noResults })
      const searchIn = query.text.trim() === '' ? null : searchOf()
      if (!searchIn) return searching?.search.prepare()
      set({ searchState: { status: 'searching' } })
      let more: SearchResult[] = []
      let pauseMs = showMs
      let nextAt = -Infinity
      const show = (searchState: SearchState) => {
        set(({ searchResults }) => ({ searchState, searchResults: [...searchResults, ...more] }))
        more = []
      }
      searchIn.run(query, {
        onFound(results) {
          more = [...more, ...results]
          if (performance.now() < nextAt) return
          show({ status: 'searching' })
          nextAt = performance.now() + pauseMs
          pauseMs *= 2
        },
        onDone: () => show({ status: 'done' }),
        onFailed: (error) => show({ status: 'failed', sentence: sentenceFor(error) }),
      })
    },

    setSearchAt: (index) => set({ searchAt: index }),

    async describeResults(count) {
      const silent = get()
        .searchResults.slice(0, count)
        .filter(({ words }) => !words)
      const words = silent.length > 0 ? await searching?.search.describe(silent) : undefined
      if (!words) return
      const told = new Map(
        silent.map((result, index) => {
          const known = words[index]
          return [result, known ? { ...result, words: known } : result]
        }),
      )
      set(({ searchResults }) => ({
        searchResults: searchResults.map((result) => told.get(result) ?? result),
      }))
    },

    endSearch() {
      searching?.search.close()
      searching = undefined
      set({ searchQuery: { ...get().searchQuery, text: '' }, ...noResults })
    },
  }
}
