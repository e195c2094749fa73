import { describe, expect, it, vi } from 'vitest'

import type { PreparedSection } from '#core/content/prepared-section'
import type { TocEntry } from '#core/publication/publication'
import { aSection } from '#tests/support/library-builders'

import { chapterStarts, pagesLeftInChapter, type ChapterLayout } from './chapter-pages'
import { SectionSource } from './section-source'
import { titlesOf, TocPlaces } from './toc-places'

/** Ten characters a page. */
const pageAt = (_section: number, offset: number) => Math.floor(offset / 10)

const entry = (label: string, href: string, children: TocEntry[] = []): TocEntry => ({
  label,
  href,
  children,
})
const sections = new Map([
  ['a', aSection({ href: 'a', characters: 40 })],
  [
    'b',
    aSection({
      href: 'b',
      characters: 50,
      leading: 2,
      chunks: [
        {
          start: 0,
          characters: 50,
          ids: [
            { id: 'first', offset: 2 },
            { id: 'middle', offset: 25 },
            { id: 'top', offset: 30 },
          ],
        },
      ],
    }),
  ],
  ['c', aSection({ href: 'c', characters: 30 })],
])

function aBook(toc: readonly TocEntry[], arrived = ['a', 'b', 'c']) {
  const hrefs = [...sections.keys()]
  const source = new SectionSource('x', hrefs)
  vi.spyOn(source, 'peek').mockImplementation((index): PreparedSection | undefined =>
    arrived.includes(hrefs[index]!) ? sections.get(hrefs[index]!) : undefined,
  )
  const places = new TocPlaces(toc, source)
  const want = vi.fn<(section: number) => void>()
  const layout: ChapterLayout = {
    known: { pages: [4, 5, 3], weights: [40, 50, 30] },
    pageAt,
    pageNear: () => 0,
    startsPage: (section, offset) =>
      offset % 10 === 0 || offset <= (sections.get(hrefs[section]!)?.leading ?? 0),
    want,
  }
  const left = (section: number, page: number) =>
    pagesLeftInChapter(places, places.indexAt(section, page * 10), { section, page }, layout)
  return { places, layout, want, left }
}

describe('the pages of chapters', () => {
  it('are known for entries inside a section, too', () => {
    const { places, layout } = aBook([
      entry('Two', 'b#first'),
      entry('One', 'a', [entry('Half', 'b#middle')]),
    ])

    expect(chapterStarts(places, layout)).toEqual([
      { label: 'One', depth: 0, page: 1 },
      { label: 'Two', depth: 0, page: 5 },
      { label: 'Half', depth: 1, page: 7 },
    ])
  })

  it('begin with those below where an entry has no place of its own', () => {
    const { places, layout } = aBook([
      { label: 'Part', href: undefined, children: [entry('One', 'b#middle')] },
    ])

    expect(chapterStarts(places, layout)).toEqual([
      { label: 'Part', depth: 0, page: 7 },
      { label: 'One', depth: 1, within: ['Part'], page: 7 },
    ])
    expect(places.titleAt(1, 25)).toBe('One')
    expect(titlesOf(places.places[places.indexAt(1, 25)])).toEqual(['Part', 'One'])
    expect(titlesOf(places.places[places.indexAt(0, 0)])).toEqual([])
  })

  it('ask for the section without which they are not known', () => {
    const { places, layout, want } = aBook([entry('One', 'a'), entry('Two', 'b#middle')], ['a'])

    expect(chapterStarts(places, layout)[1]).toMatchObject({ page: 5 })
    expect(want).toHaveBeenCalledExactlyOnceWith(1)
  })
})

describe('the pages left in a chapter', () => {
  it('end with its last page where the next one starts a page', () => {
    const { left } = aBook([entry('One', 'a'), entry('Two', 'b#top'), entry('Three', 'c')])

    expect([left(0, 0), left(0, 3), left(1, 2)]).toEqual([6, 3, 0])
    expect([left(1, 3), left(1, 4)]).toEqual([1, 0])
  })

  it('end on the page on which the next one begins where that is shared', () => {
    const { left } = aBook([entry('One', 'a'), entry('Two', 'b#middle')])

    expect([left(0, 3), left(1, 1), left(1, 2)]).toEqual([3, 1, 0])
  })

  it('end before a section whose first word is the next one’s', () => {
    const { left, places } = aBook([entry('One', 'a'), entry('Two', 'b#first')])

    expect(left(0, 0)).toBe(3)
    expect(places.titleAt(1, 0)).toBe('Two')
  })

  it('go over the chapters below, and to the end of the book for the last', () => {
    const { left } = aBook([entry('One', 'a', [entry('Part', 'b')]), entry('Two', 'c')])

    expect([left(0, 0), left(1, 0), left(2, 0)]).toEqual([8, 4, 2])
  })

  it('leave out what one reads apart', () => {
    const { left, layout, places } = aBook([
      entry('One', 'a'),
      entry('Notes', 'b'),
      entry('Two', 'c'),
    ])
    const apart = { ...layout, known: { ...layout.known, pages: [4, 0, 3] } }

    expect(chapterStarts(places, apart)).toEqual([
      { label: 'One', depth: 0, page: 1 },
      { label: 'Two', depth: 0, page: 5 },
    ])
    expect(pagesLeftInChapter(places, 0, { section: 0, page: 0 }, apart)).toBe(3)
    expect(pagesLeftInChapter(places, 1, { section: 1, page: 0 }, apart)).toBeNull()
    expect(left(0, 0)).toBe(3)
  })

  it('are not known without a chapter, or before they are counted', () => {
    const { left, places, layout } = aBook([entry('Two', 'b'), entry('Three', 'c')])
    const known = { ...layout.known, pages: [4, null, 3] }

    expect(left(0, 0)).toBeNull()
    const here = { section: 1, page: 0 }
    expect(pagesLeftInChapter(places, places.indexAt(1, 0), here, { ...layout, known })).toBeNull()
    const last = { section: 2, page: 0 }
    expect(pagesLeftInChapter(places, places.indexAt(2, 0), last, { ...layout, known })).toBe(2)
  })
})
