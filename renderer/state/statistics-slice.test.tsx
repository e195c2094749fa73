import { describe, expect, it } from 'vitest'

import type { PageTurn } from '#core/statistics/page-turn'
import { dayOf } from '#core/statistics/reading-days'
import { anId } from '#tests/support/library-builders'
import { aPage, aReading, aStore, aSummary, doing } from '#tests/support/window-builders'

import type { LocatedCause } from '../engine/visual-navigator'

const old = { seconds: 50, pages: 1, characters: 1500, share: 0.01 }

/** Somebody who reads a page of 1,500 characters in so many seconds. */
async function aReader(recent: { own: PageTurn[]; others: PageTurn[] } = { own: [], others: [] }) {
  let now = 0
  const { store, transport } = aStore(
    {
      'statistics.recentTurns': () => recent,
      'statistics.summary': () => ({ days: [], books: [] }),
    },
    () => now,
  )
  store.getState().showReading(aReading())
  const show = (page: number, cause: LocatedCause) => {
    const locations = { offset: (page - 1) * 1500, progression: (page - 1) / 100 }
    const locator = { href: 'text.xhtml', locations }
    return doing(() =>
      store.getState().noteReading({ locator, page: aPage({ page, total: 100 }), cause }),
    )
  }
  await show(1, 'open')
  return {
    store,
    transport,
    read: async (page: number, seconds: number, cause: LocatedCause = 'turn') => {
      now += seconds * 1000
      await show(page, cause)
    },
    recorded: () => transport.inputsOf('statistics.record'),
  }
}

const { id } = aReading().publication

describe('statistics of reading', () => {
  it('are stored a few turns at a time, and all when the book is closed', async () => {
    const { store, read, recorded } = await aReader()
    for (const page of [2, 3, 4, 5]) await read(page, 40)
    expect(recorded()).toEqual([])

    await read(6, 40)
    expect(recorded()).toMatchObject([{ id, day: dayOf(new Date()) }])
    expect(recorded()[0]?.turns).toHaveLength(5)

    await read(7, 40)
    await read(7, 30, 'layout')
    await doing(() => store.getState().closePublication())
    expect(recorded()[1]?.turns).toMatchObject([
      { seconds: 40, pages: 1, characters: 1500, share: 0.01 },
      { seconds: 30, pages: 0 },
    ])
  })

  it('have the page on which the window goes, once, and go on where it stays', async () => {
    const { store, read, recorded } = await aReader()
    await read(2, 40)
    await read(2, 30, 'layout')
    await doing(() => store.getState().settleStatistics())
    await doing(() => store.getState().settleStatistics())
    await read(3, 20)
    await doing(() => store.getState().flushStatistics())

    const turns = recorded().flatMap((one) => one.turns)
    expect(turns.map(({ seconds, pages }) => [seconds, pages])).toEqual([
      [40, 1],
      [30, 0],
      [20, 1],
    ])
  })

  it('leave out leafing, and what lies between two places of a jump', async () => {
    const { store, read, recorded } = await aReader()
    await read(2, 1)
    await read(60, 20, 'jump')
    await read(61, 40)
    await doing(() => store.getState().flushStatistics())

    expect(recorded()[0]?.turns).toMatchObject([
      { seconds: 20, pages: 0 },
      { seconds: 40, pages: 1 },
    ])
  })

  it('stand still while another window is before this one', async () => {
    const { store, read, transport, recorded } = await aReader()
    await read(2, 40)
    transport.emit('window.focusChanged', { isFocused: false })
    await read(2, 100, 'layout')
    transport.emit('window.focusChanged', { isFocused: true })
    await read(3, 30)
    await doing(() => store.getState().flushStatistics())

    expect(recorded()[0]?.turns.map(({ seconds }) => seconds)).toEqual([40, 30])
  })

  it('tell the pace of the last turns, of this book and of others', async () => {
    const { store, read } = await aReader({ own: [old], others: [{ ...old, seconds: 70 }] })
    await read(2, 40)
    await read(3, 4000)

    expect(store.getState().recentTurns).toEqual({
      own: [{ ...old, seconds: 40 }, old],
      others: [{ ...old, seconds: 70 }],
    })
  })

  it('are none while they are switched off', async () => {
    const { store, read, recorded } = await aReader()
    await read(2, 40)
    await doing(() => store.getState().changeStatistics({ isOn: false }))
    await read(3, 40)
    await doing(() => store.getState().closePublication())

    expect(recorded()).toEqual([])
  })

  it('are erased, with what waits to be stored', async () => {
    const { store, read, transport, recorded } = await aReader({ own: [old], others: [old] })
    await read(2, 40)

    await doing(() => store.getState().eraseStatistics(id))
    expect(transport.inputsOf('statistics.erase')).toEqual([{ id }])
    expect(store.getState().recentTurns).toEqual({ own: [], others: [old] })

    await doing(() => store.getState().eraseStatistics(null))
    expect(store.getState().recentTurns).toEqual({ own: [], others: [] })
    await doing(() => store.getState().flushStatistics())
    expect(recorded()).toEqual([])
  })

  it('are those of the book that was read, whatever is opened next', async () => {
    const { store, read, recorded } = await aReader()
    await read(2, 40)
    const other = aReading({ publication: aSummary({ id: anId('other') }) })
    await doing(() => store.getState().showReading(other))
    await read(1, 10, 'open')
    await read(2, 40)
    await doing(() => store.getState().flushStatistics())

    expect(recorded().map(({ id: of }) => of)).toEqual([id, anId('other')])
  })
})
