import type { Collection, ReadingState } from '#core/library'
import type { LibraryGroup } from '#core/library-view'
import type { PublicationSummary } from '#core/publication/publication'

import { words } from '../../words/words'

import { authorKey, bySeriesPosition } from './sort-publications'

/** Publications that stand together. One by several authors stands with each of them. */
export interface ShelfGroup {
  /** Tells it from the others. */
  readonly key: string
  /** `null` where there is only one, which needs no name. */
  readonly label: string | null
  readonly publications: readonly PublicationSummary[]
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** @param publications in the order in which they stand inside their groups */
export function groupPublications(
  publications: readonly PublicationSummary[],
  by: LibraryGroup,
  collections: readonly Collection[],
): ShelfGroup[] {
  if (by === 'none') return [{ key: '', label: null, publications }]
  const names = new Map(collections.map(({ id, name }) => [id, name]))
  const members = new Map<string, PublicationSummary[]>()
  for (const publication of publications) {
    const keys = keysOf(publication, by)
    for (const key of keys.length > 0 ? keys : [without]) {
      const group = members.get(key) ?? []
      if (group.length === 0) members.set(key, group)
      group.push(publication)
    }
  }
  const labelOf = (key: string): string => {
    if (by === 'state') return words.states[key as ReadingState]
    if (key === without) return words.without[by]
    return by === 'collection' ? (names.get(key) ?? key) : key
  }
  return [...members]
    .map(([key, group]) => ({
      key,
      label: labelOf(key),
      publications: by === 'series' && key !== without ? group.sort(bySeriesPosition) : group,
    }))
    .sort((a, b) => compare(by, a, b))
}

/** No name is empty. */
const without = ''

/** In the order in which one would look for something to read. */
const stateOrder: readonly ReadingState[] = ['reading', 'to-read', 'set-aside', 'finished']

function keysOf(
  { authors, series, state, collections, tags }: PublicationSummary,
  by: Exclude<LibraryGroup, 'none'>,
): readonly string[] {
  switch (by) {
    case 'author':
      return [...new Set(authors)]
    case 'series':
      return series ? [series.name] : []
    case 'state':
      return [state]
    case 'collection':
      return collections
    case 'tag':
      return tags
  }
}

function compare(
  by: LibraryGroup,
  a: ShelfGroup & { readonly label: string },
  b: ShelfGroup & { readonly label: string },
): number {
  if (by === 'state') {
    return stateOrder.indexOf(a.key as ReadingState) - stateOrder.indexOf(b.key as ReadingState)
  }
  if (a.key === without || b.key === without) return a.key === without ? 1 : -1
  return by === 'author'
    ? collator.compare(authorKey(a.label), authorKey(b.label))
    : collator.compare(a.label, b.label)
}
