import { describe, expect, it } from 'vitest'

import type { Manifest } from './publication'
import {
  addressOfPage,
  firstSection,
  isTextView,
  pageAt,
  placeIn,
  sectionLinks,
  toTextManifest,
} from './text-view'

const page = (number: number) => ({ href: `page-${number}`, mediaType: 'application/pdf' })

const pages: Manifest = {
  format: 'PDF',
  mediaType: 'application/pdf',
  metadata: { title: 'T', authors: [], layout: 'fixed', readingProgression: 'ltr' },
  readingOrder: [1, 2, 3, 4, 5].map(page),
  resources: [],
  toc: [
    { label: 'One', href: 'page-1#top=600', children: [] },
    {
      label: 'Two',
      href: 'page-3#top=300',
      children: [{ label: 'Two, later', href: 'page-5', children: [] }],
    },
    { label: 'Heading', children: [{ label: 'Before two', href: 'page-3', children: [] }] },
  ],
  landmarks: [],
  pageList: [{ label: 'iv', href: 'page-4' }],
  textView: {
    pageCount: 5,
    sections: [
      { href: 'text-1', page: 0, entry: 0 },
      { href: 'text-2', page: 2, entry: 1 },
      { href: 'text-3', page: 4 },
    ],
  },
}
const text = toTextManifest(pages)
const at = (href: string, locations = {}) => ({ href, locations })

describe('the text of pages', () => {
  it('is a publication of its own, whose sections come behind the pages', () => {
    expect(text.metadata.layout).toBe('reflowable')
    expect([isTextView(pages), isTextView(text)]).toEqual([false, true])
    expect(text.readingOrder.map(({ href }) => href)).toEqual(['text-1', 'text-2', 'text-3'])
    expect(
      sectionLinks(pages)
        .map(({ href }) => href)
        .indexOf('text-1'),
    ).toBe(firstSection(text))
    expect(firstSection(pages)).toBe(0)
  })

  it('has contents and page numbers that lead into it', () => {
    expect(text.toc).toMatchObject([
      { href: 'text-1#entry-0' },
      { href: 'text-2#entry-1', children: [{ href: 'text-3#entry-2' }] },
      { children: [{ href: 'text-2#entry-4' }] },
    ])
    expect(text.pageList).toEqual([{ label: 'iv', href: 'text-2#page-4' }])
    expect(addressOfPage(pages.textView!, 4)).toBe('text-3#page-5')
  })
})

describe('a place', () => {
  it('on a page is one in its text', () => {
    const locator = at('page-4', { offset: 300, position: 4 })

    expect(placeIn(text, locator)).toEqual(at('text-2', { fragment: 'page-4' }))
    expect(placeIn(pages, locator)).toBe(locator)
  })

  it('in the text is one on the page from which it is', () => {
    const locator = at('text-2', { offset: 300, position: 4 })

    expect(placeIn(pages, locator)).toEqual(at('page-4'))
    expect(placeIn(pages, at('text-2'))).toEqual(at('page-3'))
    expect(placeIn(pages, at('text-2#page-5'))).toEqual(at('page-5'))
    expect(placeIn(text, locator)).toBe(locator)
  })

  it('knows its page by where the pages begin in a section', () => {
    const chunk = (start: number, ids: [string, number][]) => ({
      start,
      characters: 100,
      ids: ids.map(([id, offset]) => ({ id, offset })),
    })
    const section = {
      href: 'text-2',
      stylesheets: [],
      characters: 200,
      leading: 0,
      chunks: [
        chunk(0, [
          ['page-3', 0],
          ['entry-1', 0],
        ]),
        chunk(100, [['page-4', 140]]),
      ],
    }

    expect([0, 139, 140, 199].map((offset) => pageAt(section, offset))).toEqual([3, 3, 4, 4])
  })
})
