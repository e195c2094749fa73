import { useEffect, useMemo, useState } from 'react'

import type { LibraryView } from '#core/library-view'
import type { PublicationSummary } from '#core/publication/publication'

import { useAppStore } from '../../state/app-store'

import { passes } from './filter-publications'
import { groupPublications, type ShelfGroup } from './group-publications'
import { createLibrarySearch } from './library-search'
import { createSorter } from './sort-publications'

/** After the first screen, and before somebody has typed a letter. */
const prepareAfterMs = 400

/** What the shelf shows, in the order and the groups in which it stands. */
export function useShownGroups(
  query: string,
  { sort, isReversed, group, filter }: LibraryView,
): { readonly groups: readonly ShelfGroup[]; readonly shown: readonly PublicationSummary[] } {
  const publications = useAppStore((state) => state.publications)
  const collections = useAppStore((state) => state.collections)
  const [search] = useState(createLibrarySearch)
  const [sorter] = useState(createSorter)

  useEffect(() => {
    const timer = setTimeout(() => search.prepare(publications), prepareAfterMs)
    return () => clearTimeout(timer)
  }, [search, publications])

  const sorted = useMemo(() => sorter(publications, sort), [sorter, publications, sort])

  const shown = useMemo(() => {
    const passing = (isReversed ? sorted.toReversed() : sorted).filter((one) => passes(one, filter))
    if (query.trim() === '') return passing
    const found = search.find(publications, query)
    const near = (nearness: number) => passing.filter(({ id }) => found.get(id) === nearness)
    // As it was typed first; then what it may have been meant for.
    return [...near(0), ...near(1)]
  }, [sorted, isReversed, filter, query, publications, search])

  const groups = useMemo(
    () => groupPublications(shown, group, collections),
    [shown, group, collections],
  )
  return { groups, shown }
}
