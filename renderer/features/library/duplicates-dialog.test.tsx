import { describe, expect, it } from 'vitest'

import type { DuplicateFacts } from '#core/duplicates'
import { ReaderError } from '#core/errors'
import { anId } from '#tests/support/library-builders'
import { aStore, aSummary, button, doing, draw, find } from '#tests/support/window-builders'

import { words } from '../../words/words'

import { DuplicatesDialog } from './duplicates-dialog'

const aCopy = (title: string, marks = 0): DuplicateFacts => ({
  id: anId(title),
  fileName: `${title}.epub`,
  byteLength: 1_200_000,
  marks,
})
const group = [aCopy('The River'), aCopy('The River, again', 2)]
const publications = [aSummary({ title: 'The River' }), aSummary({ title: 'The River, again' })]

async function aDialog(answers: Parameters<typeof aStore>[0] = {}) {
  let groups = [group]
  const { store, transport } = aStore({
    'duplicates.find': () => groups,
    'duplicates.merge': () => void (groups = []),
    'duplicates.undoMerge': () => void (groups = [group]),
    'duplicates.keepApart': ({ areApart }) => void (groups = areApart ? [] : [group]),
    ...answers,
  })
  store.setState({ publications })
  await doing(() => store.getState().openDuplicates())
  const place = await draw(<DuplicatesDialog />, { store })
  const mergeFirst = () => button(place, words.mergeIntoOf('The River', 'Plain text, 1 MB'))
  return { place, store, transport, mergeFirst }
}

describe('DuplicatesDialog', () => {
  it('shows copies side by side', async () => {
    const { place } = await aDialog()

    const copies = Array.from(place.querySelectorAll('li'), ({ textContent }) => textContent)
    expect(copies).toHaveLength(2)
    expect(copies[1]).toContain('Plain text, 1 MB')
    expect(copies[1]).toContain(words.marksIn(2))
  })

  it('merges the others into one, and takes that back', async () => {
    const { place, transport, mergeFirst } = await aDialog()

    await doing(() => mergeFirst().click())

    expect(transport.inputsOf('duplicates.merge')).toEqual([
      { into: group[0]!.id, others: [group[1]!.id] },
    ])
    expect(find(place, '[role="status"]').textContent).toContain(words.merged('The River'))
    expect(place.textContent).toContain(words.noDuplicates)
    await doing(() => button(place, words.undo).click())
    expect(transport.inputsOf('duplicates.undoMerge')).toEqual([{ into: group[0]!.id }])
    expect(place.querySelectorAll('li')).toHaveLength(2)
  })

  it('keeps both, and takes that back', async () => {
    const { place, transport } = await aDialog()

    await doing(() => button(place, `${words.keepBoth}: The River`).click())
    expect(place.querySelectorAll('li')).toHaveLength(0)
    await doing(() => button(place, words.undo).click())

    expect(transport.inputsOf('duplicates.keepApart').map(({ areApart }) => areApart)).toEqual([
      true,
      false,
    ])
    expect(place.querySelectorAll('li')).toHaveLength(2)
  })

  it('says so when it cannot', async () => {
    const { place, store, mergeFirst } = await aDialog({
      'duplicates.merge': () => {
        throw new ReaderError('storage/unwritable', 'Full')
      },
    })

    await doing(() => mergeFirst().click())

    expect(store.getState().notices).toMatchObject([{ kind: 'alert' }])
    expect(find(place, '[role="status"]').textContent).toBe('')
    expect(place.querySelectorAll('li')).toHaveLength(2)
  })
})
