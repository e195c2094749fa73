import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { FoundInLibrary, FoundNote, LibrarySearchState } from '#core/ipc/contract'
import type { Locator } from '#core/publication/locator'
import type { PublicationId } from '#core/publication/publication'
import type { LibraryPassage } from '#core/search/library-passage'
import { libraryQuery } from '#core/search/library-words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

/** A publication in which the words were found. */
export interface FoundPublication {
  readonly id: PublicationId
  /** How many of its sections have them. */
  readonly sections: number
  /** The first passages; `null` until they are read. */
  readonly passages: readonly LibraryPassage[] | null
}

/** A place at which a publication is entered. */
export interface Arrival {
  readonly id: PublicationId
  readonly locator: Locator
  /** What is looked for in the publication from then on; `null` for nothing. */
  readonly match: string | null
}

export interface LibrarySearchSlice {
  readonly isSearchingLibrary: boolean
  readonly setSearchingLibrary: (isSearching: boolean) => void
  /** How far the index is; `null` before it is known. */
  readonly librarySearch: LibrarySearchState | null
  readonly setLibraryIndexed: (isIndexed: boolean) => Promise<void>
  readonly libraryTyped: string
  /** `null` while nothing is looked for. */
  readonly libraryFound: readonly FoundPublication[] | null
  readonly notesFound: readonly FoundNote[]
  readonly isMoreInLibrary: boolean
  readonly searchLibrary: (typed: string) => Promise<void>
  /** Where the publication that is being opened shall be entered. */
  readonly arriving: Arrival | null
  /** Opens a publication at a passage, with the words that were found marked in all of it. */
  readonly openPassage: (arrival: Arrival) => Promise<void>
  readonly arrived: () => void
}

const nothing = { libraryFound: null, notesFound: [], isMoreInLibrary: false } as const
/** Passages are read for so many; the rest say how often the words are in them. */
const readAtMost = 20
/** Sections in which passages are looked for. */
const sectionsAtMost = 5

/** Words in all publications: the main process finds them, this shows what came and opens it. */
export const createLibrarySearchSlice =
  (api: Api): StateCreator<AppState, [], [], LibrarySearchSlice> =>
  (set, get) => {
    const isCurrent = (typed: string) => get().libraryTyped === typed

    api.subscribe('librarySearch.changed', (librarySearch) => set({ librarySearch }))

    const readPassages = async (typed: string, { publications }: FoundInLibrary) => {
      for (const { id, sections } of publications.slice(0, readAtMost)) {
        if (!isCurrent(typed)) return
        const passages = await api
          .request('librarySearch.passages', {
            id,
            sections: sections.slice(0, sectionsAtMost),
            typed,
          })
          // What cannot be read has no passages; opening it says why.
          .catch(() => [])
        if (!isCurrent(typed)) return
        set(({ libraryFound }) => ({
          libraryFound:
            libraryFound?.map((one) => (one.id === id ? { ...one, passages } : one)) ?? null,
        }))
      }
    }

    return {
      isSearchingLibrary: false,
      librarySearch: null,
      libraryTyped: '',
      libraryFound: null,
      notesFound: [],
      isMoreInLibrary: false,
      arriving: null,

      setSearchingLibrary(isSearchingLibrary) {
        set({ isSearchingLibrary })
        if (!isSearchingLibrary) return
        api
          .request('librarySearch.state')
          .then((librarySearch) => set({ librarySearch }))
          .catch((error: unknown) => tellOf(get, error))
      },

      async setLibraryIndexed(isIndexed) {
        try {
          const librarySearch = await api.request('librarySearch.setIndexed', { isIndexed })
          set({ librarySearch, libraryFound: null })
          await get().searchLibrary(get().libraryTyped)
        } catch (error) {
          tellOf(get, error)
        }
      },

      async searchLibrary(typed) {
        set({ libraryTyped: typed })
        if (libraryQuery(typed).parts.length === 0) return set(nothing)
        try {
          const [found, notesFound] = await Promise.all([
            api.request('librarySearch.find', { typed }),
            api.request('librarySearch.notes', { typed }),
          ])
          if (!isCurrent(typed)) return
          set({
            libraryFound: found.publications.map(({ id, sections }) => ({
              id,
              sections: sections.length,
              passages: null,
            })),
            isMoreInLibrary: found.isMore,
            notesFound,
          })
          await readPassages(typed, found)
        } catch (error) {
          tellOf(get, error)
        }
      },

      async openPassage(arriving) {
        set({ isSearchingLibrary: false, arriving })
        await get().openPublication(arriving.id)
        // It could not be opened, and that was said.
        if (get().reading?.publication.id !== arriving.id) set({ arriving: null })
      },

      arrived: () => set({ arriving: null }),
    }
  }
