import { z } from 'zod'

/**
 * A place in a publication, stable across layout.
 *
 * `offset` counts UTF-16 code units of the resource's text nodes in document order, as the prepared
 * section has them, without soft hyphens (U+00AD): those come and go with hyphenation.
 * `sourceOffset`, where the format gives it (plain text), counts in the normalised source text and
 * outlives every change of the rules that make paragraphs of it.
 *
 * @see https://github.com/readium/architecture/tree/master/models/locators
 */
export const Locator = z.object({
  href: z.string(),
  /** Title of the table-of-contents entry the place lies under. */
  title: z.string().optional(),
  locations: z.object({
    offset: z.int().nonnegative().optional(),
    sourceOffset: z.int().nonnegative().optional(),
    /** An element's id. Used when no offset is given. */
    fragment: z.string().optional(),
    /** Number of the page among all pages, from 1, where the layout is fixed. */
    position: z.int().positive().optional(),
    /** Share of the resource before the place, 0 to 1. */
    progression: z.number().min(0).max(1).optional(),
    /** Share of the publication before the place, 0 to 1. */
    totalProgression: z.number().min(0).max(1).optional(),
  }),
  /** The words at the place, to show it and to find it again should the file have changed. */
  text: z
    .object({
      before: z.string().optional(),
      highlight: z.string().optional(),
      after: z.string().optional(),
    })
    .optional(),
})
export type Locator = z.infer<typeof Locator>
