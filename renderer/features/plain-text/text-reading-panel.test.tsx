import { describe, expect, it } from 'vitest'

import { ReaderError } from '#core/errors'
import type { TextReading } from '#core/publication/publication'
import type { Answers } from '#tests/support/fake-transport'
import { aManifest, aTextReading } from '#tests/support/library-builders'
import { aReading, aStore, button, doing, draw, find } from '#tests/support/window-builders'

import { TextReadingPanel } from './text-reading-panel'

const samples = {
  automatic: { encoding: 'windows-1252', sample: 'café' },
  offers: ['windows-1252', 'macintosh', 'ibm437', 'big5', 'viscii', 'ibm850'].map((encoding) => ({
    encoding,
    sample: `café in ${encoding}`,
  })),
}

const aTextOf = (overrides: Partial<TextReading> = {}) =>
  aReading({ manifest: aManifest('The Sea', { text: aTextReading(overrides) }) })

/** The panel of a text that the main process reads as it is told. */
async function aPanel(overrides: Partial<TextReading> = {}, answers: Answers = {}) {
  const { store, transport } = aStore({
    'text.sampleEncodings': () => samples,
    'text.setOptions': ({ options }) => {
      const { encoding, lineLayout = 'line' } = options
      const chosen = encoding === undefined ? {} : ({ encoding, how: 'chosen' } as const)
      return aTextOf({ options, lineLayout, ...chosen })
    },
    ...answers,
  })
  store.getState().showReading(aTextOf(overrides))
  const place = await draw(<TextReadingPanel />, { store })
  return { place, store, transport }
}

const radio = (place: ParentNode, group: string, label: string): HTMLInputElement => {
  const labels = Array.from(place.querySelectorAll(`[aria-label="${group}"] label`))
  const found = labels.find(({ textContent }) => textContent?.startsWith(label))
  return find<HTMLInputElement>(found ?? place, found ? 'input' : '#none')
}

const facts = (place: ParentNode) =>
  Array.from(place.querySelectorAll('dl > div'), ({ firstChild, lastChild }) => [
    firstChild?.textContent,
    lastChild?.textContent,
  ])

describe('how this text was read', () => {
  it('says what was found', async () => {
    const { place } = await aPanel({ chapters: 12, notices: 1, titleFrom: 'name', damage: 0.0001 })

    expect(facts(place)).toEqual([
      ['Encoding', 'Western (Windows-1252), quite sure, a few characters are damaged'],
      ['Lines', 'each one is a paragraph'],
      ['Title', '“The Sea”, from the name of the file'],
      ['Chapters', '12 found'],
      ['Notices', '1 found'],
      ['Epigraphs', 'none found'],
      ['Language', 'not known'],
    ])
  })

  it('shows the words of the file in each encoding, and more of them when asked', async () => {
    const { place, transport } = await aPanel()

    expect(place.textContent).toContain('DOS 437)café in ibm437')
    await doing(() => button(place, 'More encodings').click())

    expect(transport.inputsOf('text.sampleEncodings').map(({ most }) => most)).toEqual([6, 100])
  })

  it('has the text read as it is told, and says so', async () => {
    const { place, store, transport } = await aPanel()

    await doing(() => radio(place, 'Paragraphs', 'Keep lines').click())
    await doing(() => radio(place, 'Encoding', 'Western (Mac Roman)').click())

    const { id } = aReading().publication
    expect(transport.inputsOf('text.setOptions')).toEqual([
      { id, options: { lineLayout: 'keep' } },
      { id, options: { lineLayout: 'keep', encoding: 'macintosh' } },
    ])
    expect(facts(place).slice(0, 2)).toEqual([
      ['Encoding', 'Western (Mac Roman), as you chose'],
      ['Lines', 'kept as they are, as you chose'],
    ])
    expect(radio(place, 'Encoding', 'Western (Mac Roman)').checked).toBe(true)
    expect(store.getState().history.back).toEqual([])
  })

  it('stays with what was when the text cannot be read so', async () => {
    const { place, store } = await aPanel(
      {},
      {
        'text.setOptions': () => {
          throw new ReaderError('publication/corrupted', 'No')
        },
      },
    )

    await doing(() => radio(place, 'Paragraphs', 'Indents').click())

    expect(radio(place, 'Paragraphs', 'Automatic').checked).toBe(true)
    expect(store.getState().notices).toHaveLength(1)
  })

  it('shows only the last of several choices made quickly', async () => {
    const answers: (() => void)[] = []
    const { place, store } = await aPanel(
      {},
      {
        'text.setOptions': async ({ options }) => {
          await new Promise<void>((resolve) => answers.push(resolve))
          return aTextOf({ options })
        },
      },
    )
    await doing(() => radio(place, 'Paragraphs', 'Indents').click())
    await doing(() => radio(place, 'Paragraphs', 'Every line').click())

    await doing(() => answers[0]?.())
    expect(store.getState().reading?.manifest.text?.options).toEqual({})
    expect(radio(place, 'Paragraphs', 'Every line').checked).toBe(true)

    await doing(() => answers[1]?.())
    expect(store.getState().reading?.manifest.text?.options).toEqual({ lineLayout: 'line' })
  })
})

describe('a text that may look wrong', () => {
  it('is asked about once, and leads to the encodings', () => {
    const { store } = aStore()

    store.getState().showReading(aTextOf({ confidence: 0.1 }))
    const [notice] = store.getState().notices
    store.getState().dismissNotice(notice!.id)
    store.getState().showReading(aTextOf({ confidence: 0.1 }))

    expect(notice).toMatchObject({ kind: 'status', action: { label: 'Encoding …' } })
    expect(store.getState().notices).toEqual([])
    notice!.action!.run()
    expect(store.getState().panel).toBe('encoding')
  })

  it('is not asked about when it looks right', () => {
    const { store } = aStore()

    store.getState().showReading(aTextOf({ confidence: 0.5 }))

    expect(store.getState().notices).toEqual([])
  })
})

describe('page maps of a text', () => {
  it('are another one for each way in which it is read', async () => {
    const { store, transport } = aStore()
    const { id } = aReading().publication
    for (const lineLayout of ['line', 'block'] as const) {
      store.getState().showReading(aTextOf({ lineLayout }))
      await store
        .getState()
        .pageMaps(id)
        .put('wide', { sections: [null] })
    }

    const keys = transport.inputsOf('pageMaps.put').map(({ layoutKey }) => layoutKey)
    expect(keys).toEqual(['wide|windows-1252|line', 'wide|windows-1252|block'])
  })
})
