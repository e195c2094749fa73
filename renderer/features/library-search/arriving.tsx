import { useEffect } from 'react'

import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useNavigator } from '../../state/navigator-context'

/**
 * Goes to the passage for which a publication was opened, and marks the words in all of it. It is a jump like
 * any other: one goes back from it to where one had stopped.
 */
export function Arriving() {
  const navigator = useNavigator()
  const store = useAppStoreApi()
  const arriving = useAppStore((state) => state.arriving)
  const id = useAppStore((state) => state.reading?.publication.id)
  useEffect(() => {
    if (!navigator || !arriving || arriving.id !== id) return
    const { arrived, search, searchQuery } = store.getState()
    arrived()
    void navigator.go(arriving.locator)
    if (arriving.match !== null) search({ ...searchQuery, mode: 'phrase', text: arriving.match })
  }, [navigator, store, arriving, id])
  return null
}
