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
  /** Every `id` in the chunk, so that a fragment leads to its chunk. */
  ids: z.array(z.string()),
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
  direction: z.enum(['ltr', 'rtl']).optional(),
  /** `class`, `id` and `style` of `<body>`, and `class` of `<html>`, as the publisher gave them. */
  bodyClass: z.string().optional(),
  bodyId: z.string().optional(),
  bodyStyle: z.string().optional(),
  htmlClass: z.string().optional(),
  /** Content of `<title>`. */
  title: z.string().optional(),
  /** The document was not well-formed and was read as browsers read broken HTML. */
  isRepaired: z.boolean().optional(),
  stylesheets: z.array(StyleSource),
  /** Length of the whole section's text in locator offsets. */
  characters: z.int().nonnegative(),
  /** At least one, also for an empty section. */
  chunks: z.array(ChunkInfo).min(1),
})
export type PreparedSection = z.infer<typeof PreparedSection>
