import { describe, expect, it } from 'vitest'

import { ReaderError } from '#core/errors'
import type { UnplacedAnnotation } from '#core/annotations'
import { aBookmark, aHighlight, aLocator, anId } from '#tests/support/library-builders'
import { aReading, aStore } from '#tests/support/window-builders'

const { publication } = aReading()
const publicationId = publication.id
const place = { locator: aLocator(10), end: aLocator(16), text: 'the new words' }

function anUnplaced(): Extract<UnplacedAnnotation, { type: 'highlight' }> {
  const { locator: _place, end: _end, ...rest } = aHighlight({ publicationId, note: 'Why?' })
  return { type: 'highlight', ...rest, passage: { exact: 'marked', hint: { chapter: 'I' } } }
}

describe('marks without a place', () => {
  it('get one, with a way back', async () => {
    const { store, transport } = aStore()
    const one = anUnplaced()
    store.getState().showReading(aReading({ unplaced: [one] }))

    await store.getState().placeAnnotation(one.id, place)

    const { type: _type, passage: _passage, ...rest } = one
    const highlight = { ...rest, ...place }
    expect(store.getState().unplaced).toEqual([])
    expect(store.getState().highlights).toEqual([highlight])
    expect(transport.inputsOf('highlights.save')).toEqual([highlight])
    store.getState().notices.at(-1)?.action?.run()
    expect(store.getState().unplaced).toEqual([one])
    expect(store.getState().highlights).toEqual([])
    expect(transport.inputsOf('annotations.saveUnplaced')).toEqual([one])
  })

  it('stay when their place could not be stored', async () => {
    const { store } = aStore({
      'highlights.save': () => {
        throw new ReaderError('storage/unwritable', 'Full')
      },
    })
    const one = anUnplaced()
    store.getState().showReading(aReading({ unplaced: [one] }))

    await store.getState().placeAnnotation(one.id, place)

    expect(store.getState().unplaced).toEqual([one])
    expect(store.getState().highlights).toEqual([])
    expect(store.getState().notices.at(-1)?.kind).toBe('alert')
  })

  it('are removed, with a way back', async () => {
    const { store, transport } = aStore()
    const one = anUnplaced()
    store.getState().showReading(aReading({ unplaced: [one] }))

    await store.getState().removeUnplaced(one.id)

    expect(store.getState().unplaced).toEqual([])
    expect(transport.inputsOf('highlights.remove')).toEqual([{ id: one.id }])
    store.getState().notices.at(-1)?.action?.run()
    expect(store.getState().unplaced).toEqual([one])
  })

  it('come and go as the main process finds them, in the open book alone', () => {
    const { store, transport } = aStore()
    const moved = aHighlight({ publicationId })
    const lost = aHighlight({ publicationId })
    const bookmark = aBookmark({ publicationId })
    store.getState().showReading(aReading({ highlights: [moved, lost], bookmarks: [bookmark] }))
    const { locator: _place, end: _end, ...rest } = lost
    const unplaced = [{ type: 'highlight' as const, ...rest, passage: { exact: 'x', hint: {} } }]
    const after = { ...moved, locator: aLocator(50) }
    const added = aHighlight({ publicationId })
    const change = { bookmarks: [], highlights: [after, added], unplaced }

    transport.emit('annotations.changed', { id: anId('other'), ...change })
    expect(store.getState().highlights).toEqual([moved, lost])
    transport.emit('annotations.changed', { id: publicationId, ...change })

    expect(store.getState().highlights).toEqual([after, added])
    expect(store.getState().bookmarks).toEqual([bookmark])
    expect(store.getState().unplaced).toEqual(unplaced)
  })

  it('are asked for when the page is on the screen', async () => {
    const mark = aHighlight({ publicationId })
    const moved = { ...mark, locator: aLocator(50) }
    const { store, transport } = aStore({
      'annotations.check': () => ({ bookmarks: [], highlights: [moved], unplaced: [] }),
    })
    store.getState().showReading(aReading({ highlights: [mark] }))

    store.getState().markPainted(publicationId)

    await expect.poll(() => store.getState().highlights).toEqual([moved])
    expect(transport.inputsOf('annotations.check')).toEqual([{ id: publicationId }])
  })
})
