import { z } from 'zod'

import { ErrorReport } from '#core/errors'

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

/** What a folder held. Each dictionary that cannot be used says why. */
export const FoundDictionaries = z.object({
  dictionaries: z.array(Dictionary),
  failures: z.array(z.object({ file: z.string(), error: ErrorReport })),
})
export type FoundDictionaries = z.infer<typeof FoundDictionaries>
