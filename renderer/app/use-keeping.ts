import { useEffect } from 'react'

import { useAppStoreApi } from '../state/app-store'

/** Stores what waits to be stored as soon as the window may go away. */
export function useKeeping(): void {
  const store = useAppStoreApi()
  useEffect(() => {
    const keep = () => {
      void store.getState().flushPosition()
      void store.getState().flushPreferences()
      void store.getState().flushStatistics()
    }
    window.addEventListener('blur', keep)
    window.addEventListener('pagehide', keep)
    window.addEventListener('beforeunload', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      window.removeEventListener('blur', keep)
      window.removeEventListener('pagehide', keep)
      window.removeEventListener('beforeunload', keep)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [store])
}
