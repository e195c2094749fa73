import { describe, expect, it } from 'vitest'

import type { OpenDictionary, OpenPart } from '#core/dictionary/dictionary'
import { openDictd } from '#core/dictionary/dictd'
import type { Dictionary } from '#core/dictionary/dictionary-list'
import { lookUp } from '#core/dictionary/look-up'
import { openStarDict } from '#core/dictionary/stardict'
import { WordLookUp } from '#core/dictionary/word-look-up'
import { openWordNet } from '#core/dictionary/wordnet'

import {
  type DictionaryParts,
  makeDictd,
  makeStarDict,
  makeWordNet,
  openParts,
} from '../support/dictionary-builders'
import { seededRandom } from '../support/random'

/** Damaged files of each kind: `OCTAVO_FLIPS=2000 npx vitest run tests/contract/hostile-dictionaries.test.ts`. */
const count = Number(process.env['OCTAVO_FLIPS'] ?? 200)
const longestMs = 5_000

const words = Array.from({ length: 300 }, (_, number) => `word${number}`)
const articles = Object.fromEntries(words.map((word) => [word, `<p>${word} <b>is</b> a word.</p>`]))
const typed = Object.fromEntries(
  words.map((word) => [word, `mOf ${word}.\0W\0\0\0\x02abh<i>x</i>`]),
)
const synonyms = Object.fromEntries(words.map((word) => [`syn${word}`, word]))

const star = (open: OpenPart) => openStarDict('a', open)
const samples: Readonly<
  Record<string, readonly [DictionaryParts, (open: OpenPart) => Promise<OpenDictionary>]>
> = {
  StarDict: [makeStarDict(articles, { sameTypes: 'h', synonyms }), star],
  'StarDict, packed': [makeStarDict(articles, { sameTypes: 'x', isPacked: true }), star],
  'StarDict, of parts': [makeStarDict(typed, { sameTypes: '', has64Bits: true }), star],
  dictd: [makeDictd(articles, { title: 'Words' }), (open) => openDictd('a', open)],
  'dictd, packed': [makeDictd(articles, { isPacked: true }), (open) => openDictd('a', open)],
  WordNet: [
    makeWordNet(
      { noun: words.map((word) => ({ words: [word], gloss: `a ${word}; "an example"` })) },
      { noun: { syns: 'word7' } },
    ),
    openWordNet,
  ],
}

const dictionary: Dictionary = { id: '/a.ifo', kind: 'stardict', title: 'A', language: null }

/** A few bytes of one of the files are others, or its end is missing. */
function damaged(parts: DictionaryParts, random: () => number): DictionaryParts {
  const endings = Object.keys(parts)
  const ending = endings[Math.floor(random() * endings.length)]!
  const bytes = Uint8Array.from(parts[ending]!)
  for (let flips = 1 + Math.floor(random() * 8); flips > 0; flips--) {
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
  }
  const end = random() < 0.2 ? Math.floor(random() * bytes.length) : bytes.length
  return { ...parts, [ending]: bytes.subarray(0, end) }
}

describe.each(Object.entries(samples))('damaged files of %s', (_name, [parts, open]) => {
  it('answer, or say what is the matter by name', async () => {
    const random = seededRandom(11)
    for (let round = 0; round < count; round++) {
      const opened = open(openParts(damaged(parts, random)))
      const listed = [{ dictionary, open: () => opened }]
      const startedAt = performance.now()
      for (const text of ['word7', 'synword3', 'word299s', 'wort', 'zzz']) {
        const answer = await lookUp(listed, { text, language: null }, async (word) => {
          return (await (await opened).baseForms?.(word)) ?? []
        })
        expect(WordLookUp.safeParse(answer).success).toBe(true)
        for (const { error } of answer.found) {
          if (error) expect(error.code).toMatch(/^dictionary\//)
        }
      }
      expect(performance.now() - startedAt).toBeLessThan(longestMs)
    }
  })

  it('answer where nothing is damaged', async () => {
    const opened = open(openParts(parts))
    const { found } = await lookUp(
      [{ dictionary, open: () => opened }],
      { text: 'word7', language: null },
      async () => [],
    )

    expect(found[0]?.entries[0]?.headword).toBe('word7')
  })
})
