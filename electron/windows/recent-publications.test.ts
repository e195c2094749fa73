import { expect, it } from 'vitest'

import type { PublicationSummary } from '#core/publication/publication'
import { anId } from '#tests/support/library-builders'

import { menuLabel, recentPublications } from './recent-publications'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00.000Z`

const aBook = (title: string, addedAt: number, openedAt: number | null): PublicationSummary => ({
  id: anId(title),
  title,
  authors: [],
  format: 'Plain text',
  hasCover: false,
  totalProgression: null,
  addedAt: day(addedAt),
  openedAt: openedAt === null ? null : day(openedAt),
})

it('offers what was opened or added last', () => {
  const recent = recentPublications([
    aBook('Long ago', 1, 2),
    aBook('Added only', 4, null),
    aBook('Yesterday', 1, 5),
    aBook('Added again', 6, 3),
  ])

  expect(recent.map(({ title }) => title)).toEqual([
    'Added again',
    'Yesterday',
    'Added only',
    'Long ago',
  ])
})

it('offers ten at most', () => {
  const books = Array.from({ length: 14 }, (_, index) => aBook(`Book ${index}`, 1, index + 2))

  expect(recentPublications(books)).toHaveLength(10)
})

it('writes titles so that a menu takes them for titles', () => {
  expect(menuLabel('Dombey & Son')).toBe('Dombey && Son')
  expect(menuLabel('a'.repeat(200))).toHaveLength(61)
})
