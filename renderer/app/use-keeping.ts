import { useEffect } from 'react'

import { useAppStoreApi } from '../state/app-store'

/** Stores what waits to be stored as soon as the window may go away. */
export function useKeeping(): void {
  const store = useAppStoreApi()
  useEffect(() => {
    const keepPlace = () => {
      void store.getState().flushPosition()
      void store.getState().flushPreferences()
    }
    const keep = () => {
      keepPlace()
      void store.getState().flushStatistics()
    }
    const leave = () => {
      keepPlace()
      void store.getState().settleStatistics()
    }
    window.addEventListener('blur', keep)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', leave)
    document.addEventListener('visibilitychange', keep)
    return () => {
      window.removeEventListener('blur', keep)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', leave)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [store])
}
