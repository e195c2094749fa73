import { describe, expect, it } from 'vitest'

import { firstView, noFilter } from '#core/library-view'
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

// A window to look through: what is out of view is not drawn.
Object.defineProperties(HTMLElement.prototype, {
  clientWidth: { configurable: true, get: () => 1200 },
  clientHeight: { configurable: true, get: () => 800 },
})

const books = [
  aSummary({ title: 'Emma', authors: ['Jane Austen'], openedAt: '2026-03-01T00:00:00.000Z' }),
  aSummary({ title: 'The Émigrés', authors: ['W. G. Sebald'], totalProgression: 0.41 }),
  aSummary({ title: 'Walden', authors: ['Henry Thoreau'], totalProgression: 1 }),
]

const titles = (place: HTMLElement) =>
  Array.from(place.querySelectorAll('article'), (card) =>
    card.querySelector('[id^="publication-"]')?.textContent?.trim(),
  )

const bookButtons = (place: HTMLElement) =>
  Array.from(place.querySelectorAll<HTMLElement>('[data-publication]'))

const press = (key: string, init: KeyboardEventInit = {}) =>
  doing(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    ),
  )

const selectedCount = (place: HTMLElement) =>
  place.querySelectorAll('article input[type="checkbox"]:checked').length

describe('the library screen', () => {
  it('has what was read last in front', async () => {
    const { store } = aStore()
    store.setState({ publications: books.toReversed() })

    const place = await draw(<LibraryScreen />, { store })

    expect(titles(place)[0]).toBe('Emma')
  })

  it('sorts by title without its article, and by family name, and the other way round', async () => {
    const { store } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => store.getState().changeLibraryView({ sort: 'title' }))
    expect(titles(place)).toEqual(['The Émigrés', 'Emma', 'Walden'])
    await doing(() => store.getState().changeLibraryView({ sort: 'author' }))
    expect(titles(place)).toEqual(['Emma', 'The Émigrés', 'Walden'])
    await doing(() => store.getState().changeLibraryView({ isReversed: true }))
    expect(titles(place)).toEqual(['Walden', 'The Émigrés', 'Emma'])
  })

  it.each(['grid', 'list'] as const)('marks what has no file now, as %s', async (layout) => {
    const { store, transport } = aStore()
    store.setState({ publications: books })
    store.getState().changeLibraryView({ layout })
    const place = await draw(<LibraryScreen />, { store })
    const marked = () =>
      bookButtons(place)
        .filter((book) =>
          (book.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .some((id) => document.getElementById(id)?.textContent === 'File not found'),
        )
        .map(({ dataset }) => dataset['publication'])

    expect(marked()).toEqual([])
    await doing(() => transport.emit('library.filesMissing', { ids: [books[1]!.id] }))
    expect(marked()).toEqual([books[1]!.id])
    await doing(() => transport.emit('library.filesMissing', { ids: [] }))
    expect(marked()).toEqual([])
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

  it('has what was meant behind what was typed', async () => {
    const { store } = aStore()
    const [emma, emigres] = books
    const emmo = aSummary({ title: 'Emmo' })
    store.setState({ publications: [emma!, emigres!, emmo] })
    const place = await draw(<LibraryScreen />, { store })

    await typing(find<HTMLInputElement>(place, 'input[type="search"]'), 'emmo')

    expect(titles(place)).toEqual(['Emmo', 'Emma'])
  })

  it('gives the search field the focus when somebody types', async () => {
    const { store } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })

    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'e' }))

    expect(document.activeElement).toBe(find(place, 'input[type="search"]'))
    await press('ArrowDown')
    expect(document.activeElement).toBe(bookButtons(place)[0])
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
    const buttons = bookButtons(place)

    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1])
    await doing(() => buttons[0]!.focus())
    await press('End')
    expect(document.activeElement).toBe(buttons[2])
    await doing(() => buttons[2]!.click())

    const id = buttons[2]!.dataset['publication']
    expect(transport.inputsOf('publication.open')).toEqual([{ id }])
  })

  it('draws what is in view of a library of thousands, and goes to its end', async () => {
    const { store } = aStore()
    const many = Array.from({ length: 5000 }, (_, index) => aSummary({ title: `Book ${index}` }))
    store.setState({ publications: many })
    const place = await draw(<LibraryScreen />, { store })

    expect(titles(place).length).toBeLessThan(60)
    expect(find(place, 'article').getAttribute('aria-setsize')).toBe('5000')
    await doing(() => bookButtons(place)[0]!.focus())
    await press('End')

    expect(document.activeElement?.closest('article')?.getAttribute('aria-posinset')).toBe('5000')
  })

  it('shows the same books as a list', async () => {
    const { store } = aStore()
    store.setState({
      publications: [{ ...books[0]!, series: { name: 'Novels', position: 4 }, stars: 3 }],
    })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => button(place, 'Show a list').click())

    expect(titles(place)).toEqual(['Emma'])
    expect(find(place, 'article').textContent).toContain('Novels, 4')
    expect(find(place, '[aria-label="3 of 5 stars"]').textContent).toBe('★★★')
    expect(store.getState().preferences.library.layout).toBe('list')
  })

  it('puts books together under headings', async () => {
    const { store } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => store.getState().changeLibraryView({ group: 'state' }))

    const headings = Array.from(place.querySelectorAll('h2'), ({ textContent }) => textContent)
    expect(headings).toEqual(['Reading', 'To read', 'Finished'])
    expect(titles(place)).toEqual(['The Émigrés', 'Emma', 'Walden'])
  })

  it('says that a filter leaves books out, and takes it away', async () => {
    const { store } = aStore()
    const filter = { ...noFilter, state: 'finished' as const }
    store.setState(({ preferences }) => ({
      publications: books,
      preferences: { ...preferences, library: { ...firstView, filter } },
    }))
    const place = await draw(<LibraryScreen />, { store })

    expect(titles(place)).toEqual(['Walden'])
    expect(find(place, 'p[role="status"]').textContent).toBe('1 of 3 books · Finished')
    await doing(() => button(place, 'Show all').click())

    expect(titles(place)).toHaveLength(3)
  })

  it('selects by keys, and removes what is selected at once', async () => {
    const { store, transport } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })
    await doing(() => bookButtons(place)[0]!.focus())

    await press(' ')
    expect(selectedCount(place)).toBe(1)
    await press('ArrowRight', { shiftKey: true })
    expect(selectedCount(place)).toBe(2)
    await press('a', { ctrlKey: true })
    expect(find(place, '[role="toolbar"] [role="status"]').textContent).toBe('3 books selected')
    await press('Escape')
    expect(selectedCount(place)).toBe(0)
    await press(' ')
    await press('ArrowLeft', { shiftKey: true })
    await press('Delete')

    const removed = transport.inputsOf('library.remove')[0]?.ids
    expect(removed?.toSorted()).toEqual([books[0]!.id, books[1]!.id].toSorted())
  })

  it('does to a book what a key means only where a book has the focus', async () => {
    const { store, transport } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => find<HTMLInputElement>(place, 'input[type="search"]').focus())
    await press('Delete')
    await press('a', { ctrlKey: true })
    await doing(() => find<HTMLButtonElement>(place, 'header button').focus())
    await press('Delete')
    await press('F2')
    expect(transport.inputsOf('library.remove')).toEqual([])
    expect(selectedCount(place)).toBe(0)
    expect(place.querySelector('dialog')).toBeNull()
    await press('a', { ctrlKey: true })

    expect(selectedCount(place)).toBe(3)
  })

  it('selects by the pointer, and opens nothing by it', async () => {
    const { store, transport } = aStore()
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })
    const [first, , third] = bookButtons(place)
    const click = (target: HTMLElement, init: MouseEventInit) =>
      doing(() => target.dispatchEvent(new MouseEvent('click', { bubbles: true, ...init })))

    await click(first!, { ctrlKey: true })
    await click(third!, { shiftKey: true })
    expect(selectedCount(place)).toBe(3)
    await click(find(place, 'article input'), {})
    expect(selectedCount(place)).toBe(2)

    expect(transport.inputsOf('publication.open')).toEqual([])
  })

  it('finds the library as it was left', async () => {
    const { store } = aStore()
    store.setState({ publications: books })
    store.getState().keepLibraryPlace({ query: 'walden' })

    const place = await draw(<LibraryScreen />, { store })

    expect(titles(place)).toEqual(['Walden'])
  })

  it('edits what the library says of a book, and nothing of what stays as the file says', async () => {
    const file = {
      title: 'Emma',
      sortAs: null,
      authors: ['Jane Austen'],
      series: null,
      publisher: null,
      language: 'en',
      description: null,
      tags: [],
    }
    const { store, transport } = aStore({
      'publication.description': () => ({
        file,
        own: { language: 'de', publisher: 'Mine' },
        facts: { published: '1815', contributors: [{ name: 'Cy Ink', role: 'ill' }] },
      }),
    })
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })
    await doing(() => bookButtons(place)[0]!.focus())

    await press('F2')
    const field = (label: string) =>
      find<HTMLInputElement>(
        place,
        `[id="${[...place.querySelectorAll('label')].find((one) => one.textContent === label)?.htmlFor}"]`,
      )
    expect(field('Publisher').value).toBe('Mine')
    expect(find(place, 'dialog dl').textContent).toBe('WithCy Ink (illustrator)Published1815')
    await typing(field('Title'), 'Emma, mended')
    await doing(() => button(place, 'Language, as en or pt-BR: back to what the file says').click())
    expect(field('Language, as en or pt-BR').value).toBe('en')
    await doing(() => button(place, 'Save').click())

    expect(transport.inputsOf('publication.describe')).toEqual([
      { id: books[0]!.id, own: { title: 'Emma, mended', publisher: 'Mine' } },
    ])
    expect(place.querySelector('dialog')).toBeNull()
  })

  it('puts back what was removed, and deletes it only when asked twice', async () => {
    const gone = { id: books[0]!.id, title: 'Gone', authors: [], removedAt: '2026-01-01T00:00:00Z' }
    const { store, transport } = aStore({ 'library.bin': () => [gone] })
    store.setState({ publications: books })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => store.getState().openBin())
    await doing(() => button(place, 'Delete all files').click())
    expect(transport.inputsOf('library.emptyBin')).toEqual([])
    await doing(() => button(place, 'Delete').click())
    expect(transport.inputsOf('library.emptyBin')).toEqual([{ ids: [gone.id] }])
    await doing(() => button(place, 'Put back: Gone').click())

    expect(transport.inputsOf('library.restore')).toEqual([{ ids: [gone.id] }])
  })

  it('offers the welcome book where there is nothing yet', async () => {
    const { store, transport } = aStore({
      'library.importWelcome': () => ({ status: 'imported', file: 'w', publication: books[0]! }),
      'publication.open': () => aReading(),
    })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => button(place, 'Read the welcome book').click())

    expect(transport.inputsOf('publication.open')).toEqual([{ id: books[0]!.id }])
    expect(place.textContent).not.toContain('Removed books')
  })

  it('shows the way to the bin where all books are in it', async () => {
    const gone = { id: books[0]!.id, title: 'Gone', authors: [], removedAt: '2026-01-01T00:00:00Z' }
    const { store } = aStore({ 'library.bin': () => [gone] })
    const place = await draw(<LibraryScreen />, { store })

    await doing(() => button(place, 'Removed books …').click())

    expect(store.getState().bin).toEqual([gone])
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
