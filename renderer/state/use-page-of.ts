import { useCallback } from 'react'

import type { Locator } from '#core/publication/locator'

import { useAppStore } from './app-store'
import { useNavigator } from './navigator-context'

/**
 * Page numbers of places in the layout of this moment. Until every page is counted there are none: a
 * number that stands by itself is a fact, and only the page in view can say "about".
 */
export function usePageOf(): (locator: Locator) => number | null {
  const navigator = useNavigator()
  const numbering = useAppStore(({ page, numbering: present }) => (page?.exact ? present : null))
  return useCallback(
    (locator) => (numbering === null ? null : (navigator?.pageOf(locator) ?? null)),
    [navigator, numbering],
  )
}
