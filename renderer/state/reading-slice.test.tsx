import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import { describedByFile, type OwnMetadata } from '#core/own-metadata'
import { aLocator } from '#tests/support/library-builders'
import { aPage, aReading, aStore, aSummary } from '#tests/support/window-builders'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const { id } = aReading().publication

describe('reading', () => {
  it('leaves everything as it was when a publication cannot be opened', async () => {
    const book = aReading({ publication: aSummary({ title: 'Emma' }) })
    const other = aSummary({ title: 'Lost' })
    const { store } = aStore({
      'publication.open': () => {
        throw new ReaderError('publication/not-found', 'Gone')
      },
    })
    store.setState({ publications: [other] })
    store.getState().showReading(book)

    await store.getState().openPublication(other.id)

    const { reading, openingId, notices } = store.getState()
    expect(reading).toBe(book)
    expect(openingId).toBeNull()
    expect(notices).toMatchObject([{ kind: 'alert', subject: 'Lost' }])
  })

  it('takes a language for the open book, as its details do, and the file’s again', async () => {
    let own: OwnMetadata = { title: 'Own' }
    const { store } = aStore({
      'publication.description': () => ({
        file: { ...describedByFile(aReading().manifest.metadata), language: 'en' },
        own,
        facts: {},
      }),
      'publication.describe': (input) => {
        own = input.own
      },
    })
    store.getState().showReading(aReading())
    const metadata = () => store.getState().reading?.manifest.metadata

    await store.getState().chooseLanguage('de')
    expect(own).toEqual({ title: 'Own', language: 'de' })
    expect(metadata()).toMatchObject({ language: 'de', languageIsOwn: true })

    await store.getState().chooseLanguage(null)
    expect(own).toEqual({ title: 'Own' })
    expect(metadata()).toMatchObject({ language: 'en' })
    expect(metadata()).not.toHaveProperty('languageIsOwn')
  })

  it('forgets what went wrong before when another book opens, but not what can be undone', () => {
    const { store } = aStore()
    store.getState().notify({ kind: 'alert', text: 'This file is empty.' })
    store.getState().notify({ kind: 'status', text: '“Emma” was removed.' })

    store.getState().showReading(aReading())

    expect(store.getState().notices).toMatchObject([{ kind: 'status' }])
  })

  it('saves the position at once, then at most once a second', async () => {
    const { store, transport } = aStore()
    store.getState().showReading(aReading())
    const saved = () =>
      transport.inputsOf('reading.savePosition').map(({ locator }) => locator.locations.offset)

    for (const offset of [1, 2, 3]) store.getState().savePosition(id, aLocator(offset), aPage())
    expect(saved()).toEqual([1])

    await vi.advanceTimersByTimeAsync(1000)
    expect(saved()).toEqual([1, 3])
    await vi.advanceTimersByTimeAsync(5000)
    expect(saved()).toEqual([1, 3])
  })

  it('saves what waits when one leaves', async () => {
    const { store, transport } = aStore({ 'library.summary': () => null })
    store.getState().showReading(aReading())
    store.getState().savePosition(id, aLocator(1), aPage())
    store.getState().savePosition(id, aLocator(2), aPage())

    await store.getState().closePublication()

    expect(transport.inputsOf('reading.savePosition').at(-1)?.locator.locations.offset).toBe(2)
    expect(store.getState().reading).toBeNull()
  })

  it('says once that a book is damaged', () => {
    const { store } = aStore()

    store.getState().tellOfDamage(id)
    const [{ id: notice, ...said } = { id: '' }] = store.getState().notices
    store.getState().dismissNotice(notice)
    store.getState().tellOfDamage(id)

    expect(said).toMatchObject({ kind: 'status', text: expect.stringContaining('damaged here') })
    expect(store.getState().notices).toEqual([])
  })

  it('calls a book finished on its last page', () => {
    const { store, transport } = aStore()
    store.getState().showReading(aReading())

    store
      .getState()
      .savePosition(id, aLocator(900, 0.94), aPage({ page: 9, lastPage: 10, total: 10 }))

    const [input] = transport.inputsOf('reading.savePosition')
    expect(input?.locator.locations).toMatchObject({ offset: 900, totalProgression: 1 })
  })

  it('says once that positions cannot be saved', async () => {
    const { store } = aStore({
      'reading.savePosition': () => {
        throw new ReaderError('storage/unwritable', 'Disk full')
      },
    })
    store.getState().showReading(aReading())
    for (const offset of [1, 2, 3]) {
      store.getState().savePosition(id, aLocator(offset), aPage())
      await vi.advanceTimersByTimeAsync(1000)
    }

    expect(store.getState().notices).toHaveLength(1)
  })
})

describe('the numbering of pages', () => {
  it('is another one after a layout and a count, and the same after a turn', () => {
    const { store } = aStore()
    const numberings = (['open', 'turn', 'jump', 'layout', 'exact', 'turn'] as const).map(
      (cause) => {
        store.getState().setPlace({ locator: aLocator(), page: aPage(), cause })
        return store.getState().numbering
      },
    )

    expect(numberings).toEqual([1, 1, 1, 2, 3, 3])
  })
})

describe('the history of jumps', () => {
  const jumpTo = (offset: number, page: number) =>
    ({ locator: aLocator(offset), page: aPage({ page }), cause: 'jump' }) as const

  it('keeps where a jump began, and not where pages were turned', () => {
    const { store } = aStore()
    const { setPlace } = store.getState()

    setPlace({ ...jumpTo(0, 1), cause: 'open' })
    setPlace({ ...jumpTo(10, 2), cause: 'turn' })
    setPlace(jumpTo(500, 40))

    expect(store.getState().history.back).toEqual([aLocator(10)])
  })

  it('goes back and forward again', () => {
    const { store } = aStore()
    const { setPlace } = store.getState()
    setPlace({ ...jumpTo(0, 1), cause: 'open' })
    setPlace(jumpTo(500, 40))

    setPlace(jumpTo(0, 1), 'back')
    expect(store.getState().history.back).toEqual([])
    expect(store.getState().history.forward).toEqual([aLocator(500)])

    setPlace(jumpTo(500, 40), 'forward')
    expect(store.getState().history.back).toEqual([aLocator(0)])
    expect(store.getState().history.forward).toEqual([])
  })

  it('forgets the way forward at a new jump', () => {
    const { store } = aStore()
    const { setPlace } = store.getState()
    setPlace({ ...jumpTo(0, 1), cause: 'open' })
    setPlace(jumpTo(500, 40))
    setPlace(jumpTo(0, 1), 'back')

    setPlace(jumpTo(300, 20))

    expect(store.getState().history.forward).toEqual([])
  })
})
