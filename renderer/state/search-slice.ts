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

/** Results are shown so often while more come. */
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
      if (!searchIn) return
      set({ searchState: { status: 'searching' } })
      const results: SearchResult[] = []
      let shown = -Infinity
      const show = () => {
        shown = performance.now()
        set({ searchResults: [...results] })
      }
      searchIn.run(query, {
        onFound(more) {
          results.push(...more)
          if (performance.now() - shown > showMs) show()
        },
        onDone() {
          show()
          set({ searchState: { status: 'done' } })
        },
        onFailed(error) {
          show()
          set({ searchState: { status: 'failed', sentence: sentenceFor(error) } })
        },
      })
    },

    setSearchAt: (index) => set({ searchAt: index }),

    endSearch() {
      searching?.search.close()
      searching = undefined
      set({ searchQuery: { ...get().searchQuery, text: '' }, ...noResults })
    },
  }
}
