import { describe, expect, it } from 'vitest'

import { wordNetDictionary } from '#core/dictionary/dictionary-list'
import type { WordLookUp } from '#core/dictionary/word-look-up'
import { ReaderError } from '#core/errors'
import { aLocator } from '#tests/support/library-builders'
import { aReading, aStore } from '#tests/support/window-builders'

import type { PageSelection } from '../engine/visual-navigator'
import { words } from '../words/words'

const aSelection = (text: string, language?: string): PageSelection => ({
  locator: aLocator(),
  end: aLocator(),
  text,
  rect: { x: 0, y: 0, width: 10, height: 10 },
  ...(language !== undefined && { language }),
})
const nothing = (word: string): WordLookUp => ({ word, found: [], suggestions: [] })

describe('dictionary slice', () => {
  it('looks up what is selected, in the language of its paragraph or else of the book', async () => {
    const { store, transport } = aStore({ 'dictionary.lookUp': ({ text }) => nothing(text) })
    const reading = aReading()
    const { manifest } = reading
    const metadata = { ...manifest.metadata, language: 'fr' }
    store.setState({ reading: { ...reading, manifest: { ...manifest, metadata } } })

    await store.getState().lookUpSelection(aSelection('lamp', 'de'))
    await store.getState().lookUpSelection(aSelection('lampe'))

    expect(transport.inputsOf('dictionary.lookUp')).toEqual([
      { text: 'lamp', language: 'de' },
      { text: 'lampe', language: 'fr' },
    ])
    expect(store.getState().openWord).toMatchObject({ trail: ['lampe'], answer: nothing('lampe') })
  })

  it('goes from word to word and back', async () => {
    const { store } = aStore({ 'dictionary.lookUp': ({ text }) => nothing(text) })
    const { lookUpSelection, lookUpNext, lookUpBefore } = store.getState()

    await lookUpSelection(aSelection('one'))
    await lookUpNext('two')
    await lookUpNext('  ')
    await lookUpNext('three')
    await lookUpBefore()
    expect(store.getState().openWord).toMatchObject({
      trail: ['one', 'two'],
      answer: { word: 'two' },
    })

    await lookUpBefore()
    await lookUpBefore()
    expect(store.getState().openWord).toMatchObject({ trail: ['one'], answer: { word: 'one' } })
  })

  it('shows the answer to the last question, in whatever order they come', async () => {
    const answers = new Map<string, (answer: WordLookUp) => void>()
    const { store } = aStore({
      'dictionary.lookUp': ({ text }) => new Promise((resolve) => answers.set(text, resolve)),
    })
    const { lookUpSelection, lookUpNext } = store.getState()

    const first = lookUpSelection(aSelection('slow'))
    const second = lookUpNext('quick')
    answers.get('quick')?.(nothing('quick'))
    await second
    answers.get('slow')?.(nothing('slow'))
    await first

    expect(store.getState().openWord?.answer?.word).toBe('quick')
  })

  it('does not come back when it was closed meanwhile', async () => {
    let answer: (value: WordLookUp) => void = () => undefined
    const { store } = aStore({
      'dictionary.lookUp': () => new Promise((resolve) => (answer = resolve)),
    })

    const asked = store.getState().lookUpSelection(aSelection('lamp'))
    store.getState().setSelection(null)
    answer(nothing('lamp'))
    await asked

    expect(store.getState().openWord).toBeNull()
  })

  it('does not look up a whole page', async () => {
    const { store, transport } = aStore()

    await store.getState().lookUpSelection(aSelection('word '.repeat(100)))

    expect(transport.inputsOf('dictionary.lookUp')).toEqual([])
    expect(store.getState().notices.map(({ text }) => text)).toEqual([words.tooLongToLookUp])
  })

  it('says what came of a folder', async () => {
    const error = new ReaderError('dictionary/damaged', 'x').toReport()
    const { store } = aStore({
      'dictionary.addFolder': () => ({
        dictionaries: [wordNetDictionary],
        added: [wordNetDictionary],
        failures: [{ file: '/books/cut.ifo', error }],
      }),
    })

    expect(await store.getState().addDictionaries()).toEqual([
      '1 dictionary was added.',
      'cut.ifo: This dictionary is damaged, or a file of it is missing.',
    ])
    expect(store.getState().dictionaries).toEqual([wordNetDictionary])
  })

  it('asks again when other dictionaries answer', async () => {
    const { store, transport } = aStore({
      'dictionary.lookUp': ({ text }) => nothing(text),
      'dictionary.arrange': () => [],
    })
    await store.getState().lookUpSelection(aSelection('lamp'))

    await store.getState().arrangeDictionaries([])

    expect(transport.inputsOf('dictionary.lookUp')).toHaveLength(2)
  })
})
