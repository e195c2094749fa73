import type { StateCreator } from 'zustand'

import type { Dictionary } from '#core/dictionary/dictionary-list'
import { longestWord } from '#core/dictionary/word-forms'
import type { WordLookUp } from '#core/dictionary/word-look-up'
import { sentenceFor } from '#core/error-words'
import { ReaderError } from '#core/errors'
import type { Api } from '#core/ipc/client'

import type { NoteReference, PageSelection } from '../engine/visual-navigator'
import { words } from '../words/words'

import type { AppState } from './app-state'
import { tellOf } from './tell-of'

/** A word that somebody looks up, and where its card has its place. */
export interface OpenWord {
  readonly rect: NoteReference['rect']
  readonly language: string | null
  /** Words looked up one from the other; the last one is in view. */
  readonly trail: readonly string[]
  /** Of the last word, or of the one before while that is looked for; `null` before the first. */
  readonly answer: WordLookUp | null
}

export interface DictionarySlice {
  readonly openWord: OpenWord | null
  /** In the order in which they answer. Known when they are being arranged. */
  readonly dictionaries: readonly Dictionary[]
  readonly isArrangingDictionaries: boolean
  readonly lookUpSelection: (selection: PageSelection) => Promise<void>
  /** A word in the card, or typed there. */
  readonly lookUpNext: (word: string) => Promise<void>
  readonly lookUpBefore: () => Promise<void>
  readonly closeWord: () => void
  readonly setArrangingDictionaries: (isArranging: boolean) => void
  /** From a folder that the system's dialog asks for. @returns what came of it, in sentences */
  readonly addDictionaries: () => Promise<readonly string[]>
  /** Keeps these, in this order. */
  readonly arrangeDictionaries: (ids: readonly string[]) => Promise<void>
}

/** More sentences than these help nobody. */
const mostFailures = 3

export const createDictionarySlice =
  (api: Api): StateCreator<AppState, [], [], DictionarySlice> =>
  (set, get) => {
    const ask = async (open: OpenWord): Promise<void> => {
      set({ openWord: open })
      const isCurrent = () => get().openWord?.trail === open.trail
      try {
        const text = open.trail.at(-1) ?? ''
        const answer = await api.request('dictionary.lookUp', { text, language: open.language })
        if (isCurrent()) set({ openWord: { ...open, answer } })
      } catch (error) {
        if (isCurrent()) set({ openWord: null })
        tellOf(get, error)
      }
    }
    /** Other dictionaries say something else. */
    const askAgain = async (): Promise<void> => {
      const { openWord } = get()
      if (openWord) await ask({ ...openWord, trail: [...openWord.trail] })
    }

    return {
      openWord: null,
      dictionaries: [],
      isArrangingDictionaries: false,

      async lookUpSelection({ text, rect, language }) {
        if (text.trim().length > longestWord) {
          get().notify({ kind: 'status', text: words.tooLongToLookUp })
          return
        }
        const ofBook = get().reading?.manifest.metadata.language
        const trail = [text]
        await ask({ rect, language: language ?? ofBook ?? null, trail, answer: null })
      },

      async lookUpNext(word) {
        const { openWord } = get()
        if (!openWord || word.trim() === '') return
        await ask({ ...openWord, trail: [...openWord.trail, word] })
      },

      async lookUpBefore() {
        const { openWord } = get()
        if (!openWord || openWord.trail.length < 2) return
        await ask({ ...openWord, trail: openWord.trail.slice(0, -1) })
      },

      closeWord: () => set((state) => (state.openWord ? { openWord: null } : state)),

      setArrangingDictionaries(isArrangingDictionaries) {
        set({ isArrangingDictionaries })
        if (!isArrangingDictionaries) return
        api
          .request('dictionary.list')
          .then((dictionaries) => set({ dictionaries }))
          .catch((error: unknown) => tellOf(get, error))
      },

      async addDictionaries() {
        try {
          const { dictionaries, added, failures } = await api.request('dictionary.addFolder')
          set({ dictionaries })
          await askAgain()
          return [
            ...(added.length > 0 ? [words.dictionariesAdded(added.length)] : []),
            ...failures
              .slice(0, mostFailures)
              .map(({ file, error }) => `${nameOf(file)}: ${sentenceFor(error)}`),
          ]
        } catch (error) {
          if (error instanceof ReaderError) return [sentenceFor(error)]
          throw error
        }
      },

      async arrangeDictionaries(ids) {
        try {
          set({ dictionaries: await api.request('dictionary.arrange', { ids: [...ids] }) })
          await askAgain()
        } catch (error) {
          tellOf(get, error)
        }
      },
    }
  }

const nameOf = (file: string): string => file.split(/[/\\]/).at(-1) ?? file
