import type { StateCreator } from 'zustand'

import type { Highlight, HighlightColour, HighlightKind } from '#core/annotations'
import type { Api } from '#core/ipc/client'

import type { NoteReference, PageSelection } from '../engine/visual-navigator'
import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

/** What of a highlight the person decides. */
export type HighlightChange = Partial<Pick<Highlight, 'kind' | 'colour' | 'note'>>

/** The highlight that somebody looks at, and where its menu has its place. */
export interface OpenHighlight {
  readonly id: string
  readonly rect: NoteReference['rect']
  /** Its note is to be written at once. */
  readonly isForNote: boolean
}

export interface HighlightsSlice {
  /** Those of the open publication. */
  readonly highlights: readonly Highlight[]
  readonly selection: PageSelection | null
  readonly openHighlight: OpenHighlight | null
  readonly setSelection: (selection: PageSelection | null) => void
  readonly setOpenHighlight: (open: OpenHighlight | null) => void
  /** @returns its id; `null` where nothing is open */
  readonly addHighlight: (
    selection: PageSelection,
    style: { readonly kind: HighlightKind; readonly colour: HighlightColour },
  ) => Promise<string | null>
  readonly changeHighlight: (id: string, change: HighlightChange) => Promise<void>
  /** With a way back. */
  readonly removeHighlight: (id: string) => Promise<void>
}

export const createHighlightsSlice =
  (api: Api): StateCreator<AppState, [], [], HighlightsSlice> =>
  (set, get) => {
    const put = (highlight: Highlight) =>
      set(({ highlights, reading }) =>
        reading?.publication.id === highlight.publicationId
          ? { highlights: [...highlights.filter(({ id }) => id !== highlight.id), highlight] }
          : {},
      )
    const take = (id: string) =>
      set(({ highlights }) => ({ highlights: highlights.filter((one) => one.id !== id) }))

    /** Shown at once; taken back when it could not be stored. */
    const save = async (highlight: Highlight, before: Highlight | null) => {
      put(highlight)
      try {
        await api.request('highlights.save', highlight)
      } catch (error) {
        if (before) put(before)
        else take(highlight.id)
        tellOf(get, error)
      }
    }

    return {
      highlights: [],
      selection: null,
      openHighlight: null,
      // Whoever selects something else is done with the word.
      setSelection: (selection) => set({ selection, openWord: null }),
      setOpenHighlight: (openHighlight) =>
        set((state) => (state.openHighlight === openHighlight ? state : { openHighlight })),

      async addHighlight({ locator, end, text }, { kind, colour }) {
        const publicationId = get().reading?.publication.id
        if (publicationId === undefined) return null
        const id = crypto.randomUUID()
        const createdAt = new Date().toISOString()
        const made = { id, publicationId, locator, end, text, kind, colour, note: null }
        await save({ ...made, createdAt, changedAt: createdAt }, null)
        get().changePreferences({ highlights: { ...get().preferences.highlights, kind, colour } })
        return id
      },

      async changeHighlight(id, change) {
        const before = get().highlights.find((highlight) => highlight.id === id)
        if (!before) return
        const after = { ...before, ...change }
        if (JSON.stringify(after) === JSON.stringify(before)) return
        await save({ ...after, changedAt: new Date().toISOString() }, before)
      },

      async removeHighlight(id) {
        const removed = get().highlights.find((highlight) => highlight.id === id)
        if (!removed) return
        take(id)
        try {
          await api.request('highlights.remove', { id })
        } catch (error) {
          put(removed)
          tellOf(get, error)
          return
        }
        get().notify({
          kind: 'status',
          text: removed.note === null ? words.highlightRemoved : words.noteRemoved,
          action: { label: words.undo, run: () => void save(removed, null) },
        })
      },
    }
  }
