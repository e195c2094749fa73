import { z } from 'zod'

import { ErrorReport } from '#core/errors'

import { Dictionary } from './dictionary-list'
import { DictionaryEntry } from './entry'

export const WordQuestion = z.object({
  /** Words as they were selected or typed. */
  text: z.string().max(10_000),
  /** Of the paragraph that they stand in; `null` where nobody knows. */
  language: z.string().max(100).nullable(),
})
export type WordQuestion = z.infer<typeof WordQuestion>

/** What the dictionaries say of a word. */
export const WordLookUp = z.object({
  /** As it was looked for: without the signs around it. */
  word: z.string(),
  /** By dictionary, in the person’s order; those of another language last; none without entries or error. */
  found: z.array(
    z.object({
      dictionary: Dictionary,
      entries: z.array(DictionaryEntry),
      /** It could not be read. */
      error: ErrorReport.optional(),
    }),
  ),
  /** Headwords that are like the word, where no dictionary has it. */
  suggestions: z.array(z.string()),
})
export type WordLookUp = z.infer<typeof WordLookUp>
