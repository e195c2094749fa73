import { describe, expect, it } from 'vitest'

import { ReaderError } from '#core/errors'
import type { MarksOutcome } from '#core/ipc/contract'
import { anId } from '#tests/support/library-builders'
import { aReading, aStore } from '#tests/support/window-builders'

import { sentenceOfImport } from './exchange-slice'

const counts = { exact: 0, similar: 0, unplaced: 0, known: 0 }

const anOutcome = (
  change: Partial<typeof counts>,
  missing: readonly number[] = [],
): MarksOutcome => ({
  status: 'imported',
  file: '/notes',
  publications: [{ id: anId(), title: 'A title', ...counts, ...change }],
  unmatched: missing.map((marks) => ({ title: 'Another', marks })),
})

describe('an export', () => {
  it('is of the open book, or of all, and says what was written', async () => {
    const answer = { file: '/home/reader/notes.md', highlights: 2, bookmarks: 1 }
    const { store, transport } = aStore({ 'annotations.export': () => answer })
    store.getState().setExporting(true)

    await store.getState().exportAnnotations('markdown')
    expect(store.getState().isExporting).toBe(false)
    expect(store.getState().notices.at(-1)?.text).toBe(
      '2 highlights and 1 bookmark were written to notes.md.',
    )
    store.getState().showReading(aReading())
    await store.getState().exportAnnotations('csv')

    expect(transport.inputsOf('annotations.export')).toEqual([
      { id: null, format: 'markdown' },
      { id: aReading().publication.id, format: 'csv' },
    ])
  })

  it('that was cancelled says nothing', async () => {
    const { store } = aStore({
      'annotations.export': () => ({ file: null, highlights: 2, bookmarks: 1 }),
    })

    await store.getState().exportAnnotations('html')

    expect(store.getState().notices).toEqual([])
  })
})

describe('an import', () => {
  it.each([
    [[anOutcome({ exact: 1 })], '1 mark was added.'],
    [
      [anOutcome({ exact: 20, similar: 3, unplaced: 1, known: 2 })],
      '24 marks were added, 3 at words that are alike and 1 without a place. 2 were there already.',
    ],
    [[anOutcome({ known: 4 })], 'Nothing new was in it.'],
    [[anOutcome({}, [3, 4])], '7 marks belong to books that are not in your library.'],
  ] as const)('%#: says what came of it', (outcomes, sentence) => {
    expect(sentenceOfImport(outcomes)).toBe(sentence)
  })

  it('names each file that has no marks', async () => {
    const error = new ReaderError('annotations/unsupported', 'None').toReport()
    const { store } = aStore({
      'annotations.import': () => [{ status: 'failed', file: '/home/reader/story.txt', error }],
    })

    await store.getState().importAnnotations()

    expect(store.getState().notices).toMatchObject([
      {
        kind: 'alert',
        subject: 'story.txt',
        text: 'There are no highlights or notes in this file that Octavo can read.',
      },
    ])
  })
})
