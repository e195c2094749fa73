import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { aLocator } from '#tests/support/library-builders'
import { aPage, aStore } from '#tests/support/window-builders'

import { atLeisure } from './at-leisure'

const turnTo = (page: number) =>
  ({
    locator: { ...aLocator(), locations: { offset: page * 1000 } },
    page: aPage({ page, total: 345 }),
    cause: 'turn',
  }) as const

function watched() {
  const { store } = aStore()
  store.getState().setPlace({ ...turnTo(1), cause: 'open' })
  const behind = vi.fn<(isBehind: boolean) => void>()
  const unseen = atLeisure(store, behind)
  const heard = vi.fn<() => void>()
  const leave = unseen.subscribe(heard)
  return { store, unseen, heard, behind, leave }
}

describe('the store for what is out of sight', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('tells of a turn a moment later, and once of many that follow each other', () => {
    const { store, unseen, heard } = watched()
    for (const page of [2, 3, 4]) {
      store.getState().setPlace(turnTo(page))
      vi.advanceTimersByTime(33)
    }
    expect(heard).not.toHaveBeenCalled()
    expect(unseen.getState().page?.page).toBe(4)
    vi.advanceTimersByTime(100)
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('tells at once what is no move', () => {
    const { store, heard } = watched()
    store.getState().setPanel('search')
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('tells at once that pages have other numbers, and of a turn before together with them', () => {
    const { store, heard } = watched()
    store.getState().setPlace(turnTo(2))
    store.getState().setPlace({ ...turnTo(2), cause: 'exact' })
    expect(heard).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1000)
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('lets what a turn changes besides wait with it', () => {
    const { store, heard } = watched()
    store.getState().setPlace(turnTo(2))
    store.getState().setPanel('search')
    expect(heard).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('says that it is behind, and when it is not any more', () => {
    const { store, behind, leave } = watched()
    store.getState().setPlace(turnTo(2))
    expect(behind.mock.calls).toEqual([[true]])
    vi.advanceTimersByTime(100)
    expect(behind.mock.calls).toEqual([[true], [false]])
    store.getState().setPlace(turnTo(3))
    leave()
    expect(behind.mock.calls).toEqual([[true], [false], [true], [false]])
  })

  it('tells nobody who has left', () => {
    const { store, heard, leave } = watched()
    store.getState().setPlace(turnTo(2))
    leave()
    vi.advanceTimersByTime(1000)
    store.getState().setPanel('search')
    expect(heard).not.toHaveBeenCalled()
  })
})
