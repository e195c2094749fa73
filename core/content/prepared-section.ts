import { z } from 'zod'

/** Publisher's style for a section, in cascade order. */
export const StyleSource = z.union([
  /** Absolute path under the app's origin. */
  z.object({ href: z.string() }),
  /** Text of a `<style>` element. */
  z.object({ css: z.string() }),
])
export type StyleSource = z.infer<typeof StyleSource>

/** A run of sibling blocks of a section that is laid out by itself. */
export const ChunkInfo = z.object({
  /** Locator offset at which the chunk's text starts, and how long it is (see `Locator`). */
  start: z.int().nonnegative(),
  characters: z.int().nonnegative(),
  /** Every `id` in the chunk, with the locator offset of the first word at or behind it. */
  ids: z.array(z.object({ id: z.string(), offset: z.int().nonnegative() })),
})
export type ChunkInfo = z.infer<typeof ChunkInfo>

/**
 * One resource of the reading order, sanitised and cut for layout.
 *
 * The HTML of chunk `k` is a fragment for `<octavo-body>`, the element that stands for `<body>`:
 * it carries wrappers of the cut and `display:none` shells of earlier siblings where selectors need them.
 */
export const PreparedSection = z.object({
  href: z.string(),
  /** As the document says. The publication's own language does not pass to its documents. */
  language: z.string().optional(),
  /** Of its text where the document does not say: a publication that is leafed through to the left may be in English. */
  direction: z.enum(['ltr', 'rtl']).optional(),
  /** `class`, `id` and `style` of `<body>`, and `class` of `<html>`, as the publisher gave them. */
  bodyClass: z.string().optional(),
  bodyId: z.string().optional(),
  bodyStyle: z.string().optional(),
  htmlClass: z.string().optional(),
  /** Content of `<title>`. */
  title: z.string().optional(),
  /** Size of the page in CSS px, where the document says it was laid out for one. */
  viewport: z.object({ width: z.number().positive(), height: z.number().positive() }).optional(),
  /** The document was not well-formed and was read as browsers read broken HTML. */
  isRepaired: z.boolean().optional(),
  stylesheets: z.array(StyleSource),
  /** Length of the whole section's text in locator offsets. */
  characters: z.int().nonnegative(),
  /** Locator offset of the first word: what lies before is white space. */
  leading: z.int().nonnegative(),
  /** At least one, also for an empty section. */
  chunks: z.array(ChunkInfo).min(1),
})
export type PreparedSection = z.infer<typeof PreparedSection>

/** Chunk that holds the element with an id; `-1` where there is none. */
export const chunkOfId = ({ chunks }: PreparedSection, wanted: string): number =>
  chunks.findIndex(({ ids }) => ids.some(({ id }) => id === wanted))

/** Locator offset to which a fragment leads: the section's start where there is no such id. */
export function offsetOfId({ chunks }: PreparedSection, wanted: string): number {
  for (const { ids } of chunks) {
    const found = ids.find(({ id }) => id === wanted)
    if (found) return found.offset
  }
  return 0
}
