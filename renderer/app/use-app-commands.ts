import { useEffect, useMemo } from 'react'

import { useAppStoreApi } from '../state/app-store'
import { useCommandRegistry, useCommands } from '../state/command-registry'

/** Commands that make sense everywhere, and the window's own keys. The page's keys come by the navigator. */
export function useAppCommands(): void {
  const store = useAppStoreApi()
  const registry = useCommandRegistry()
  useCommands(
    useMemo(
      () => ({
        'app.open': () => void store.getState().chooseFiles('open'),
        'app.openFolder': () => void store.getState().chooseFiles('open', 'folder'),
        'app.backUp': () => store.getState().askBackup(),
        'app.restore': () => void store.getState().chooseBackup(),
        'app.fullScreen': () => store.getState().toggleFullScreen(),
      }),
      [store],
    ),
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => void registry.handleKey(event)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [registry])
}
