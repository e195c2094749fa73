import type { StateCreator } from 'zustand'

import { sentenceFor } from '#core/error-words'
import { ReaderError } from '#core/errors'
import type { Api } from '#core/ipc/client'
import type { WatchedFolder } from '#core/watched-folder'

import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

export interface WatchedFoldersSlice {
  readonly watchedFolders: readonly WatchedFolder[]
  readonly areWatchedFoldersOpen: boolean
  readonly setWatchedFoldersOpen: (isOpen: boolean) => void
  /** Asks for a folder by the system's dialog. @returns what there is to say of it; `null` where there is nothing */
  readonly addWatchedFolder: () => Promise<string | null>
  /** For the books that come from now on. */
  readonly setFolderCopied: (path: string, isCopied: boolean) => Promise<void>
  /** Its books stay. */
  readonly removeWatchedFolder: (path: string) => Promise<void>
  readonly restoreWatchedFolder: (path: string) => Promise<void>
}

/** Folders whose books come by themselves, as the main process has them. */
export const createWatchedFoldersSlice =
  (api: Api): StateCreator<AppState, [], [], WatchedFoldersSlice> =>
  (set, get) => {
    api.subscribe('watchedFolders.changed', ({ folders }) => set({ watchedFolders: folders }))

    const load = async (folders: Promise<readonly WatchedFolder[]>) => {
      try {
        set({ watchedFolders: await folders })
      } catch (error) {
        tellOf(get, error)
      }
    }

    return {
      watchedFolders: [],
      areWatchedFoldersOpen: false,

      setWatchedFoldersOpen(areWatchedFoldersOpen) {
        set({ areWatchedFoldersOpen })
        if (areWatchedFoldersOpen) void load(api.request('watchedFolders.list'))
      },

      async addWatchedFolder() {
        try {
          const { status, folders } = await api.request('watchedFolders.add')
          set({ watchedFolders: folders })
          return status === 'cancelled' ? null : words.folderAdded[status]
        } catch (error) {
          if (error instanceof ReaderError) return sentenceFor(error)
          throw error
        }
      },

      setFolderCopied: (path, isCopied) =>
        load(api.request('watchedFolders.setCopied', { path, isCopied })),
      removeWatchedFolder: (path) => load(api.request('watchedFolders.remove', { path })),
      restoreWatchedFolder: (path) => load(api.request('watchedFolders.restore', { path })),
    }
  }
