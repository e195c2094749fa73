import { describe, expect, it } from 'vitest'

import { makeStarDict, openParts } from '#tests/support/dictionary-builders'

import { damagedDictionary } from './dictionary'
import type { Dictionary } from './dictionary-list'
import { type ListedDictionary, lookUp } from './look-up'
import { openStarDict } from './stardict'

const listed = (
  title: string,
  language: string | null,
  words: readonly string[],
): ListedDictionary => {
  const dictionary: Dictionary = { id: `/${title}.ifo`, kind: 'stardict', title, language }
  const parts = makeStarDict(Object.fromEntries(words.map((word) => [word, `${word} in ${title}`])))
  return { dictionary, open: () => openStarDict(title, openParts(parts)) }
}

const english = listed('English', 'en', ['run', 'running', 'lamp', 'street'])
const german = listed('German', 'de', ['Haus', 'gehen', 'lamp', 'Ubung'])
const other = listed('Other', null, ['lamp'])
const broken: ListedDictionary = {
  dictionary: { id: '/broken.ifo', kind: 'stardict', title: 'Broken', language: null },
  open: () => Promise.reject(damagedDictionary('broken')),
}
const bases = async (word: string) => (word === 'running' || word === 'ran' ? ['run'] : [])
const ask = (text: string, language: string | null, all = [english, german, other]) =>
  lookUp(all, { text, language }, bases)
const headwords = async (...question: Parameters<typeof ask>) =>
  (await ask(...question)).found.map(
    ({ dictionary, entries }) =>
      `${dictionary.title}: ${entries.map(({ headword }) => headword).join(', ')}`,
  )

describe('lookUp', () => {
  it('answers in the person’s order, with those of another language last', async () => {
    expect(await headwords('lamp', null)).toEqual(['English: lamp', 'German: lamp', 'Other: lamp'])
    expect(await headwords('lamp', 'de-AT')).toEqual([
      'German: lamp',
      'Other: lamp',
      'English: lamp',
    ])
  })

  it('gives the word itself and its base forms', async () => {
    expect(await headwords('“Running,”', 'en')).toEqual(['English: running, run'])
    expect(await headwords('ran', null)).toEqual(['English: run'])
    expect(await headwords('ran', 'de')).toEqual([])
  })

  it('tries other spellings and what is left without an ending', async () => {
    expect(await headwords('LAMP', 'en', [english])).toEqual(['English: lamp'])
    expect(await headwords('Übung', 'de')).toEqual(['German: Ubung'])
    expect(await headwords('Hauses', 'de')).toEqual(['German: Haus'])
  })

  it('suggests what begins alike, and the words of a phrase', async () => {
    expect(await ask('gehst', 'de')).toMatchObject({ found: [], suggestions: ['gehen'] })
    expect(await ask('street lamps', 'en')).toMatchObject({
      found: [],
      suggestions: ['street', 'lamps'],
    })
    expect(await ask('lampz', 'en', [english])).toMatchObject({
      found: [],
      suggestions: ['lamp'],
    })
    expect(await ask('xyzzy', 'en')).toEqual({ word: 'xyzzy', found: [], suggestions: [] })
  })

  it('says which dictionary cannot be read, and goes on', async () => {
    const { found } = await ask('lamp', null, [broken, english])

    expect(found.map(({ dictionary, error }) => [dictionary.title, error?.code])).toEqual([
      ['Broken', 'dictionary/damaged'],
      ['English', undefined],
    ])
  })

  it('looks up nothing where nothing is left of the words', async () => {
    expect(await ask('…', 'en')).toEqual({ word: '', found: [], suggestions: [] })
  })
})
