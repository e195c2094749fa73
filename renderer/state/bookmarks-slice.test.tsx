import { describe, expect, it } from 'vitest'

import { ReaderError } from '#core/errors'
import { aBookmark, aLocator } from '#tests/support/library-builders'
import { aReading, aStore } from '#tests/support/window-builders'

const publicationId = aReading().publication.id

describe('bookmarks', () => {
  it('are shown before they are stored, and stored at once', async () => {
    const { store, transport } = aStore()
    store.getState().showReading(aReading())

    const adding = store.getState().addBookmark(aLocator(7))
    expect(store.getState().bookmarks).toMatchObject([{ locator: aLocator(7), publicationId }])
    await adding

    expect(transport.inputsOf('bookmarks.save')).toEqual(store.getState().bookmarks)
  })

  it('are taken back when they cannot be stored', async () => {
    const { store } = aStore({
      'bookmarks.save': () => {
        throw new ReaderError('storage/unwritable', 'Disk full')
      },
    })
    store.getState().showReading(aReading())

    await store.getState().addBookmark(aLocator(7))

    expect(store.getState().bookmarks).toEqual([])
    expect(store.getState().notices).toHaveLength(1)
  })

  it('keep their name, and lose it when it is emptied', async () => {
    const bookmark = aBookmark({ publicationId })
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [bookmark] }))

    await store.getState().changeBookmark(bookmark.id, { name: '  The ball  ' })
    expect(store.getState().bookmarks[0]?.name).toBe('The ball')
    await store.getState().changeBookmark(bookmark.id, { name: ' ' })
    expect(store.getState().bookmarks[0]?.name).toBeNull()
  })

  it('take a colour and a note, each without the other', async () => {
    const bookmark = aBookmark({ publicationId, name: 'The ball' })
    const { store, transport } = aStore()
    store.getState().showReading(aReading({ bookmarks: [bookmark] }))

    await store.getState().changeBookmark(bookmark.id, { colour: 'green' })
    await store.getState().changeBookmark(bookmark.id, { note: 'Who came?\nAnd why?' })
    await store.getState().changeBookmark(bookmark.id, { note: 'Who came?\nAnd why?' })

    const changed = { ...bookmark, colour: 'green', note: 'Who came?\nAnd why?' }
    expect(store.getState().bookmarks).toEqual([changed])
    expect(transport.inputsOf('bookmarks.save')).toHaveLength(2)
    expect(transport.inputsOf('bookmarks.save').at(-1)).toEqual(changed)
  })

  it('come back whole when their removal is undone', async () => {
    const bookmark = aBookmark({ publicationId, name: 'The ball' })
    const { store, transport } = aStore()
    store.getState().showReading(aReading({ bookmarks: [bookmark] }))

    await store.getState().removeBookmark(bookmark.id, true)
    expect(store.getState().bookmarks).toEqual([])
    store.getState().notices[0]?.action?.run()

    expect(store.getState().bookmarks).toEqual([bookmark])
    expect(transport.inputsOf('bookmarks.save')).toEqual([bookmark])
  })

  it('go without a word where the same key brings them back', async () => {
    const bookmark = aBookmark({ publicationId })
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [bookmark] }))

    await store.getState().removeBookmark(bookmark.id, false)

    expect(store.getState().notices).toEqual([])
  })

  it.each([{ name: 'The ball' }, { note: 'Why?' }, { colour: 'pink' as const }])(
    'go with a way back where somebody gave them more: %j',
    async (given) => {
      const bookmark = aBookmark({ publicationId, ...given })
      const { store } = aStore()
      store.getState().showReading(aReading({ bookmarks: [bookmark] }))

      await store.getState().removeBookmark(bookmark.id, false)

      expect(store.getState().notices).toHaveLength(1)
    },
  )
})
