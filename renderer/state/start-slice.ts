import type { StateCreator } from 'zustand'

import { ReaderError } from '#core/errors'
import type { Api } from '#core/ipc/client'

import { words } from '../words/words'

import type { AppState } from './app-state'

export interface StartSlice {
  readonly startup:
    | { readonly status: 'loading' | 'ready' }
    | { readonly status: 'failed'; readonly error: ReaderError }
  /** The library can be read, but nothing new is kept. */
  readonly isReadOnly: boolean
  readonly start: () => Promise<void>
  /** Tells the main process that something is on the screen. */
  readonly markPainted: (publicationId: string | null) => void
  readonly toggleFullScreen: () => void
}

export const createStartSlice =
  (api: Api): StateCreator<AppState, [], [], StartSlice> =>
  (set, get) => ({
    startup: { status: 'loading' },
    isReadOnly: false,

    async start() {
      try {
        const {
          opening,
          failures,
          missingFiles,
          version: _,
          ...shelf
        } = await api.request('app.start')
        const { isReadOnly } = shelf
        set({ ...shelf, missingFiles: new Set(missingFiles), startup: { status: 'ready' } })
        if (opening) get().showReading(opening)
        if (isReadOnly) get().notify({ kind: 'alert', text: words.readOnly })
        get().tellOfFailures(failures, opening ? 'stay' : 'open')
      } catch (cause) {
        const error =
          cause instanceof ReaderError
            ? cause
            : new ReaderError('internal', 'The app did not start', { cause })
        set({ startup: { status: 'failed', error } })
      }
    },

    markPainted(publicationId) {
      // Only a picture waits for it; who reads loses nothing when it is not heard.
      api.request('app.painted', { publicationId }).catch(() => undefined)
      if (publicationId !== null) void get().checkAnnotations(publicationId)
    },

    toggleFullScreen() {
      api.request('window.toggleFullScreen').catch(() => undefined)
    },
  })
