import { z } from 'zod'

import { ErrorReport } from '#core/errors'

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

export const DictionaryKind = z.enum(['wordnet', 'stardict', 'dictd'])
export type DictionaryKind = z.infer<typeof DictionaryKind>

/** A dictionary as it is known without opening it. */
export const DictionaryFacts = z.object({
  kind: DictionaryKind,
  title: z.string().min(1).max(200),
  /** Of its headwords, as two or three letters; `null` where it does not say. */
  language: z.string().min(2).max(20).nullable(),
})
export type DictionaryFacts = z.infer<typeof DictionaryFacts>

/** One of the person’s dictionaries. */
export const Dictionary = DictionaryFacts.extend({
  /** Path of the file that describes it; {@link wordNetId} for the one that comes with the app. */
  id: z.string().min(1).max(4_000),
})
export type Dictionary = z.infer<typeof Dictionary>

export const wordNetId = 'wordnet'
export const wordNetDictionary: Dictionary = {
  id: wordNetId,
  kind: 'wordnet',
  title: 'WordNet',
  language: 'en',
}

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
