import { describe, expect, it, vi } from 'vitest'

import { type Dictionary, wordNetDictionary } from '#core/dictionary/dictionary-list'

import { createDictionaryService } from './dictionary-service'

const aDictionary = (title: string): Dictionary => ({
  id: `/books/${title}.ifo`,
  kind: 'stardict',
  title,
  language: null,
})
const [a, b, c] = ['a', 'b', 'c'].map(aDictionary) as [Dictionary, Dictionary, Dictionary]

function aService(initial: readonly Dictionary[], inFolder: readonly Dictionary[] = []) {
  const preferences = {
    dictionaries: initial,
    saveDictionaries: vi.fn(async (dictionaries: Dictionary[]) => {
      preferences.dictionaries = dictionaries
    }),
  }
  const ingest = {
    findDictionaries: vi.fn(async () => ({ dictionaries: [...inFolder], failures: [] })),
    lookUp: vi.fn(async () => ({ word: '', found: [], suggestions: [] })),
  }
  return { service: createDictionaryService({ preferences, ingest }), preferences, ingest }
}

describe('dictionary service', () => {
  it('adds those of a folder behind those that are there', async () => {
    const renamed = { ...a, title: 'A, second edition' }
    const { service, preferences } = aService([a, wordNetDictionary], [renamed, b])

    const added = await service.addChosen(async () => '/books')

    expect(added).toEqual({
      dictionaries: [renamed, wordNetDictionary, b],
      added: [renamed, b],
      failures: [],
    })
    expect(preferences.dictionaries).toEqual(added.dictionaries)
  })

  it('adds nothing where no folder was chosen', async () => {
    const { service, ingest } = aService([a], [b])

    expect(await service.addChosen(async () => null)).toEqual({
      dictionaries: [a],
      added: [],
      failures: [],
    })
    expect(ingest.findDictionaries).not.toHaveBeenCalled()
  })

  it('keeps an order, and puts back what was taken off; it opens nothing else', async () => {
    const { service } = aService([a, b, c])

    expect(await service.arrange([c.id, a.id, c.id, '/etc/passwd.ifo'])).toEqual([c, a])
    expect(await service.arrange([b.id, c.id, wordNetDictionary.id])).toEqual([
      b,
      c,
      wordNetDictionary,
    ])
    expect(service.list()).toEqual([b, c, wordNetDictionary])
  })

  it('asks those on the list', async () => {
    const { service, ingest } = aService([b, a])
    const question = { text: 'lamp', language: 'en' }

    await service.lookUp(question)

    expect(ingest.lookUp).toHaveBeenCalledWith([b, a], question)
  })
})
