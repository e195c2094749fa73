import { useEffect, useState } from 'react'

import type { PagePreview } from '../engine/visual-navigator'

import { useAppStore } from './app-store'
import { useNavigator } from './navigator-context'

interface Found {
  readonly page: number
  readonly numbering: number
  readonly preview: PagePreview
}

/**
 * What stands on a page; `null` while it is looked up.
 *
 * @param page 1-based page of the publication; `null` asks nothing
 * @param characters most characters of its text
 */
export function usePagePreview(page: number | null, characters: number): PagePreview | null {
  const navigator = useNavigator()
  const numbering = useAppStore((state) => state.numbering)
  const [found, setFound] = useState<Found | null>(null)

  useEffect(() => {
    if (page === null || !navigator) return undefined
    let isAsked = true
    navigator.preview(page, characters).then(
      (preview) => {
        if (isAsked) setFound({ page, numbering, preview })
      },
      // What cannot be had is said when somebody goes there.
      () => undefined,
    )
    return () => {
      isAsked = false
    }
  }, [navigator, page, characters, numbering])

  // After another count what was found stands until it is found anew: nothing flickers.
  return found?.page === page ? found.preview : null
}
