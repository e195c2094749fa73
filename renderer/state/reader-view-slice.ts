import type { StateCreator } from 'zustand'

import type { Locator } from '#core/publication/locator'

import type { LocatedCause, PageInfo } from '../engine/visual-navigator'

import type { AppState } from './app-state'
import { afterBack, afterForward, afterJump, noHistory, type ReadingHistory } from './history'

/** `encoding` is the lower part of `text`. */
export type PanelName =
  | 'contents'
  | 'bookmarks'
  | 'notes'
  | 'search'
  | 'overview'
  | 'typography'
  | 'go-to'
  | 'text'
  | 'encoding'

/** What the reading screen shows besides the text. */
export interface ReaderViewSlice {
  /** Changes at every turn: select it only where it is shown. */
  readonly locator: Locator | null
  /** Changes at every turn, as `locator` does. */
  readonly page: PageInfo | null
  /** Another number whenever pages may have other numbers than before: a layout, or its count. */
  readonly numbering: number
  readonly history: ReadingHistory
  readonly panel: PanelName | null
  readonly barsShown: boolean
  /** What the engine is doing is shown over the page, for people who look into it. */
  readonly factsShown: boolean
  /** @param by what moved: a jump on the history itself leaves no new trace in it */
  readonly setPlace: (
    place: { locator: Locator; page: PageInfo; cause: LocatedCause },
    by?: 'back' | 'forward',
  ) => void
  readonly setPanel: (panel: PanelName | null) => void
  readonly togglePanel: (panel: PanelName) => void
  readonly toggleFacts: () => void
  readonly setBarsShown: (barsShown: boolean) => void
  readonly resetReaderView: () => void
}

const atStart = {
  locator: null,
  page: null,
  numbering: 0,
  history: noHistory,
  panel: null,
  barsShown: false,
  factsShown: false,
} as const

export const createReaderViewSlice: StateCreator<AppState, [], [], ReaderViewSlice> = (set) => ({
  ...atStart,
  setPlace({ locator, page, cause }, by) {
    set((state) => {
      const isMove = cause === 'turn' || cause === 'jump'
      const shown = { locator, page, numbering: state.numbering + (isMove ? 0 : 1) }
      if (cause !== 'jump' || state.locator === null) return shown
      const update = by === 'back' ? afterBack : by === 'forward' ? afterForward : afterJump
      return { ...shown, history: update(state.history, state.locator) }
    })
  },
  setPanel: (panel) => set({ panel }),
  togglePanel: (panel) => set((state) => ({ panel: state.panel === panel ? null : panel })),
  toggleFacts: () => set((state) => ({ factsShown: !state.factsShown })),
  setBarsShown: (barsShown) =>
    set((state) => (state.barsShown === barsShown ? state : { barsShown })),
  resetReaderView: () => set({ ...atStart, selection: null, openHighlight: null, openWord: null }),
})
