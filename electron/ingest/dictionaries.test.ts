import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { wordNetDictionary } from '#core/dictionary/dictionary-list'
import {
  makeDictd,
  makeStarDict,
  makeWordNet,
  writeParts,
} from '#tests/support/dictionary-builders'
import { withFolder } from '#tests/support/library-builders'

import { createDictionaries } from './dictionaries'

const lamp = { lamp: 'A thing that gives light.' }

function aWordNet(folder: string): string {
  const wordNet = path.join(folder, 'wordnet')
  mkdirSync(wordNet)
  writeParts(wordNet, '', makeWordNet({ noun: [{ words: ['lamp'], gloss: 'a source of light' }] }))
  return wordNet
}

describe('dictionaries', () => {
  it('are found in a folder and in those within', async () => {
    await withFolder(async (folder) => {
      const deep = path.join(folder, 'a/b')
      mkdirSync(deep, { recursive: true })
      const star = writeParts(deep, 'english', makeStarDict(lamp, { title: 'English of ours' }))
      const dictd = writeParts(folder, 'deu-eng', makeDictd(lamp, { isPacked: true }))
      writeFileSync(path.join(folder, 'other.index'), 'no dictionary of anybody')
      const cut = writeParts(folder, 'cut', { '.ifo': Buffer.from("StarDict's dict ifo file\n") })

      const found = await createDictionaries('nowhere').find(folder)

      expect(found).toMatchObject({
        dictionaries: [
          { id: star, kind: 'stardict', title: 'English of ours', language: 'en' },
          { id: dictd, kind: 'dictd', title: 'deu-eng', language: 'de' },
        ],
        failures: [{ file: cut, error: { code: 'dictionary/damaged' } }],
      })
    })
  })

  it('are not where there are none', async () => {
    await withFolder(async (folder) => {
      const notFound = { code: 'dictionary/not-found' }
      const { find } = createDictionaries('nowhere')

      await expect(find(folder)).rejects.toMatchObject(notFound)
      await expect(find(path.join(folder, 'nowhere'))).rejects.toMatchObject(notFound)
    })
  })

  it('answer together, and again when their files are back', async () => {
    await withFolder(async (folder) => {
      const parts = makeStarDict(lamp, { title: 'English of ours' })
      writeParts(folder, 'english', parts)
      const { find, lookUp } = createDictionaries(aWordNet(folder))
      const { dictionaries } = await find(folder)
      const ask = async () => {
        const list = [...dictionaries, wordNetDictionary]
        const { found } = await lookUp(list, { text: 'lamps', language: 'en' })
        return found.map(({ dictionary, entries, error }) => [
          dictionary.title,
          entries.length,
          error?.code,
        ])
      }
      const both = [
        ['English of ours', 1, undefined],
        ['WordNet', 1, undefined],
      ]

      expect(await ask()).toEqual(both)
      // Files that are open stay so; those of a dictionary that was taken off the list do not.
      await lookUp([], { text: 'lamp', language: null })
      rmSync(path.join(folder, 'english.dict'))
      expect(await ask()).toEqual([['English of ours', 0, 'dictionary/damaged'], both[1]])
      writeParts(folder, 'english', parts)
      expect(await ask()).toEqual(both)
    })
  })

  it('answer without WordNet, but for base forms', async () => {
    await withFolder(async (folder) => {
      writeParts(folder, 'english', makeStarDict(lamp))
      const { find, lookUp } = createDictionaries(path.join(folder, 'nowhere'))
      const { dictionaries } = await find(folder)

      const { found } = await lookUp(dictionaries, { text: 'lamp', language: 'en' })

      expect(found).toHaveLength(1)
      expect(found[0]?.error).toBeUndefined()
    })
  })
})
