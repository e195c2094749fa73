import type { StateCreator } from 'zustand'

import type { AppState } from './app-state'

/** One calm sentence at the foot of the window. */
export interface Notice {
  readonly id: string
  /** An alert is read aloud at once, and stays until somebody has seen it. */
  readonly kind: 'status' | 'alert'
  /** What the sentence is about: a file's name. */
  readonly subject?: string
  readonly text: string
  readonly action?: NoticeAction
  /** Another way out. */
  readonly otherAction?: NoticeAction
}

export interface NoticeAction {
  readonly label: string
  run(): void
}

export interface NoticesSlice {
  readonly notices: readonly Notice[]
  readonly notify: (notice: Omit<Notice, 'id'>) => void
  readonly dismissNotice: (id: string) => void
  /** What went wrong before is of no interest any more: another book is open. */
  readonly dismissAlerts: () => void
}

/** What waits to be shown; whoever has more to say says it in one sentence. */
const mostNotices = 12

export const createNoticesSlice: StateCreator<AppState, [], [], NoticesSlice> = (set) => ({
  notices: [],
  notify: (notice) =>
    set(({ notices }) => {
      const others = notices.filter(
        ({ text, subject }) => text !== notice.text || subject !== notice.subject,
      )
      return { notices: [...others, { ...notice, id: crypto.randomUUID() }].slice(-mostNotices) }
    }),
  dismissNotice: (id) =>
    set(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  dismissAlerts: () =>
    set(({ notices }) => ({ notices: notices.filter(({ kind }) => kind !== 'alert') })),
})
