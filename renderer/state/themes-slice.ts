import type { StateCreator } from 'zustand'

import type { CustomTheme } from '#core/themes'

import { words } from '../words/words'

import type { AppState } from './app-state'

export interface ThemesSlice {
  /** Adds a theme, or puts it in the place of the one with its id. */
  readonly saveTheme: (theme: CustomTheme) => void
  /** With a way back. What wore it follows the system. */
  readonly removeTheme: (id: string) => void
}

/** The person's own themes. */
export const createThemesSlice: StateCreator<AppState, [], [], ThemesSlice> = (_set, get) => {
  const own = () => get().preferences.themes
  const put = (themes: readonly CustomTheme[]) => get().changePreferences({ themes: [...themes] })
  return {
    saveTheme(theme) {
      const isNew = !own().some(({ id }) => id === theme.id)
      put(isNew ? [...own(), theme] : own().map((one) => (one.id === theme.id ? theme : one)))
    },
    removeTheme(id) {
      const removed = own().find((theme) => theme.id === id)
      if (!removed) return
      put(own().filter((theme) => theme !== removed))
      get().notify({
        kind: 'status',
        text: words.themeRemoved(removed.name),
        action: { label: words.undo, run: () => put([...own(), removed]) },
      })
    },
  }
}
