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
    expect(lines[1]).toContain('The End · Page 12 · 90 %')
  })

  it('leads to the place', async () => {
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [late] }))
    const go = vi.fn(() => Promise.resolve(true))
    const place = await draw(<BookmarksPanel />, { store, navigator: aNavigator({ go }) })

    await doing(() => find(place, 'li button').click())

    expect(go).toHaveBeenCalledWith(late.locator)
  })

  async function edited() {
    const { store } = aStore()
    store.getState().showReading(aReading({ bookmarks: [late] }))
    const place = await draw(<BookmarksPanel />, { store })
    await doing(() => button(place, 'Name, colour and note').click())
    const field = find<HTMLInputElement>(place, 'input')
    const press = (element: Element, key: string) =>
      doing(() => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
    return { place, field, press, bookmark: () => store.getState().bookmarks[0] }
  }

  it('takes a name', async () => {
    const { place, field, press, bookmark } = await edited()
    await typing(field, 'Glad')
    await press(field, 'Enter')

    expect(bookmark()?.name).toBe('Glad')
    expect(place.querySelector('input')).toBeNull()
    expect(document.activeElement).toBe(button(place, 'Name, colour and note'))
  })

  it('leaves the name as it was where somebody thinks better of it', async () => {
    const { place, field, press, bookmark } = await edited()
    await typing(field, 'Glad')
    await press(field, 'Escape')

    expect(bookmark()?.name).toBeNull()
    expect(place.querySelector('input')).toBeNull()
  })

  it('takes a colour, which the same press takes back, and a note', async () => {
    const { place, bookmark } = await edited()

    await doing(() => button(place, 'Green').click())
    expect(bookmark()?.colour).toBe('green')
    await doing(() => button(place, 'Green').click())
    expect(bookmark()?.colour).toBeNull()
    const note = find<HTMLTextAreaElement>(place, 'textarea')
    await doing(() => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(
        note,
        'Were they?',
      )
      note.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await doing(() => button(place, 'Done').click())

    expect(bookmark()?.note).toBe('Were they?')
    expect(find(place, 'li').textContent).toContain('Were they?')
  })

  it('has what is remembered by itself apart, but for what is in view', async () => {
    const { store } = aStore()
    const at = '2026-01-01T00:00:00.000Z'
    store.getState().showReading(
      aReading({
        bookmarks: [late],
        automaticPlaces: [
          { kind: 'before-jump', locator: aLocator(300, 0.3), at },
          { kind: 'last-session', locator: aLocator(10, 0.1), at },
          { kind: 'furthest', locator: aLocator(300, 0.3), at },
        ],
      }),
    )
    store.setState({ locator: aLocator(10) })
    const navigator = aNavigator({ isVisible: ({ locations }) => locations.offset === 10 })
    const place = await draw(<BookmarksPanel />, { store, navigator })
    const lines = () =>
      Array.from(find(place, 'section').querySelectorAll('li'), ({ textContent }) => textContent)

    expect(lines()).toEqual(['Before you jumped30 %'])
    await doing(() => button(place, 'Forget “Before you jumped”').click())
    expect(lines()).toEqual(['Furthest read30 %'])
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

  it('hangs in each colour of the bookmarks on the page once', async () => {
    const { store } = aStore()
    const marks = ([null, 'green', 'green', 'pink'] as const).map((colour) =>
      aBookmark({ publicationId: publication.id, locator: aLocator(900), colour }),
    )
    store.getState().showReading(aReading({ bookmarks: marks }))
    store.setState({ locator: aLocator(900) })
    const place = await draw(<Ribbon />, {
      store,
      navigator: aNavigator({ isVisible: () => true }),
    })
    const inks = Array.from(
      find(place, '[data-bookmarked]').querySelectorAll<SVGElement>('svg'),
      ({ style }) => style.getPropertyValue('--ink'),
    )

    expect(inks).toHaveLength(3)
    expect(inks[0]).toBe('var(--accent)')
    expect(new Set(inks).size).toBe(3)
  })
})
