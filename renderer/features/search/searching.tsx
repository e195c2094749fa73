import { useEffect, useMemo } from 'react'

import type { Decoration } from '../../engine/decorations'
import type { SearchResult } from '../../engine/search/messages'
import { useAppStore, useAppStoreApi } from '../../state/app-store'
import { useCommands } from '../../state/command-registry'
import { useNavigator } from '../../state/navigator-context'

import { placeOf } from './place-of'

/** What was found, drawn on the page, and the keys that lead from one passage to the next. */
export function Searching() {
  const navigator = useNavigator()
  const store = useAppStoreApi()
  const results = useAppStore((state) => state.searchResults)
  const at = useAppStore((state) => state.searchAt)

  useEffect(() => {
    navigator?.decorate(
      'search',
      results.map((result, index) => toDecoration(result, index === at)),
    )
  }, [navigator, results, at])

  useCommands(
    useMemo(() => {
      const step = (by: 1 | -1) => () => {
        const { searchResults, searchAt, setSearchAt, togglePanel } = store.getState()
        const count = searchResults.length
        if (count === 0) return togglePanel('search')
        const next = searchAt === null ? (by > 0 ? 0 : count - 1) : (searchAt + by + count) % count
        setSearchAt(next)
        void navigator?.go(placeOf(searchResults[next]!))
      }
      return {
        'reader.search': () => store.getState().togglePanel('search'),
        'reader.nextResult': step(1),
        'reader.previousResult': step(-1),
      }
    }, [navigator, store]),
  )
  return null
}

const toDecoration = (result: SearchResult, isCurrent: boolean): Decoration => ({
  id: `${result.section}.${result.from}`,
  locator: placeOf(result),
  end: { href: result.href, locations: { offset: result.to } },
  style: isCurrent ? 'search-current' : 'search',
})
