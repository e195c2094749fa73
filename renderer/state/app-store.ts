import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'

import type { Api } from '#core/ipc/client'

import type { AppState } from './app-state'
import { createAutomaticPlacesSlice } from './automatic-places-slice'
import { createBackupSlice } from './backup-slice'
import { createBookmarksSlice } from './bookmarks-slice'
import { createDictionarySlice } from './dictionary-slice'
import { createDuplicatesSlice } from './duplicates-slice'
import { createExchangeSlice } from './exchange-slice'
import { createHighlightsSlice } from './highlights-slice'
import { createFontsSlice } from './fonts-slice'
import { createLibrarySearchSlice } from './library-search-slice'
import { createLibrarySlice } from './library-slice'
import { createNoticesSlice } from './notices-slice'
import { createPasswordSlice } from './password-slice'
import { createPreferencesSlice } from './preferences-slice'
import { createPresetsSlice } from './presets-slice'
import { createReaderViewSlice } from './reader-view-slice'
import { createReadingSlice } from './reading-slice'
import { createSearchSlice } from './search-slice'
import { createShelfSlice } from './shelf-slice'
import { createStatisticsSlice } from './statistics-slice'
import { createStartSlice } from './start-slice'
import { createThemesSlice } from './themes-slice'
import { createTextSlice } from './text-slice'
import { createUnplacedSlice } from './unplaced-slice'
import { createWatchedFoldersSlice } from './watched-folders-slice'

export type AppStore = StoreApi<AppState>

/**
 * One store per window, and one per test: there is none at module level.
 *
 * @param now ms of a clock that never goes back
 */
export function createAppStore(api: Api, now = () => performance.now()): AppStore {
  return createStore<AppState>()((...arguments_) => ({
    ...createNoticesSlice(...arguments_),
    ...createPasswordSlice(...arguments_),
    ...createPreferencesSlice(api)(...arguments_),
    ...createPresetsSlice(...arguments_),
    ...createFontsSlice(api)(...arguments_),
    ...createThemesSlice(...arguments_),
    ...createReaderViewSlice(...arguments_),
    ...createReadingSlice(api)(...arguments_),
    ...createBookmarksSlice(api)(...arguments_),
    ...createAutomaticPlacesSlice(api)(...arguments_),
    ...createHighlightsSlice(api)(...arguments_),
    ...createUnplacedSlice(api)(...arguments_),
    ...createExchangeSlice(api)(...arguments_),
    ...createStatisticsSlice(api, now)(...arguments_),
    ...createDictionarySlice(api)(...arguments_),
    ...createSearchSlice(...arguments_),
    ...createLibrarySearchSlice(api)(...arguments_),
    ...createLibrarySlice(api)(...arguments_),
    ...createShelfSlice(api)(...arguments_),
    ...createDuplicatesSlice(api)(...arguments_),
    ...createTextSlice(api)(...arguments_),
    ...createBackupSlice(api)(...arguments_),
    ...createWatchedFoldersSlice(api)(...arguments_),
    ...createStartSlice(api)(...arguments_),
  }))
}

export const AppStoreContext = createContext<AppStore | null>(null)

/** The store itself, for what happens outside of drawing. */
export function useAppStoreApi(): AppStore {
  const store = useContext(AppStoreContext)
  if (!store) throw new Error('The app store needs an <AppStoreContext>')
  return store
}

/** Reads the store through a selector. There is no selector-free form: it would redraw on every change. */
export function useAppStore<Selected>(selector: (state: AppState) => Selected): Selected {
  return useStore(useAppStoreApi(), selector)
}
