import { z } from 'zod'

/** Words of an entry that look alike. */
export const EntryRun = z.object({
  text: z.string(),
  /** `quiet`: what the entry says of its words, such as their kind or how they are spoken. */
  style: z.enum(['strong', 'emphasis', 'quiet']).optional(),
  /** They name another entry. */
  lookUp: z.string().optional(),
})
export type EntryRun = z.infer<typeof EntryRun>

/** A paragraph of an entry. Nothing of a dictionary’s own markup comes further than this. */
export const EntryBlock = z.object({
  kind: z.enum(['text', 'heading']),
  /** Steps from the edge, 0 to {@link deepestIndent}. */
  indent: z.int().nonnegative(),
  /** Number or sign in front of it. */
  marker: z.string().optional(),
  /** May hold line breaks, as `\n`. */
  runs: z.array(EntryRun),
})
export type EntryBlock = z.infer<typeof EntryBlock>

export const deepestIndent = 6

export const DictionaryEntry = z.object({ headword: z.string(), blocks: z.array(EntryBlock) })
export type DictionaryEntry = z.infer<typeof DictionaryEntry>
