import { useMemo } from 'react'

import type { ChapterStart } from '../engine/chapter-pages'

import { useAppStore } from './app-store'
import { useNavigator } from './navigator-context'

/** Where chapters begin in the layout of this moment; estimates until every page is counted. */
export function useChapters(): readonly ChapterStart[] {
  const navigator = useNavigator()
  const numbering = useAppStore((state) => state.numbering)
  // Until a first page stands there is no layout that they could have pages in.
  return useMemo(
    () => (numbering === 0 ? [] : (navigator?.chapters() ?? [])),
    [navigator, numbering],
  )
}
