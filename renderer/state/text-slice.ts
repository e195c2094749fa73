import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { EncodingSamples } from '#core/publication/encoding-samples'
import type { TextOptions } from '#core/publication/publication'

import type { AppState } from './app-state'
import { noHistory } from './history'
import { tellOf } from './tell-of'

export interface TextSlice {
  /** What was chosen a moment ago and is not yet on the page. */
  readonly wishedTextOptions: TextOptions | null
  /** Reads the open plain text in another way, from the same place. */
  readonly changeTextOptions: (options: TextOptions) => Promise<void>
  /** @returns `null` where they cannot be had */
  readonly sampleEncodings: (most: number) => Promise<EncodingSamples | null>
}

/** How the open plain text is read. */
export const createTextSlice =
  (api: Api): StateCreator<AppState, [], [], TextSlice> =>
  (set, get) => ({
    wishedTextOptions: null,

    async changeTextOptions(options) {
      const id = get().reading?.publication.id
      if (id === undefined) return
      set({ wishedTextOptions: options })
      /** Somebody who goes through the choices is shown the last one only. */
      const isWished = () =>
        get().wishedTextOptions === options && get().reading?.publication.id === id
      try {
        await get().flushPosition()
        const reading = await api.request('text.setOptions', { id, options })
        // Places that one came from are counted in the old text: there is no way back to them.
        if (isWished()) set({ reading, bookmarks: reading.bookmarks, history: noHistory })
      } catch (error) {
        if (isWished()) tellOf(get, error)
      } finally {
        if (isWished()) set({ wishedTextOptions: null })
      }
    },

    async sampleEncodings(most) {
      const id = get().reading?.publication.id
      if (id === undefined) return null
      try {
        return await api.request('text.sampleEncodings', { id, most })
      } catch (error) {
        tellOf(get, error)
        return null
      }
    },
  })
