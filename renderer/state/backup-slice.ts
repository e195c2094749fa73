import type { StateCreator } from 'zustand'

import type { Api } from '#core/ipc/client'
import type { RestoreOffer } from '#core/library-backup'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

/** How far a backup or a restore has come; `null` where there is none. */
export type BackupStep =
  | { readonly step: 'asking' | 'making' | 'restoring' }
  | { readonly step: 'offered'; readonly offer: RestoreOffer }

export interface BackupSlice {
  readonly backup: BackupStep | null
  /** Asks what shall be in a backup. */
  readonly askBackup: () => void
  readonly makeBackup: (options: { readonly withPublications: boolean }) => Promise<void>
  /** Asks for a backup by the system's dialog, and then whether it may take the place of the library. */
  readonly chooseBackup: () => Promise<void>
  /** The page is loaded anew when it is done. */
  readonly restoreBackup: () => Promise<void>
  readonly closeBackup: () => void
}

export const createBackupSlice =
  (api: Api): StateCreator<AppState, [], [], BackupSlice> =>
  (set, get) => {
    const isBusy = () => get().backup?.step === 'making' || get().backup?.step === 'restoring'

    return {
      backup: null,
      askBackup() {
        if (!isBusy()) set({ backup: { step: 'asking' } })
      },

      async makeBackup(options) {
        set({ backup: { step: 'making' } })
        try {
          await Promise.all([get().flushPosition(), get().flushPreferences()])
          const made = await api.request('backup.make', options)
          if (made) {
            const text = words.backedUp(made.file, made.byteLength)
            get().notify({ kind: 'status', text })
          }
        } catch (error) {
          tellOf(get, error)
        } finally {
          set({ backup: null })
        }
      },

      async chooseBackup() {
        if (isBusy()) return
        set({ backup: null })
        try {
          const offer = await api.request('backup.choose')
          if (offer) set({ backup: { step: 'offered', offer } })
        } catch (error) {
          tellOf(get, error)
        }
      },

      async restoreBackup() {
        set({ backup: { step: 'restoring' } })
        try {
          // Nothing of this page may be stored after the library has been replaced.
          await get().closePublication()
          await api.request('backup.restore')
        } catch (error) {
          tellOf(get, error)
          set({ backup: null })
        }
      },

      closeBackup() {
        if (!isBusy()) set({ backup: null })
      },
    }
  }
