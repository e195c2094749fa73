import { beforeEach, describe, expect, it, vi } from 'vitest'

import type { ReadingSummary } from '#core/ipc/contract'
import { dayOf, monthAfter, monthOf } from '#core/statistics/reading-days'
import { anId } from '#tests/support/library-builders'
import { aPage, aReading, aStore, button, doing, draw, find } from '#tests/support/window-builders'

import { StatisticsDialog } from './statistics-dialog'

// The test's document knows no modal dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = () => undefined
  HTMLDialogElement.prototype.close = () => undefined
})

const today = dayOf(new Date())
const before = `${monthAfter(monthOf(today), -1)}-03`
const ofBook: ReadingSummary = {
  days: [
    { day: before, seconds: 3600, pages: 30 },
    { day: today, seconds: 1500, pages: 1 },
  ],
  books: [],
}
const ofAll: ReadingSummary = {
  days: ofBook.days,
  books: [{ id: anId(), title: 'A title', seconds: 5100, pages: 31, lastDay: today }],
}
const nothing: ReadingSummary = { days: [], books: [] }

async function drawn({ isReading = true, isEmpty = false } = {}) {
  let isErased = isEmpty
  const { store, transport } = aStore({
    'statistics.summary': ({ id }) => (isErased ? nothing : id === null ? ofAll : ofBook),
    'statistics.erase': () => {
      isErased = true
    },
  })
  if (isReading) store.getState().showReading(aReading())
  store.setState({ page: aPage({ page: 10, total: 100, pagesLeftInChapter: 20 }) })
  const onClose = vi.fn<() => void>()
  const place = await draw(<StatisticsDialog onClose={onClose} />, { store })
  const facts = () =>
    Array.from(place.querySelectorAll('dl > div'), (fact) =>
      Array.from(fact.children, ({ textContent }) => textContent).join(': '),
    )
  return { place, store, transport, facts }
}

const aTurn = { seconds: 60, pages: 1, characters: 1200, share: 0.01 }

describe('the statistics', () => {
  it('of the open book say what was read and what is left', async () => {
    const { facts, store } = await drawn()
    expect(facts()).toEqual([
      'Time: 1 h 25 min',
      'Pages: 31',
      'Days: 2',
      'On a day with reading: 43 min',
      'Left in chapter: after a few more pages',
      'Left in book: after a few more pages',
    ])

    const own = Array.from({ length: 5 }, () => aTurn)
    await doing(() => store.setState({ recentTurns: { own, others: [] } }))
    expect(facts().slice(4)).toEqual([
      'Your pace: 1,200 characters/min',
      'Left in chapter: about 20 min',
      'Left in book: about 1 h 30 min',
    ])
  })

  it('have a table of days that says each in words, month by month', async () => {
    const { place } = await drawn()
    const read = () =>
      Array.from(place.querySelectorAll('td[data-read]'), ({ textContent }) => textContent)

    expect(read()).toHaveLength(1)
    expect(read()[0]).toContain(': 25 min, 1 page')
    expect(button(place, 'Month after').disabled).toBe(true)
    await doing(() => button(place, 'Month before').click())
    expect(read()).toHaveLength(1)
    expect(read()[0]).toContain(': 1 h, 30 pages')
    expect(button(place, 'Month before').disabled).toBe(true)
    expect(place.querySelectorAll('th[scope="col"]')).toHaveLength(7)
  })

  it('are of all books in the library, where they say which', async () => {
    const { place, facts } = await drawn({ isReading: false })

    expect(find(place, '[aria-label="Books"] tbody').textContent).toContain('A title1 h 25 min31')
    expect(facts().join()).not.toContain('Left')
    expect(place.querySelector('fieldset')).toBeNull()
  })

  it('say plainly what is kept, and are switched off', async () => {
    const { place, store } = await drawn({ isEmpty: true })
    expect(place.textContent).toContain('Nothing has been counted yet.')
    expect(place.textContent).toContain('nothing is sent to anyone')

    await doing(() => find(place, '[role="switch"]').click())

    expect(store.getState().preferences.statistics.isOn).toBe(false)
    expect(place.textContent).toContain('Nothing is being counted.')
  })

  it('are erased after a question', async () => {
    const { place, transport } = await drawn()
    const { id } = aReading().publication

    await doing(() => button(place, 'Erase for this book …').click())
    expect(transport.inputsOf('statistics.erase')).toEqual([])
    expect(document.activeElement).toBe(button(place, 'Cancel'))
    await doing(() => button(place, 'Erase').click())

    expect(transport.inputsOf('statistics.erase')).toEqual([{ id }])
    expect(place.textContent).toContain('Nothing has been counted yet.')
    expect(document.activeElement).toBe(button(place, 'Close'))
  })
})
