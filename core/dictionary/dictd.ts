import {
  damagedDictionary,
  dictionaryLimits,
  type OpenDictionary,
  type OpenPart,
  readWhole,
} from './dictionary'
import { dictionaryLanguage } from './dictionary-language'
import type { DictionaryFacts } from './dictionary-list'
import { plainArticle } from './plain-article'
import { plainOrPacked } from './stardict'
import { withoutHeadword } from './without-headword'
import { type IndexRecord, lineOf, WordIndex, wordOf } from './word-index'

const tab = 0x09
/** Headwords of what the dictionary says of itself. */
const ownWords = /^00-?database/

/**
 * dictd: an `.index` of lines (word, offset, length, and perhaps the word as it is written) and a `.dict` of
 * articles, packed or not.
 *
 * @param stem name of the files
 * @throws {ReaderError} `dictionary/…`
 * @see https://linux.die.net/man/8/dictfmt
 */
export async function openDictd(stem: string, open: OpenPart): Promise<OpenDictionary> {
  const indexFile = await open('.index')
  if (!indexFile) throw damagedDictionary('There is no .index')
  const articles = await plainOrPacked(open, '.dict', '.dict.dz')
  const words = await WordIndex.open(indexFile, lineOf(tab))

  const articleOf = async ({ offset, length }: Place): Promise<string> => {
    const most = Math.min(length, dictionaryLimits.articleBytes)
    const bytes = await readWhole(articles, offset, most)
    return wordOf(bytes)
  }
  const facts = await describe(stem, words, articleOf)

  return {
    facts,
    async find(word) {
      if (ownWords.test(word)) return []
      const records = await words.find(word, dictionaryLimits.entriesOfWord)
      return Promise.all(
        records.map(async (record) => {
          const place = placeOf(record)
          const text = await articleOf(place)
          const headword = place.written
          return { headword, blocks: withoutHeadword(plainArticle(text), headword) }
        }),
      )
    },
    async headwords(prefix, most) {
      const found = await words.beginningWith(prefix, most)
      return found.filter((word) => !ownWords.test(word))
    },
  }
}

interface Place {
  readonly offset: number
  readonly length: number
  /** The word as the dictionary writes it. */
  readonly written: string
}

/** @throws {ReaderError} `dictionary/damaged` */
function placeOf({ word, rest }: IndexRecord): Place {
  const [, offset, length, written] = wordOf(rest).trimEnd().split('\t')
  if (offset === undefined || length === undefined)
    throw damagedDictionary('A word without a place')
  return {
    offset: fromBase64(offset),
    length: fromBase64(length),
    written: written || wordOf(word),
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** A number in base 64, the highest digit first. */
function fromBase64(text: string): number {
  let number = 0
  for (const sign of text) {
    const digit = digits.indexOf(sign)
    if (digit < 0) throw damagedDictionary(`${sign} is no digit`)
    number = number * 64 + digit
  }
  if (!Number.isSafeInteger(number)) throw damagedDictionary('A place beyond any file')
  return number
}

async function describe(
  stem: string,
  words: WordIndex,
  articleOf: (place: Place) => Promise<string>,
): Promise<DictionaryFacts> {
  let title = stem
  for (const name of ['00databaseshort', '00-database-short']) {
    const [record] = await words.find(name, 1)
    if (!record) continue
    // The article begins with its own headword.
    const text = (await articleOf(placeOf(record))).replace(/^\s*00-?database-?short\s*/, '')
    title = text.trim().split('\n')[0]?.trim() || stem
    break
  }
  return {
    kind: 'dictd',
    title: title.slice(0, 200),
    language: dictionaryLanguage([stem, title]),
  }
}
