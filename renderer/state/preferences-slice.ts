import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { Preferences, ReaderPreferences } from '#core/preferences'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export interface PreferencesSlice {
  readonly preferences: Preferences
  readonly systemIsDark: boolean
  readonly setSystemIsDark: (systemIsDark: boolean) => void
  /** Holds at once; is stored a moment later. `undefined` takes a wish back. */
  readonly changeReaderPreferences: (change: ReaderPreferences) => void
  /** Everything but the theme as it was on the first day. */
  readonly resetReaderPreferences: () => void
  readonly setLibrarySort: (sort: Preferences['library']['sort']) => void
  /** Stores what is not stored yet. */
  readonly flushPreferences: () => Promise<void>
}

const storeAfterMs = 150

export const createPreferencesSlice =
  (api: Api): StateCreator<AppState, [], [], PreferencesSlice> =>
  (set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let unsaved = false

    const store = async () => {
      clearTimeout(timer)
      if (!unsaved) return
      unsaved = false
      const { reader, library } = get().preferences
      try {
        await api.request('preferences.update', { reader, library })
      } catch (error) {
        tellOf(get, error)
      }
    }
    const change = (preferences: Preferences) => {
      set({ preferences })
      unsaved = true
      clearTimeout(timer)
      timer = setTimeout(() => void store(), storeAfterMs)
    }

    return {
      preferences: { reader: {}, library: { sort: 'recent' } },
      systemIsDark: false,
      setSystemIsDark: (systemIsDark) => set({ systemIsDark }),
      changeReaderPreferences(wishes) {
        const { preferences } = get()
        change({ ...preferences, reader: { ...preferences.reader, ...wishes } })
      },
      resetReaderPreferences() {
        const { preferences } = get()
        const { theme } = preferences.reader
        change({ ...preferences, reader: theme === undefined ? {} : { theme } })
      },
      setLibrarySort(sort) {
        change({ ...get().preferences, library: { sort } })
      },
      flushPreferences: store,
    }
  }
