import { describe, expect, it } from 'vitest'

import type { LibrarySort } from '#core/library-view'
import { aSummary } from '#tests/support/library-builders'

import { createSorter, sortPublications } from './sort-publications'

const day = (number: number) => `2026-01-0${number}T00:00:00.000Z`
const books = [
  aSummary({
    title: 'The Émigrés',
    authors: ['W. G. Sebald'],
    addedAt: day(1),
    openedAt: day(5),
    stars: 3,
  }),
  aSummary({ title: 'Emma', authors: ['Jane Austen'], addedAt: day(4), totalProgression: 0.5 }),
  aSummary({
    title: 'Fable 10',
    authors: [],
    addedAt: day(2),
    series: { name: 'F', position: 10 },
  }),
  aSummary({
    title: 'Fable 9',
    authors: ['Anonymous'],
    authorSortAs: 'Zzz',
    addedAt: day(3),
    series: { name: 'F', position: 9 },
  }),
]

const titles = (sort: LibrarySort) => sortPublications(books, sort).map(({ title }) => title)

describe('the order of the shelf', () => {
  it.each([
    ['recent', ['The Émigrés', 'Emma', 'Fable 9', 'Fable 10']],
    ['added', ['Emma', 'Fable 9', 'Fable 10', 'The Émigrés']],
    ['title', ['The Émigrés', 'Emma', 'Fable 9', 'Fable 10']],
    ['author', ['Emma', 'The Émigrés', 'Fable 9', 'Fable 10']],
    ['series', ['Fable 9', 'Fable 10', 'The Émigrés', 'Emma']],
    ['stars', ['The Émigrés', 'Emma', 'Fable 9', 'Fable 10']],
    ['progress', ['Emma', 'The Émigrés', 'Fable 9', 'Fable 10']],
  ] as const)('is by %s', (sort, wanted) => {
    expect(titles(sort)).toEqual(wanted)
  })

  it('is by what somebody wants a title to be sorted as', () => {
    const sorted = sortPublications([...books, aSummary({ title: 'Zoo', sortAs: 'AAA' })], 'title')

    expect(sorted[0]?.title).toBe('Zoo')
  })

  it('comes to the same from an order of before', () => {
    const sorter = createSorter()
    sorter(books, 'title')
    const changed = [...books.slice(1), { ...books[0]!, title: 'Zebra' }, aSummary({ title: 'Ah' })]

    expect(sorter(changed, 'title')).toEqual(sortPublications(changed, 'title'))
    expect(sorter(changed, 'author')).toEqual(sortPublications(changed, 'author'))
  })
})
