import { z } from 'zod'

import { Passage } from '#core/anchoring/passage'
import { Locator } from '#core/publication/locator'
import { PublicationId } from '#core/publication/publication'

/** Names of the five colours; what they look like is the theme's, what they mean is the person's. */
export const HighlightColour = z.enum(['yellow', 'green', 'blue', 'pink', 'violet'])
export type HighlightColour = z.infer<typeof HighlightColour>

/** A place the reader wants to find again. */
export const Bookmark = z.object({
  id: z.uuid(),
  publicationId: PublicationId,
  locator: Locator,
  /** The reader's own name for it. */
  name: z.string().max(500).nullable(),
  /** Of its ribbon; `null` for the theme's own. Files that were written before it had one have none. */
  colour: HighlightColour.nullable().default(null),
  note: z.string().max(100_000).nullable().default(null),
  /** ISO 8601 instant. */
  createdAt: z.string(),
})
export type Bookmark = z.infer<typeof Bookmark>

/** What Octavo remembers by itself: one place of each kind in a publication. */
export const AutomaticPlaceKind = z.enum(['before-jump', 'last-session', 'furthest'])
export type AutomaticPlaceKind = z.infer<typeof AutomaticPlaceKind>

export const AutomaticPlace = z.object({
  kind: AutomaticPlaceKind,
  locator: Locator,
  /** ISO 8601 instant at which one was there. */
  at: z.string(),
})
export type AutomaticPlace = z.infer<typeof AutomaticPlace>

/** How a passage is marked. */
export const HighlightKind = z.enum(['highlight', 'underline', 'strike'])
export type HighlightKind = z.infer<typeof HighlightKind>

/** A passage within one resource that the reader marked, perhaps with a note. */
export const Highlight = z.object({
  id: z.uuid(),
  publicationId: PublicationId,
  /** Its first character. */
  locator: Locator,
  /** The place behind its last character. */
  end: Locator,
  /** Its words as the author has them, a line for each paragraph. */
  text: z.string().max(100_000),
  kind: HighlightKind,
  colour: HighlightColour,
  note: z.string().max(100_000).nullable(),
  /** ISO 8601 instants. */
  createdAt: z.string(),
  changedAt: z.string(),
})
export type Highlight = z.infer<typeof Highlight>

/**
 * A bookmark or highlight whose words are not, or not yet, found in the publication. It is kept with all
 * that is remembered of its place until somebody gives it one.
 */
export const UnplacedAnnotation = z.discriminatedUnion('type', [
  Bookmark.omit({ locator: true }).extend({ type: z.literal('bookmark'), passage: Passage }),
  Highlight.omit({ locator: true, end: true }).extend({
    type: z.literal('highlight'),
    passage: Passage,
  }),
])
export type UnplacedAnnotation = z.infer<typeof UnplacedAnnotation>
