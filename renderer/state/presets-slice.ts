import type { StateCreator } from 'zustand'

import { layered } from '#core/preference-scopes'
import { presetOf, type OwnPreset } from '#core/presets'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { layersOf } from './wish-layers'

export interface PresetsSlice {
  /** Keeps how the text is set now under a name. @returns what was kept; `null` without a name */
  readonly savePreset: (name: string) => OwnPreset | null
  readonly renamePreset: (id: string, name: string) => void
  /** With a way back. */
  readonly removePreset: (id: string) => void
}

const longestName = 60

/** Ways of setting text that the person gave a name. */
export const createPresetsSlice: StateCreator<AppState, [], [], PresetsSlice> = (_set, get) => {
  const own = () => get().preferences.presets
  const put = (presets: readonly OwnPreset[]) => get().changePreferences({ presets: [...presets] })
  return {
    savePreset(given) {
      const name = given.trim().slice(0, longestName)
      if (name === '') return null
      const preset = { id: crypto.randomUUID(), name, wishes: presetOf(layered(layersOf(get()))) }
      put([...own(), preset])
      return preset
    },
    renamePreset(id, given) {
      const name = given.trim().slice(0, longestName)
      if (name === '') return
      put(own().map((preset) => (preset.id === id ? { ...preset, name } : preset)))
    },
    removePreset(id) {
      const before = own()
      const removed = before.find((preset) => preset.id === id)
      if (!removed) return
      put(before.filter((preset) => preset !== removed))
      get().notify({
        kind: 'status',
        text: words.presetRemoved(removed.name),
        action: { label: words.undo, run: () => put([...own(), removed]) },
      })
    },
  }
}
