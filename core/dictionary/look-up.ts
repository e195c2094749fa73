import { ReaderError } from '#core/errors'

import { damagedDictionary, dictionaryLimits, type OpenDictionary } from './dictionary'
import { isSameLanguage } from './dictionary-language'
import type { Dictionary } from './dictionary-list'
import type { DictionaryEntry } from './entry'
import { spellings, stems, wordToLookUp } from './word-forms'
import type { WordLookUp, WordQuestion } from './word-look-up'

/** A dictionary in the person’s order, and how it is opened. */
export interface ListedDictionary {
  readonly dictionary: Dictionary
  readonly open: () => Promise<OpenDictionary>
}

const mostSuggestions = 6
/** Headwords among which the nearest are looked for. */
const mostNeighbours = 200

/**
 * Looks a word up in all dictionaries: as it is written, in other spellings of the same word, and in its
 * base forms. Where none has it, words that begin like it are suggested.
 *
 * @param baseForms of an English word
 */
export async function lookUp(
  dictionaries: readonly ListedDictionary[],
  { text, language }: WordQuestion,
  baseForms: (word: string) => Promise<readonly string[]>,
): Promise<WordLookUp> {
  const word = wordToLookUp(text)
  if (word === '') return { word, found: [], suggestions: [] }
  const bases = language === null || isEnglishOf(language) ? await baseFormsOf(word, baseForms) : []
  const found: WordLookUp['found'] = []
  const near: string[] = []
  for (const { dictionary, open } of inLanguage(dictionaries, language)) {
    try {
      const opened = await open()
      const entries = await entriesOf(opened, word, bases)
      // English endings are known; of any other language we only know that words have some.
      if (entries.length === 0 && !isEnglishOf(language ?? dictionary.language)) {
        entries.push(...distinct(await firstOf(opened, cutForms(word))))
      }
      if (entries.length > 0) found.push({ dictionary, entries })
      else near.push(...(await neighbours(opened, word)))
    } catch (error) {
      found.push({ dictionary, entries: [], error: asReaderError(error).toReport() })
    }
  }
  const hasEntries = found.some(({ entries }) => entries.length > 0)
  return { word, found, suggestions: hasEntries ? [] : suggested(word, near) }
}

const isEnglishOf = (language: string | null): boolean =>
  language !== null && isSameLanguage(language, 'en')

/** A phrase has no ending. */
const cutForms = (word: string): string[] => (word.includes(' ') ? [] : stems(word))

/** Those of another language come last; those that do not say are taken at their place. */
function inLanguage(
  dictionaries: readonly ListedDictionary[],
  language: string | null,
): readonly ListedDictionary[] {
  if (language === null) return dictionaries
  const isOther = ({ dictionary }: ListedDictionary) =>
    dictionary.language !== null && !isSameLanguage(dictionary.language, language)
  return [...dictionaries.filter((one) => !isOther(one)), ...dictionaries.filter(isOther)]
}

/** A dictionary of base forms that cannot be read keeps nobody from looking up the word itself. */
async function baseFormsOf(
  word: string,
  baseForms: (word: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await baseForms(word.toLowerCase())
  } catch (error) {
    if (error instanceof ReaderError) return []
    throw error
  }
}

async function entriesOf(
  dictionary: OpenDictionary,
  word: string,
  bases: readonly string[],
): Promise<DictionaryEntry[]> {
  const entries = [
    ...(await firstOf(dictionary, spellings(word))),
    ...(await Promise.all(bases.map((base) => dictionary.find(base)))).flat(),
  ]
  return distinct(entries)
}

/** Entries of the first form that has any. */
async function firstOf(
  dictionary: OpenDictionary,
  forms: readonly string[],
): Promise<readonly DictionaryEntry[]> {
  for (const form of forms) {
    const entries = await dictionary.find(form)
    if (entries.length > 0) return entries
  }
  return []
}

function distinct(entries: readonly DictionaryEntry[]): DictionaryEntry[] {
  const byContent = new Map(entries.map((entry) => [JSON.stringify(entry), entry]))
  return [...byContent.values()].slice(0, dictionaryLimits.entriesOfWord)
}

/** Headwords that have the longest beginning in common with the word. */
async function neighbours(dictionary: OpenDictionary, word: string): Promise<readonly string[]> {
  for (const stem of stems(word)) {
    const found = await dictionary.headwords(stem, mostNeighbours)
    const near = found.filter((headword) => headword.length <= word.length + 3)
    if (near.length > 0) return near
  }
  return []
}

/** Of a phrase its words; otherwise the headwords nearest in length. */
function suggested(word: string, near: readonly string[]): string[] {
  const words = word.split(' ').map(wordToLookUp)
  const candidates =
    words.length > 1
      ? words
      : near.toSorted((a, b) => distance(a, word) - distance(b, word) || (a < b ? -1 : 1))
  return [...new Set(candidates)].filter((one) => one !== '').slice(0, mostSuggestions)
}

const distance = (headword: string, word: string): number => Math.abs(headword.length - word.length)

function asReaderError(error: unknown): ReaderError {
  if (error instanceof ReaderError) return error
  return damagedDictionary('The dictionary cannot be read', error)
}
