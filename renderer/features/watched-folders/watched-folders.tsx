import { useMemo } from 'react'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommands } from '../../state/command-registry'

import { WatchedFoldersDialog } from './watched-folders-dialog'

/** The command by which folders are watched, or are not any more. */
export function WatchedFolders() {
  const store = useAppStoreApi()
  const isOpen = useAppStore((state) => state.areWatchedFoldersOpen)
  useCommands(
    useMemo(
      () => ({ 'app.watchedFolders': () => store.getState().setWatchedFoldersOpen(true) }),
      [store],
    ),
  )
  return isOpen ? <WatchedFoldersDialog /> : null
}
