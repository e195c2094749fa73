import { entryOf, hyphenationLanguage, type HyphenationLanguage } from './languages'
import type { PatternSet } from './pattern-set'
import { WordHyphenator, type HyphenationLimits } from './word-hyphenator'

/** Where nobody asks for something else. */
export const defaultLimits: HyphenationLimits = { shortestWord: 6, before: 2, after: 2 }

const loaded = new Map<HyphenationLanguage, PatternSet>()
const loading = new Map<HyphenationLanguage, Promise<void>>()
const hyphenators = new Map<string, WordHyphenator>()

/**
 * Makes the patterns for a BCP 47 tag ready; resolves at once when they are, or when there are none.
 * Rejects when they cannot be fetched; the next call tries again.
 */
export function loadHyphenation(tag: string | null | undefined): Promise<void> {
  const language = hyphenationLanguage(tag)
  if (!language || loaded.has(language)) return Promise.resolve()
  let load = loading.get(language)
  if (!load) {
    load = entryOf(language)
      .load()
      .then((patterns) => void loaded.set(language, patterns))
      .finally(() => loading.delete(language))
    loading.set(language, load)
  }
  return load
}

/**
 * Divides words of a language, the same object for the same limits; `null` before its patterns are
 * loaded and where there are none. Limits that are not given are the language’s own. Those given
 * narrow them: fewer letters before or after a hyphen than the patterns were made for is not possible.
 */
export function hyphenationOf(
  tag: string | null | undefined,
  limits: Partial<HyphenationLimits> = {},
): WordHyphenator | null {
  const language = hyphenationLanguage(tag)
  const patterns = language && loaded.get(language)
  if (!patterns) return null
  const entry = entryOf(language)
  const before = Math.max(limits.before ?? 0, entry.before ?? defaultLimits.before)
  const after = Math.max(limits.after ?? 0, entry.after ?? defaultLimits.after)
  const shortestWord = limits.shortestWord ?? entry.shortestWord ?? defaultLimits.shortestWord
  const key = [language, shortestWord, before, after].join()
  let hyphenator = hyphenators.get(key)
  if (!hyphenator) {
    hyphenator = new WordHyphenator(
      patterns,
      {
        locale: language.split('-')[0]!,
        apostrophes: entry.apostrophes ?? false,
        ...(entry.stressMarks && { stressMarks: true }),
        ...(entry.transcription && { transcription: entry.transcription }),
      },
      { shortestWord, before, after },
    )
    hyphenators.set(key, hyphenator)
  }
  return hyphenator
}
