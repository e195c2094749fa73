import { describe, expect, it } from 'vitest'

import { ReaderError } from '#core/errors'
import { aStore, aSummary } from '#tests/support/window-builders'

const emma = aSummary({ title: 'Emma', state: 'reading', tags: ['Sea'] })
const walden = aSummary({ title: 'Walden', state: 'finished' })
const sea = { id: crypto.randomUUID(), name: 'Sea', createdAt: '2026-01-01T00:00:00.000Z' }

describe('the shelf', () => {
  it('changes one book without a word', async () => {
    const { store, transport } = aStore()

    await store.getState().changePublications([emma], { favourite: true })

    expect(transport.inputsOf('library.change')).toEqual([
      { ids: [emma.id], change: { favourite: true } },
    ])
    expect(store.getState().notices).toEqual([])
  })

  it('changes several at once, each of them with its way back', async () => {
    const { store, transport } = aStore()

    await store
      .getState()
      .changePublications([emma, walden], { state: 'set-aside', addTags: ['sea', 'ships'] })
    store.getState().notices[0]?.action?.run()

    await expect.poll(() => transport.inputsOf('library.change')).toHaveLength(3)
    expect(transport.inputsOf('library.change').slice(1)).toEqual([
      { ids: [emma.id], change: { state: 'reading', removeTags: ['ships'] } },
      { ids: [walden.id], change: { state: 'finished', removeTags: ['sea', 'ships'] } },
    ])
  })

  it('makes a collection of books', async () => {
    const { store, transport } = aStore()

    await store.getState().addCollection('Sea', [emma])

    const [saved] = transport.inputsOf('collections.save')
    expect(saved?.name).toBe('Sea')
    expect(transport.inputsOf('library.change')).toEqual([
      { ids: [emma.id], change: { addTo: saved?.id } },
    ])
    transport.emit('collections.changed', { collections: [sea] })
    expect(store.getState().collections).toEqual([sea])
  })

  it('gives a removed collection back with its books', async () => {
    const { store, transport } = aStore({ 'collections.remove': () => [emma.id] })

    await store.getState().removeCollection(sea)
    store.getState().notices[0]?.action?.run()

    await expect.poll(() => transport.inputsOf('library.change')).toHaveLength(1)
    expect(transport.inputsOf('collections.save')).toEqual([sea])
    expect(transport.inputsOf('library.change')).toEqual([
      { ids: [emma.id], change: { addTo: sea.id } },
    ])
  })

  it('shows what was removed, puts it back, and looks again', async () => {
    let bin = [{ id: emma.id, title: 'Emma', authors: [], removedAt: '2026-01-01T00:00:00.000Z' }]
    const { store, transport } = aStore({
      'library.bin': () => bin,
      'library.restore': () => void (bin = []),
    })

    await store.getState().openBin()
    expect(store.getState().bin).toHaveLength(1)
    await store.getState().restoreFromBin([emma.id])

    expect(transport.inputsOf('library.restore')).toEqual([{ ids: [emma.id] }])
    expect(store.getState().bin).toEqual([])
    store.getState().closeBin()
    expect(store.getState().bin).toBeNull()
  })

  it('says what could not be done', async () => {
    const { store } = aStore({
      'library.change': () => {
        throw new ReaderError('storage/unwritable', 'Full')
      },
    })

    await store.getState().changePublications([emma, walden], { stars: 3 })

    expect(store.getState().notices).toMatchObject([{ kind: 'alert' }])
  })
})
