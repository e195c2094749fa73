import {
  type Dictionary,
  type FoundDictionaries,
  wordNetDictionary,
} from '#core/dictionary/dictionary-list'
import type { WordLookUp, WordQuestion } from '#core/dictionary/word-look-up'

import type { Ingest } from '../ingest/ingest'

import type { PreferencesService } from './preferences-service'

interface Dependencies {
  readonly preferences: Pick<PreferencesService, 'dictionaries' | 'saveDictionaries'>
  readonly ingest: Pick<Ingest, 'findDictionaries' | 'lookUp'>
}

/** What adding a folder came to. */
export interface AddedDictionaries extends FoundDictionaries {
  /** Those of the folder; `dictionaries` are all, as they are now. */
  added: Dictionary[]
}

/** The person’s dictionaries, in their order. Files stay where they are; here is where that is. */
export interface DictionaryService {
  list(): Dictionary[]
  /** @param choose asks for a folder; `null` where nobody wants one any more */
  addChosen(choose: () => Promise<string | null>): Promise<AddedDictionaries>
  /**
   * Keeps those, in that order, when this resolves. One that was taken off the list can be put back until the
   * app ends; WordNet at any time.
   */
  arrange(ids: readonly string[]): Promise<Dictionary[]>
  lookUp(question: WordQuestion): Promise<WordLookUp>
}

export function createDictionaryService({ preferences, ingest }: Dependencies): DictionaryService {
  /** All that were ever on the list, so that one can come back. */
  const known = new Map([[wordNetDictionary.id, wordNetDictionary]])
  const list = (): Dictionary[] => [...preferences.dictionaries]
  const save = async (dictionaries: Dictionary[]): Promise<Dictionary[]> => {
    for (const dictionary of list()) known.set(dictionary.id, dictionary)
    await preferences.saveDictionaries(dictionaries)
    return dictionaries
  }

  return {
    list,
    async addChosen(choose) {
      const folder = await choose()
      if (folder === null) return { dictionaries: list(), added: [], failures: [] }
      const { dictionaries: added, failures } = await ingest.findDictionaries(folder)
      const isAdded = ({ id }: Dictionary) => added.some((one) => one.id === id)
      // One that was there keeps its place.
      const before = list().map((one) => added.find(({ id }) => id === one.id) ?? one)
      const others = added.filter(({ id }) => !before.some((one) => one.id === id))
      const dictionaries = await save([...before, ...others])
      return { dictionaries, added: dictionaries.filter(isAdded), failures }
    },
    arrange(ids) {
      const byId = new Map([...known, ...list().map((one) => [one.id, one] as const)])
      return save([...new Set(ids)].flatMap((id) => byId.get(id) ?? []))
    },
    lookUp: (question) => ingest.lookUp(list(), question),
  }
}
