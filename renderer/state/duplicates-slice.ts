import type { StateCreator } from 'zustand'

import type { DuplicateFacts } from '#core/duplicates'
import type { Api } from '#core/ipc/client'
import type { PublicationId } from '#core/publication/publication'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export type DuplicateGroup = readonly DuplicateFacts[]

export interface DuplicatesSlice {
  /** `null` while nobody looks at them; `'looking'` until they are found. */
  readonly duplicates: readonly DuplicateGroup[] | 'looking' | null
  readonly openDuplicates: () => Promise<void>
  readonly closeDuplicates: () => void
  /** @returns whether it was done; if not, it has been said */
  readonly keepApart: (group: DuplicateGroup) => Promise<boolean>
  readonly showTogether: (group: DuplicateGroup) => Promise<boolean>
  /** The other ones of its group go into the bin. @returns whether it was done; if not, it has been said */
  readonly mergeInto: (into: PublicationId, group: DuplicateGroup) => Promise<boolean>
  readonly undoMerge: (into: PublicationId) => Promise<boolean>
}

/** Books that seem to be there twice. */
export const createDuplicatesSlice =
  (api: Api): StateCreator<AppState, [], [], DuplicatesSlice> =>
  (set, get) => {
    const isOpen = () => get().duplicates !== null

    /** Does something, and looks what is left. */
    const andLook = async (work: () => Promise<unknown>): Promise<boolean> => {
      try {
        await work()
        const groups = await api.request('duplicates.find')
        if (isOpen()) set({ duplicates: groups })
        return true
      } catch (error) {
        tellOf(get, error)
        return false
      }
    }
    const setApart = (group: DuplicateGroup, areApart: boolean) =>
      andLook(() =>
        api.request('duplicates.keepApart', { ids: group.map(({ id }) => id), areApart }),
      )

    return {
      duplicates: null,

      async openDuplicates() {
        set({ duplicates: 'looking' })
        if (!(await andLook(async () => undefined))) set({ duplicates: null })
      },
      closeDuplicates: () => set({ duplicates: null }),
      keepApart: (group) => setApart(group, true),
      showTogether: (group) => setApart(group, false),
      mergeInto: (into, group) =>
        andLook(() => {
          const others = group.map(({ id }) => id).filter((id) => id !== into)
          return api.request('duplicates.merge', { into, others })
        }),
      undoMerge: (into) => andLook(() => api.request('duplicates.undoMerge', { into })),
    }
  }
