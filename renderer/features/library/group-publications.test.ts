import { describe, expect, it } from 'vitest'

import type { LibraryGroup } from '#core/library-view'
import { noFilter } from '#core/library-view'
import { aSummary } from '#tests/support/library-builders'

import { filterChoices, passes } from './filter-publications'
import { groupPublications } from './group-publications'

const sea = { id: crypto.randomUUID(), name: 'Sea', createdAt: '2026-01-01T00:00:00.000Z' }
const moby = aSummary({
  title: 'Moby Dick',
  authors: ['Herman Melville'],
  tags: ['Whales', 'Sea'],
  collections: [sea.id],
  state: 'finished',
  language: 'en-US',
  stars: 5,
})
const omoo = aSummary({
  title: 'Omoo',
  authors: ['Herman Melville', 'Ann Author'],
  series: { name: 'South Sea', position: 2 },
  state: 'reading',
  favourite: true,
  language: 'en',
})
const typee = aSummary({
  title: 'Typee',
  authors: [],
  series: { name: 'South Sea', position: 1 },
  format: 'EPUB',
})
const books = [moby, omoo, typee]

const grouped = (by: LibraryGroup) =>
  groupPublications(books, by, [sea]).map(({ label, publications }) => [
    label,
    ...publications.map(({ title }) => title),
  ])

describe('groups of the shelf', () => {
  it.each([
    ['none', [[null, 'Moby Dick', 'Omoo', 'Typee']]],
    [
      'author',
      [
        ['Ann Author', 'Omoo'],
        ['Herman Melville', 'Moby Dick', 'Omoo'],
        ['Without an author', 'Typee'],
      ],
    ],
    [
      'series',
      [
        ['South Sea', 'Typee', 'Omoo'],
        ['Not in a series', 'Moby Dick'],
      ],
    ],
    [
      'state',
      [
        ['Reading', 'Omoo'],
        ['To read', 'Typee'],
        ['Finished', 'Moby Dick'],
      ],
    ],
    [
      'collection',
      [
        ['Sea', 'Moby Dick'],
        ['In no collection', 'Omoo', 'Typee'],
      ],
    ],
    [
      'tag',
      [
        ['Sea', 'Moby Dick'],
        ['Whales', 'Moby Dick'],
        ['Without a tag', 'Omoo', 'Typee'],
      ],
    ],
  ] as const)('are by %s', (by, wanted) => {
    expect(grouped(by)).toEqual(wanted)
  })
})

describe('a filter of the shelf', () => {
  it.each([
    [{}, books],
    [{ state: 'reading' }, [omoo]],
    [{ favourites: true }, [omoo]],
    [{ stars: 4 }, [moby]],
    [{ collection: sea.id }, [moby]],
    [{ tag: 'Whales' }, [moby]],
    [{ format: 'EPUB' }, [typee]],
    [{ language: 'en' }, [moby, omoo]],
    [{ language: 'en', stars: 1 }, [moby]],
  ] as const)('lets through what is like that: %o', (filter, wanted) => {
    expect(books.filter((book) => passes(book, { ...noFilter, ...filter }))).toEqual(wanted)
  })

  it('offers what is there', () => {
    expect(filterChoices(books)).toEqual({
      tags: ['Sea', 'Whales'],
      formats: ['EPUB', 'Plain text'],
      languages: ['en'],
    })
  })
})
