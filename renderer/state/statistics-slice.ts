import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { ReadingSummary } from '#core/ipc/contract'
import type { Locator } from '#core/publication/locator'
import type { PublicationId } from '#core/publication/publication'
import { keptTurns, type RecentTurns } from '#core/statistics/pace'
import { isPaced, type PageTurn } from '#core/statistics/page-turn'
import { ReadingClock } from '#core/statistics/reading-clock'
import { dayOf } from '#core/statistics/reading-days'
import type { Preferences } from '#core/stored-preferences'

import type { LocatedCause, PageInfo } from '../engine/visual-navigator'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export interface StatisticsSlice {
  /** Turns that tell how fast somebody reads the open publication, the newest first. */
  readonly recentTurns: RecentTurns
  readonly statisticsShown: boolean
  readonly setStatisticsShown: (statisticsShown: boolean) => void
  /** Takes notice that something is in view. */
  readonly noteReading: (place: {
    readonly locator: Locator
    readonly page: PageInfo
    readonly cause: LocatedCause
  }) => void
  /** Nothing is read any more: the book is closed. */
  readonly endReading: () => Promise<void>
  /** Stores what is not stored yet. */
  readonly flushStatistics: () => Promise<void>
  /** As above, and the stay on the page in view: the window is about to go. */
  readonly settleStatistics: () => Promise<void>
  /** What was read, of one publication or with `null` of all; `null` where it cannot be had. */
  readonly readSummary: (id: PublicationId | null) => Promise<ReadingSummary | null>
  readonly eraseStatistics: (id: PublicationId | null) => Promise<void>
  readonly changeStatistics: (change: Partial<Preferences['statistics']>) => void
}

export const noTurns: RecentTurns = { own: [], others: [] }

/** So many are stored at once, unless the book is closed or another window comes before this one. */
const turnsInBatch = 5

/**
 * @param now ms of a clock that never goes back; another one for tests
 */
export const createStatisticsSlice =
  (api: Api, now: () => number): StateCreator<AppState, [], [], StatisticsSlice> =>
  (set, get) => {
    const clock = new ReadingClock()
    // Nobody reads in a window that is behind another.
    api.subscribe('window.focusChanged', ({ isFocused }) => {
      if (isFocused) clock.resume(now())
      else clock.pause(now())
    })
    let waiting: { readonly id: PublicationId; readonly turns: PageTurn[] } | null = null

    const store = async () => {
      const batch = waiting
      waiting = null
      if (!batch) return
      try {
        await api.request('statistics.record', { ...batch, day: dayOf(new Date()) })
      } catch (error) {
        tellOf(get, error)
      }
    }
    const count = (turn: PageTurn | null) => {
      const id = get().reading?.publication.id
      if (!turn || id === undefined) return
      if (waiting && waiting.id !== id) void store()
      waiting = { id, turns: [...(waiting?.turns ?? []), turn] }
      if (isPaced(turn)) {
        set(({ recentTurns: { own, others } }) => ({
          recentTurns: { own: [turn, ...own].slice(0, keptTurns), others },
        }))
      }
      if (waiting.turns.length >= turnsInBatch) void store()
    }
    const loadTurns = async (id: PublicationId) => {
      try {
        const recentTurns = await api.request('statistics.recentTurns', { id })
        if (get().reading?.publication.id === id) set({ recentTurns })
      } catch (error) {
        tellOf(get, error)
      }
    }

    return {
      recentTurns: noTurns,
      statisticsShown: false,
      setStatisticsShown: (statisticsShown) => set({ statisticsShown }),

      noteReading({ locator, page, cause }) {
        const { reading, preferences } = get()
        if (!reading || !preferences.statistics.isOn) return
        const { page: first, lastPage, total } = page
        const view = { locator, page: first, lastPage, total }
        if (cause === 'turn') count(clock.move(view, now()))
        else if (cause === 'jump') count(clock.jump(view, now()))
        else if (cause === 'open') {
          clock.stop(now())
          clock.jump(view, now())
          void loadTurns(reading.publication.id)
        } else clock.renumber(view)
      },
      async endReading() {
        count(clock.stop(now()))
        await store()
        set({ recentTurns: noTurns })
      },
      flushStatistics: store,
      settleStatistics() {
        count(clock.settle(now()))
        return store()
      },

      async readSummary(id) {
        await store()
        try {
          return await api.request('statistics.summary', { id })
        } catch (error) {
          tellOf(get, error)
          return null
        }
      },
      async eraseStatistics(id) {
        waiting = null
        try {
          await api.request('statistics.erase', { id })
          set(({ recentTurns: { others } }) => ({
            recentTurns: { own: [], others: id === null ? [] : others },
          }))
        } catch (error) {
          tellOf(get, error)
        }
      },
      changeStatistics(change) {
        const { preferences, changePreferences } = get()
        // What was counted before somebody switched it off is theirs to erase; nothing comes to it.
        if (change.isOn === false) {
          clock.stop(now())
          waiting = null
        }
        changePreferences({ statistics: { ...preferences.statistics, ...change } })
      },
    }
  }
