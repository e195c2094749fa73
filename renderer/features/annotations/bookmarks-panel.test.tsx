import { describe, expect, it, vi } from 'vitest'

import { aBookmark, aLocator } from '#tests/support/library-builders'
import {
  aNavigator,
  aPage,
  aReading,
  aStore,
  button,
  doing,
  draw,
  find,
  typing,
} from '#tests/support/window-builders'

import { BookmarksPanel } from './bookmarks-panel'
import { Ribbon } from './ribbon'

const { publication } = aReading()
const late = aBookmark({
  publicationId: publication.id,
  locator: { ...aLocator(900, 0.9), title: 'The End', text: { highlight: 'So they   were glad' } },
})
const early = aBookmark({ publicationId: publication.id, locator: aLocator(10, 0.1), name: 'Ball' })

describe('the list of bookmarks', () => {
  it('stands in the order in which one reads, with page and first words', async () => {
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [late, early] }))
    store.setState({ page: aPage() })
    const navigator = aNavigator({
      pageOf: ({ locations }) => (locations.offset === 900 ? 12 : null),
    })

    const place = await draw(<BookmarksPanel />, { store, navigator })

    const lines = Array.from(place.querySelectorAll('li'), (line) => line.textContent ?? '')
    expect(lines[0]).toContain('Ball')
    expect(lines[1]).toContain('So they were glad')
    expect(lines[1]).toContain('The End · Page 12')
  })

  it('leads to the place', async () => {
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [late] }))
    const go = vi.fn(() => Promise.resolve(true))
    const place = await draw(<BookmarksPanel />, { store, navigator: aNavigator({ go }) })

    await doing(() => find(place, 'li button').click())

    expect(go).toHaveBeenCalledWith(late.locator)
  })

  it('takes a name', async () => {
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [late] }))
    const place = await draw(<BookmarksPanel />, { store })

    await doing(() => button(place, 'Name it').click())
    const field = find<HTMLInputElement>(place, 'input')
    await typing(field, 'Glad')
    await doing(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    )

    expect(store.getState().bookmarks[0]?.name).toBe('Glad')
    expect(place.querySelector('input')).toBeNull()
  })

  it('says how to make one where there is none', async () => {
    const place = await draw(<BookmarksPanel />)

    expect(place.textContent).toContain('Press B')
  })
})

describe('the ribbon', () => {
  it('is there when a bookmark lies on the page, and sets or removes it by a press', async () => {
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [late] }))
    store.setState({ locator: aLocator(900) })
    const navigator = aNavigator({
      currentLocator: aLocator(905),
      isVisible: ({ locations }) => (locations.offset ?? 0) >= 900,
    })
    const place = await draw(<Ribbon />, { store, navigator })
    const corner = find(place, '[data-bookmarked]')

    expect(corner.dataset['bookmarked']).toBe('true')
    await doing(() => corner.click())
    expect(corner.dataset['bookmarked']).toBe('false')
    await doing(() => corner.click())
    expect(store.getState().bookmarks[0]?.locator).toEqual(aLocator(905))
  })
})
