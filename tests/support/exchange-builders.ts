import type { Bookmark, Highlight } from '#core/annotations'
import { HighlightColour, HighlightKind } from '#core/annotations'
import type { KeptPublication } from '#core/exchange/kept-publication'
import type { Locator } from '#core/publication/locator'

import { aBookmark, aHighlight, anId } from './library-builders'

export const aKeptPublication = (overrides: Partial<KeptPublication> = {}): KeptPublication => ({
  id: anId(),
  title: 'A title',
  authors: ['An Author'],
  identifiers: ['urn:isbn:9780140447934'],
  publisher: null,
  published: null,
  language: 'en',
  mediaType: 'application/epub+zip',
  position: null,
  bookmarks: [],
  highlights: [],
  unplaced: [],
  ...overrides,
})

/** A place at a share of a publication, in a chapter. */
export const aPlace = (
  share: number,
  words: string,
  overrides: Partial<Locator> = {},
): Locator => ({
  href: 'text/chapter 1.xhtml',
  title: 'The Road',
  locations: { offset: Math.round(share * 1000), progression: share, totalProgression: share },
  text: { before: 'and so ', highlight: words },
  ...overrides,
})

const signs = [...'abc “”—…<>&"\'`*_#[]()\\=+@-,;:\n\t \u00AD\u200Béß漢字😀']

/** Marks of every kind, with texts made of signs that some format takes for its own. */
export function randomMarks(random: () => number, publicationId: string): KeptPublication {
  const pick = <One>(all: readonly One[]) => all[Math.floor(random() * all.length)]!
  const text = (most: number) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(signs)).join('')
  const instant = () => new Date(Math.floor(random() * 2e12)).toISOString()
  const locator = (): Locator => ({
    href: `${text(5)}.xhtml`,
    ...(random() < 0.5 && { title: text(20) }),
    locations: {
      offset: Math.floor(random() * 1e6),
      ...(random() < 0.5 && { sourceOffset: Math.floor(random() * 1e6) }),
      progression: random(),
      totalProgression: random(),
    },
    text: { ...(random() < 0.5 && { before: text(32) }), highlight: text(160) },
  })
  const maybe = (value: string) => (random() < 0.5 ? value : null)
  const bookmark = (): Bookmark =>
    aBookmark({
      publicationId,
      locator: locator(),
      name: maybe(text(40)),
      colour: random() < 0.5 ? pick(HighlightColour.options) : null,
      note: maybe(text(80)),
      createdAt: instant(),
    })
  const highlight = (): Highlight =>
    aHighlight({
      publicationId,
      locator: locator(),
      end: locator(),
      text: text(300),
      note: maybe(text(80)),
      kind: pick(HighlightKind.options),
      colour: pick(HighlightColour.options),
      createdAt: instant(),
      changedAt: instant(),
    })
  const some = <One>(make: () => One) => Array.from({ length: 1 + Math.floor(random() * 5) }, make)
  const passage = () => ({ exact: text(60), hint: { href: `${text(5)}.xhtml`, chapter: text(9) } })
  return aKeptPublication({
    id: publicationId,
    title: text(30),
    authors: some(() => text(12)),
    identifiers: some(() => text(12)),
    language: maybe('he'),
    position: random() < 0.5 ? locator() : null,
    bookmarks: some(bookmark),
    highlights: some(highlight),
    unplaced: some(() => {
      const { locator: _place, end: _end, ...rest } = highlight()
      const { locator: _at, ...marked } = bookmark()
      return random() < 0.5
        ? { type: 'highlight', ...rest, passage: passage() }
        : { type: 'bookmark', ...marked, passage: passage() }
    }),
  })
}
