import { beforeEach, describe, expect, it, vi } from 'vitest'

import { aBookmark, aLocator } from '#tests/support/library-builders'
import {
  aNavigator,
  aPage,
  aStore,
  button,
  doing,
  draw,
  find,
  typing,
} from '#tests/support/window-builders'

import { GoTo } from './go-to'

const pageList = [
  { label: 'xii', href: 'a.xhtml' },
  { label: '1', href: 'b.xhtml#p1' },
]
const bookmark = aBookmark({ locator: aLocator(500, 0.5), name: 'The river' })
const furthest = {
  kind: 'furthest' as const,
  locator: aLocator(900, 0.9),
  at: '2026-01-01T00:00:00.000Z',
}

// The test's document knows no modal dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = () => undefined
  HTMLDialogElement.prototype.close = () => undefined
})

async function drawn() {
  const { store } = aStore()
  store.setState({
    page: aPage({ total: 30 }),
    locator: aLocator(),
    numbering: 1,
    bookmarks: [bookmark],
    automaticPlaces: [furthest],
  })
  const go = vi.fn(() => Promise.resolve(true))
  const goToPage = vi.fn(() => Promise.resolve(true))
  const onClose = vi.fn<() => void>()
  const chapters = () => [
    { label: 'Down the River', depth: 0, page: 9 },
    { label: 'Home', depth: 0, page: 21 },
  ]
  const navigator = aNavigator({ go, goToPage, chapters })
  const place = await draw(<GoTo pageList={pageList} onClose={onClose} />, { store, navigator })
  const field = find<HTMLInputElement>(place, 'input')
  const press = (key: string) =>
    doing(() => field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
  const options = () =>
    Array.from(place.querySelectorAll('[role="option"]'), ({ textContent }) => textContent)
  return { place, field, press, options, go, goToPage, onClose }
}

async function asked(text: string) {
  const form = await drawn()
  await typing(form.field, text)
  await doing(() => button(form.place, 'Go').click())
  return form
}

describe('going to a place that is typed', () => {
  it.each([
    ['XII', 'a.xhtml'],
    [' 1 ', 'b.xhtml#p1'],
  ])('goes by what the publisher calls the page: %j', async (text, href) => {
    const { go, goToPage, onClose } = await asked(text)

    expect(go).toHaveBeenCalledExactlyOnceWith({ href })
    expect(goToPage).not.toHaveBeenCalled()
    expect(onClose).toHaveBeenCalledOnce()
  })

  it.each([
    ['17', 17],
    ['50%', 16],
    ['home', 21],
  ])('goes by number, by share, by chapter: %j', async (text, page) => {
    const { go, goToPage } = await asked(text)

    expect(goToPage).toHaveBeenCalledExactlyOnceWith(page)
    expect(go).not.toHaveBeenCalled()
  })

  it('suggests places, which arrow keys go through', async () => {
    const { field, press, options, go, place } = await drawn()
    await typing(field, 'river')

    expect(options()).toEqual(['The riverBookmark', 'Down the RiverPage 9'])
    expect(field.getAttribute('aria-activedescendant')).toBe(find(place, '[role="option"]').id)
    await press('ArrowDown')
    expect(find(place, '[aria-selected="true"]').textContent).toContain('Down the River')
    await press('ArrowUp')
    await press('ArrowUp')
    await doing(() => button(place, 'Go').click())

    expect(go).toHaveBeenCalledExactlyOnceWith(bookmark.locator)
  })

  it('offers what is remembered by itself, which Enter alone does not choose', async () => {
    const { press, options, place, go, onClose } = await drawn()

    expect(options()).toEqual(['Furthest read'])
    await doing(() => button(place, 'Go').click())
    expect(onClose).not.toHaveBeenCalled()
    await press('ArrowDown')
    await doing(() => button(place, 'Go').click())

    expect(go).toHaveBeenCalledExactlyOnceWith(furthest.locator)
  })

  it.each(['31', '0', '-1'])('says that there is no page %j', async (text) => {
    const { place, onClose } = await asked(text)

    expect(place.textContent).toContain(`There is no page “${text}”.`)
    expect(onClose).not.toHaveBeenCalled()
  })

  it('says that nothing is called so', async () => {
    const { place } = await asked('forty')

    expect(place.textContent).toContain('No chapter and no bookmark is called “forty”.')
  })
})
