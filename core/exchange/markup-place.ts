import { z } from 'zod'

/**
 * A passage in the markup of its publication as the file has it, for programs that do not count as Octavo does:
 * Octavo’s own pages are sanitised and cut.
 */
export const MarkupPlace = z.object({
  /** The innermost element around it, as a CSS selector. */
  css: z.string(),
  /** The passage in that element’s text, in code points. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** `epubcfi(…)` of the passage; `null` where the document has no place in a package. */
  cfi: z.string().nullable(),
  /** Its words and those around it, with the white space of the file. */
  exact: z.string(),
  before: z.string(),
  after: z.string(),
})
export type MarkupPlace = z.infer<typeof MarkupPlace>

/** A range of locator offsets in a section. */
export const PlacedRange = z.object({
  id: z.string(),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  /** A place alone: the range has the words that stand there. */
  isPoint: z.boolean(),
})
export type PlacedRange = z.infer<typeof PlacedRange>
