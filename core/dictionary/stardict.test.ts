import { describe, expect, it } from 'vitest'

import { makeStarDict, openParts } from '#tests/support/dictionary-builders'

import type { DictionaryEntry } from './entry'
import { openStarDict } from './stardict'

const open = (parts: ReturnType<typeof makeStarDict>) => openStarDict('things', openParts(parts))
const textOf = ({ blocks }: DictionaryEntry) =>
  blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('|')

const articles = {
  lamp: 'A thing that gives light.',
  Lamp: 'A family.',
  'lamp post': 'It carries one.',
  über: 'Over.',
}

describe('openStarDict', () => {
  it.each([
    ['plain', {}],
    ['packed', { isPacked: true }],
    ['with offsets of 64 bits', { has64Bits: true }],
    ['sorted in no order', { isSorted: false }],
  ])('finds entries: %s', async (_name, options) => {
    const dictionary = await open(makeStarDict(articles, options))

    expect((await dictionary.find('LAMP')).map(textOf).sort()).toEqual([
      'A family.',
      'A thing that gives light.',
    ])
    expect((await dictionary.find('lamp post')).map(textOf)).toEqual(['It carries one.'])
    expect((await dictionary.find('über')).map(({ headword }) => headword)).toEqual(['über'])
    expect(await dictionary.find('lam')).toEqual([])
    expect(await dictionary.headwords('lamp p', 5)).toEqual(['lamp post'])
  })

  it('finds entries by further words, each once', async () => {
    const synonyms = { lantern: 'lamp', lamp: 'lamp', nowhere: 'not there' }
    const dictionary = await open(makeStarDict(articles, { synonyms }))

    expect((await dictionary.find('lantern')).map(({ headword }) => headword)).toEqual(['lamp'])
    expect(await dictionary.find('lamp')).toHaveLength(2)
    expect(await dictionary.find('nowhere')).toEqual([])
  })

  it('takes articles apart that say what their parts are', async () => {
    const article = Buffer.concat([
      Buffer.from('mOne.\0'),
      Buffer.from('W\0\0\0\x04RIFF'),
      Buffer.from('tlæmp\0'),
      Buffer.from('h<p>Two <b>three</b>.</p>'),
    ])
    const dictionary = await open(makeStarDict({ lamp: article }, { sameTypes: '' }))

    expect((await dictionary.find('lamp'))[0]?.blocks).toEqual([
      { kind: 'text', indent: 0, runs: [{ text: 'One.' }] },
      { kind: 'text', indent: 0, runs: [{ text: 'læmp', style: 'quiet' }] },
      {
        kind: 'text',
        indent: 0,
        runs: [{ text: 'Two ' }, { text: 'three', style: 'strong' }, { text: '.' }],
      },
    ])
  })

  it('takes articles apart whose parts are alike', async () => {
    const dictionary = await open(makeStarDict({ lamp: 'læmp\0lamp\nLight.' }, { sameTypes: 'tm' }))

    expect((await dictionary.find('lamp')).map(textOf)).toEqual(['læmp|lamp|Light.'])
  })

  it('leaves out a headword that the article repeats', async () => {
    const dictionary = await open(makeStarDict({ lamp: '<k>Lamp</k>\nLight.' }, { sameTypes: 'x' }))

    expect((await dictionary.find('lamp')).map(textOf)).toEqual(['Light.'])
  })

  it('knows its title and its language', async () => {
    const facts = async (title: string) => (await open(makeStarDict(articles, { title }))).facts

    expect(await facts('Deutsch-Englisch')).toEqual({
      kind: 'stardict',
      title: 'Deutsch-Englisch',
      language: 'de',
    })
    expect((await facts('A dictionary')).language).toBeNull()
  })

  it('says what is missing or damaged', async () => {
    const { '.dict': _, ...withoutArticles } = makeStarDict(articles)
    const parts = makeStarDict(articles)
    const damaged = { code: 'dictionary/damaged' }

    await expect(open(withoutArticles)).rejects.toMatchObject(damaged)
    await expect(open({ ...parts, '.ifo': Buffer.from('something') })).rejects.toMatchObject(
      damaged,
    )
    const short = await open({ ...parts, '.dict': Buffer.from('A') })
    await expect(short.find('über')).rejects.toMatchObject(damaged)
  })
})
