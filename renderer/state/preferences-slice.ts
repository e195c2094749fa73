import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { Appearance } from '#core/ipc/contract'
import type { LibraryView } from '#core/library-view'
import { hasWishes, type Scope } from '#core/preference-scopes'
import { definedWishes, pageWishes, type ReaderPreferences } from '#core/preferences'
import { withPreset } from '#core/presets'
import type { PublicationId } from '#core/publication/publication'
import { noPreferences, type Preferences } from '#core/stored-preferences'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'
import { layerName, layersOf, type LayerName } from './wish-layers'

export interface PreferencesSlice {
  readonly preferences: Preferences
  /** Wishes for the open publication alone. */
  readonly bookPreferences: ReaderPreferences
  /** For what a change of the settings holds. */
  readonly scope: Scope
  readonly systemIsDark: boolean
  readonly setSystemIsDark: (systemIsDark: boolean) => void
  readonly setScope: (scope: Scope) => void
  /** Replaces parts of what is stored for all books. Holds at once; is stored a moment later. */
  readonly changePreferences: (change: Partial<Preferences>) => void
  /** Changes wishes in the present scope. `undefined` takes a wish back. */
  readonly changeReaderPreferences: (change: ReaderPreferences) => void
  /** Changes wishes for the open publication alone, whatever the present scope is. */
  readonly changeBookPreferences: (change: ReaderPreferences) => void
  /** Sets text as a preset says, in the present scope. @returns the way back */
  readonly choosePreset: (preset: ReaderPreferences) => () => void
  /**
   * Forgets the wishes of the present scope, but for the theme of all books; with a way back.
   * @param what how text is set, or how pages with a fixed layout are shown: the other stays
   */
  readonly resetReaderPreferences: (what: 'text' | 'pages') => void
  /** Makes the wishes of the present scope those of all books, and forgets them here. */
  readonly widenReaderPreferences: () => void
  /** Looks at the library in another way. */
  readonly changeLibraryView: (change: Partial<LibraryView>) => void
  /** Tells the system what the page wears. */
  readonly setAppearance: (appearance: Appearance) => void
  /** Stores what is not stored yet. */
  readonly flushPreferences: () => Promise<void>
}

const storeAfterMs = 150

export const createPreferencesSlice =
  (api: Api): StateCreator<AppState, [], [], PreferencesSlice> =>
  (set, get) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let unsaved = false
    const unsavedBooks = new Map<PublicationId, ReaderPreferences>()

    const store = async () => {
      clearTimeout(timer)
      const requests: Promise<unknown>[] = []
      if (unsaved) requests.push(api.request('preferences.update', get().preferences))
      for (const [id, preferences] of unsavedBooks) {
        requests.push(api.request('reading.savePreferences', { id, preferences }))
      }
      unsaved = false
      unsavedBooks.clear()
      await Promise.all(requests).catch((error: unknown) => tellOf(get, error))
    }
    const storeSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void store(), storeAfterMs)
    }
    const changePreferences = (change: Partial<Preferences>) => {
      set(({ preferences }) => ({ preferences: { ...preferences, ...change } }))
      unsaved = true
      storeSoon()
    }
    const putLayer = (name: LayerName, wished: ReaderPreferences) => {
      const wishes = definedWishes(wished)
      const { reading, preferences } = get()
      if (name.scope === 'all') changePreferences({ reader: wishes })
      else if (name.scope === 'kind') {
        const { [name.kind]: _, ...others } = preferences.kinds
        changePreferences({
          kinds: hasWishes(wishes) ? { ...others, [name.kind]: wishes } : others,
        })
      } else {
        if (reading?.publication.id === name.id) set({ bookPreferences: wishes })
        unsavedBooks.set(name.id, wishes)
        storeSoon()
      }
    }
    /** The layer that changes go into, and what is in it. */
    const present = () => {
      const state = get()
      const name = layerName(state.scope, state)
      return { name, wishes: layersOf(state)[name.scope] }
    }

    return {
      preferences: noPreferences,
      bookPreferences: {},
      scope: 'all',
      systemIsDark: false,
      setSystemIsDark: (systemIsDark) => set({ systemIsDark }),
      setScope: (scope) => set({ scope }),
      changePreferences,
      changeReaderPreferences(change) {
        const { name, wishes } = present()
        putLayer(name, { ...wishes, ...change })
      },
      changeBookPreferences(change) {
        const { reading, bookPreferences } = get()
        if (!reading) return
        putLayer({ scope: 'book', id: reading.publication.id }, { ...bookPreferences, ...change })
      },
      choosePreset(preset) {
        const { name, wishes } = present()
        putLayer(name, withPreset(wishes, preset))
        return () => putLayer(name, wishes)
      },
      resetReaderPreferences(what) {
        const { name, wishes } = present()
        putLayer(name, keptAfterReset(wishes, name.scope, what))
        get().notify({
          kind: 'status',
          text: words.wereReset[name.scope],
          action: { label: words.undo, run: () => putLayer(name, wishes) },
        })
      },
      widenReaderPreferences() {
        const { name, wishes } = present()
        const before = get().preferences.reader
        putLayer({ scope: 'all' }, { ...before, ...wishes })
        putLayer(name, {})
        set({ scope: 'all' })
        get().notify({
          kind: 'status',
          text: words.wereWidened,
          action: {
            label: words.undo,
            run: () => {
              putLayer({ scope: 'all' }, before)
              putLayer(name, wishes)
            },
          },
        })
      },
      changeLibraryView: (change) =>
        changePreferences({ library: { ...get().preferences.library, ...change } }),
      setAppearance(appearance) {
        // Dialogs in another light are no loss worth a sentence.
        api.request('window.setAppearance', { appearance }).catch(() => undefined)
      },
      flushPreferences: store,
    }
  }

function keptAfterReset(
  wishes: ReaderPreferences,
  scope: Scope,
  what: 'text' | 'pages',
): ReaderPreferences {
  const isOfPages = (name: string) => (pageWishes as readonly string[]).includes(name)
  const isKept = (name: string) =>
    what === 'pages' ? !isOfPages(name) : isOfPages(name) || (name === 'theme' && scope === 'all')
  return Object.fromEntries(Object.entries(wishes).filter(([name]) => isKept(name)))
}
