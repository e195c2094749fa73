import { describe, expect, it } from 'vitest'

import {
  aReading,
  aStore,
  aSummary,
  button,
  doing,
  draw,
  find,
  typing,
} from '#tests/support/window-builders'

import { LibraryScreen } from './library-screen'

const books = [
  aSummary({ title: 'Emma', authors: ['Jane Austen'], openedAt: '2026-03-01T00:00:00.000Z' }),
  aSummary({ title: 'The Émigrés', authors: ['W. G. Sebald'], totalProgression: 0.41 }),
  aSummary({ title: 'Walden', authors: ['Henry Thoreau'], totalProgression: 1 }),
]

const titles = (place: HTMLElement) =>
  Array.from(place.querySelectorAll('article'), (card) =>
    card.querySelector('[id^="publication-"]')?.textContent?.trim(),
  )

describe('the library screen', () => {
  it('has what was read last in front', async () => {
    const { store } = aStore()
    store.setState({ publications: books.toReversed() })

    const place = await draw(<LibraryScreen />, { store })

    expect(titles(place)[0]).toBe('Emma')
  })

  it('sorts by title without its article, and by family name', async () => {
    const { store } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => store.getState().setLibrarySort('title'))
    expect(titles(place)).toEqual(['The Émigrés', 'Emma', 'Walden'])
    await doing(() => store.getState().setLibrarySort('author'))
    expect(titles(place)).toEqual(['Emma', 'The Émigrés', 'Walden'])
  })

  it('finds by title and author, whatever the accents', async () => {
    const { store } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })
    const field = find<HTMLInputElement>(place, 'input[type="search"]')

    await typing(field, 'emigres seb')
    expect(titles(place)).toEqual(['The Émigrés'])
    await typing(field, 'xyz')
    expect(find(place, '[role="status"]').textContent).toContain('“xyz”')
  })

  it('gives the search field the focus when somebody types', async () => {
    const { store } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })

    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'e' }))

    expect(document.activeElement).toBe(find(place, 'input[type="search"]'))
  })

  it('says in words how far one is', async () => {
    const { store } = aStore()
    store.setState({ publications: books })

    const place = await draw(<LibraryScreen />, { store })

    const states = Array.from(place.querySelectorAll('[id^="state-"]'), (one) => one.textContent)
    expect(states.toSorted()).toEqual(['41 % read', 'Finished', 'Not started'])
  })

  it('opens a book and is one tab stop with arrow keys inside', async () => {
    const { store, transport } = aStore({ 'publication.open': () => aReading() })
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })
    const buttons = Array.from(place.querySelectorAll<HTMLElement>('[data-publication]'))

    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1])
    await doing(() => buttons[0]!.focus())
    await doing(() =>
      buttons[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true })),
    )
    expect(document.activeElement).toBe(buttons[2])
    await doing(() => buttons[2]!.click())

    const id = buttons[2]!.dataset['publication']
    expect(transport.inputsOf('publication.open')).toEqual([{ id }])
  })

  it('offers the welcome book where there is nothing yet', async () => {
    const { store, transport } = aStore({
      'library.importWelcome': () => ({ status: 'imported', file: 'w', publication: books[0]! }),
      'publication.open': () => aReading(),
    })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => button(place, 'Read the welcome book').click())

    expect(transport.inputsOf('publication.open')).toEqual([{ id: books[0]!.id }])
  })

  it('adds files by the dialog and stays', async () => {
    const { store } = aStore({
      'library.chooseFiles': () => ['a.txt'],
      'library.import': () => [{ status: 'imported', file: 'a.txt', publication: books[0]! }],
    })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => button(place, 'Add books').click())

    expect(store.getState().reading).toBeNull()
  })
})
