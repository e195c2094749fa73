import { describe, expect, it } from 'vitest'

import { aBookmark, aLocator } from '#tests/support/library-builders'

import { jumpTargets, type NamedPlaces } from './jump-targets'

const bookmark = aBookmark({ locator: aLocator(500, 0.5), name: 'The river' })
const unnamed = aBookmark({
  locator: { ...aLocator(700, 0.7), text: { highlight: 'Nobody  had crossed it' } },
})
const before = {
  kind: 'before-jump' as const,
  locator: aLocator(100, 0.1),
  at: '2026-01-01T00:00:00.000Z',
}

const places: NamedPlaces = {
  total: 200,
  pageList: [
    { label: 'xii', href: 'a.xhtml' },
    { label: '1', href: 'b.xhtml#p1' },
  ],
  chapters: [
    { label: 'Chapter 1', depth: 0, page: 3 },
    { label: 'Down the River', depth: 0, page: 40 },
    { label: 'Übers Meer', depth: 0, page: 80 },
    { label: 'Drivers', depth: 0, page: 120 },
    { label: 'River', depth: 0, page: 160 },
  ],
  bookmarks: [bookmark, unnamed],
  automatic: [before],
  pageOf: ({ locations }) => (locations.offset ?? 0) / 10,
}

const labels = (typed: string) => jumpTargets(typed, places).map(({ label }) => label)
const first = (typed: string) => jumpTargets(typed, places)[0]?.to

describe('what is typed to go somewhere', () => {
  it('is first a page as the publisher calls it, then a number', () => {
    expect(first(' XII ')).toEqual({ href: 'a.xhtml' })
    expect(labels('1')).toEqual(['Print page 1', 'Page 1', 'Chapter 1'])
    expect(first('17')).toEqual({ page: 17 })
    expect(first('p. 17')).toEqual({ page: 17 })
    expect(first('page 17')).toEqual({ page: 17 })
  })

  it.each(['201', '0', '-1', '101 %'])('is no place beyond the ends: %j', (typed) => {
    expect(labels(typed)).toEqual([])
  })

  it('is a share of the book', () => {
    expect(first('0%')).toEqual({ page: 1 })
    expect(first('50 %')).toEqual({ page: 101 })
    expect(first('12,5%')).toEqual({ page: 26 })
    expect(first('100%')).toEqual({ page: 200 })
  })

  it('is a part of a name, of a chapter or a bookmark, the likeliest first', () => {
    expect(labels('river')).toEqual(['River', 'The river', 'Down the River', 'Drivers'])
    expect(labels('ubers meer')).toEqual(['Übers Meer'])
    expect(first('the riv')).toEqual(bookmark.locator)
  })

  it('finds a bookmark without a name by its first words', () => {
    expect(jumpTargets('nobody had', places)).toEqual([
      { label: 'Nobody had crossed it', detail: 'Bookmark · Page 70', to: unnamed.locator },
    ])
  })

  it('is what is remembered by itself before anything is typed', () => {
    expect(jumpTargets(' ', places)).toEqual([
      { label: 'Before you jumped', detail: 'Page 10', to: before.locator },
    ])
  })

  it('shows a few of many', () => {
    const chapters = Array.from({ length: 100 }, (_, index) => ({
      label: `Chapter ${index}`,
      depth: 0,
      page: index + 1,
    }))

    expect(jumpTargets('chapter', { ...places, chapters })).toHaveLength(8)
  })
})
