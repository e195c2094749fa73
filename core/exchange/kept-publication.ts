import { z } from 'zod'

import { Bookmark, Highlight, UnplacedAnnotation } from '#core/annotations'
import { Locator } from '#core/publication/locator'
import { PublicationId } from '#core/publication/publication'

/** What somebody kept in one publication, and what tells that publication from others. */
export const KeptPublication = z.object({
  id: PublicationId,
  title: z.string(),
  authors: z.array(z.string()),
  /** As its publisher gives them: an ISBN, a UUID, an address. */
  identifiers: z.array(z.string()),
  publisher: z.string().nullable(),
  /** As its publisher writes it. */
  published: z.string().nullable(),
  /** BCP 47 tag. */
  language: z.string().nullable(),
  mediaType: z.string(),
  /** Where the person stopped reading; `null` for what was never opened. */
  position: Locator.nullable(),
  bookmarks: z.array(Bookmark),
  highlights: z.array(Highlight),
  unplaced: z.array(UnplacedAnnotation),
})
export type KeptPublication = z.infer<typeof KeptPublication>

/** Everything that was kept, as Octavo itself writes it: nothing is lost on the way out and in. */
export const KeptFile = z.object({
  format: z.literal('octavo-annotations'),
  version: z.literal(1),
  /** ISO 8601 instant. */
  generated: z.string(),
  publications: z.array(KeptPublication),
})
export type KeptFile = z.infer<typeof KeptFile>

export const isEmpty = ({
  bookmarks,
  highlights,
  unplaced,
}: Pick<KeptPublication, 'bookmarks' | 'highlights' | 'unplaced'>): boolean =>
  bookmarks.length + highlights.length + unplaced.length === 0
