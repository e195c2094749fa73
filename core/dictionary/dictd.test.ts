import { describe, expect, it } from 'vitest'

import { makeDictd, openParts } from '#tests/support/dictionary-builders'

import { openDictd } from './dictd'

const articles = {
  lamp: 'lamp\n   A thing that gives light; see {lantern}.\n',
  'Co-op': 'Co-op\n   A shop.\n',
  "can't": 'can’t\n   Cannot.\n',
  lantern: 'lantern\n   A lamp that one carries.\n',
}

describe('openDictd', () => {
  it.each([
    ['plain', {}],
    ['packed', { isPacked: true }],
  ])('finds entries: %s', async (_name, options) => {
    const dictionary = await openDictd('freedict-eng-deu', openParts(makeDictd(articles, options)))

    expect(await dictionary.find('Lamp')).toEqual([
      {
        headword: 'lamp',
        blocks: [
          {
            kind: 'text',
            indent: 1,
            runs: [
              { text: 'A thing that gives light; see ' },
              { text: 'lantern', lookUp: 'lantern' },
              { text: '.' },
            ],
          },
        ],
      },
    ])
    expect((await dictionary.find('co-op')).map(({ headword }) => headword)).toEqual(['Co-op'])
    expect(await dictionary.find('lam')).toEqual([])
    expect(await dictionary.headwords('la', 9)).toEqual(['lamp', 'lantern'])
  })

  it('knows its title and its language, and does not give them as words', async () => {
    const parts = makeDictd(articles, { title: 'English-German of ours' })
    const dictionary = await openDictd('ours', openParts(parts))

    expect(dictionary.facts).toEqual({
      kind: 'dictd',
      title: 'English-German of ours',
      language: 'en',
    })
    expect(await dictionary.find('00-database-short')).toEqual([])
    expect(await dictionary.headwords('00', 9)).toEqual([])
    const named = await openDictd('freedict-deu-eng', openParts(makeDictd(articles)))
    expect(named.facts).toMatchObject({ title: 'freedict-deu-eng', language: 'de' })
  })

  it('says what is missing or damaged', async () => {
    const parts = makeDictd(articles)
    const damaged = { code: 'dictionary/damaged' }
    const open = (changed: Record<string, Uint8Array>) =>
      openDictd('x', openParts({ ...parts, ...changed }))

    await expect(openDictd('x', openParts({}))).rejects.toMatchObject(damaged)
    const noPlace = await open({ '.index': Buffer.from('lamp\n') })
    await expect(noPlace.find('lamp')).rejects.toMatchObject(damaged)
    const noNumber = await open({ '.index': Buffer.from('lamp\tA!\tB\n') })
    await expect(noNumber.find('lamp')).rejects.toMatchObject(damaged)
  })
})
