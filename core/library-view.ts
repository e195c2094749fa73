import { z } from 'zod'

import { ReadingState, Stars } from '#core/library'

export const LibraryLayout = z.enum(['grid', 'list'])
export type LibraryLayout = z.infer<typeof LibraryLayout>

export const LibrarySort = z.enum([
  'recent',
  'added',
  'title',
  'author',
  'series',
  'stars',
  'progress',
])
export type LibrarySort = z.infer<typeof LibrarySort>

export const LibraryGroup = z.enum(['none', 'author', 'series', 'state', 'collection', 'tag'])
export type LibraryGroup = z.infer<typeof LibraryGroup>

/** What the shelf leaves out. `null`, `false` and no stars: nothing. */
export const LibraryFilter = z.object({
  state: ReadingState.nullable(),
  favourites: z.boolean(),
  /** So many at least. */
  stars: Stars,
  /** Id of a collection. */
  collection: z.string().nullable(),
  tag: z.string().nullable(),
  format: z.string().nullable(),
  /** BCP 47 tag, without a region. */
  language: z.string().nullable(),
})
export type LibraryFilter = z.infer<typeof LibraryFilter>

/** How the library is looked at; kept until somebody looks at it in another way. */
export const LibraryView = z.object({
  layout: LibraryLayout,
  sort: LibrarySort,
  isReversed: z.boolean(),
  group: LibraryGroup,
  filter: LibraryFilter,
})
export type LibraryView = z.infer<typeof LibraryView>

export const noFilter: LibraryFilter = {
  state: null,
  favourites: false,
  stars: 0,
  collection: null,
  tag: null,
  format: null,
  language: null,
}

/** As on the first day: all books, what was read last in front. */
export const firstView: LibraryView = {
  layout: 'grid',
  sort: 'recent',
  isReversed: false,
  group: 'none',
  filter: noFilter,
}

export const isFiltered = (filter: LibraryFilter): boolean =>
  JSON.stringify({ ...noFilter, ...filter }) !== JSON.stringify(noFilter)
