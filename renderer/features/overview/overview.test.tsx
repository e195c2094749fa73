import { beforeEach, describe, expect, it, vi } from 'vitest'

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
} from '#tests/support/window-builders'

import type { PageInfo, VisualNavigator } from '../../engine/visual-navigator'

import { Overview } from './overview'

const chapters = [
  { label: 'Chapter I', depth: 0, page: 1 },
  { label: 'Chapter II', depth: 0, page: 6 },
]

// The test's document has no layout and knows no modal dialogs.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #tell: () => void
      constructor(tell: () => void) {
        this.#tell = tell
      }
      observe() {
        this.#tell()
      }
      disconnect() {}
    },
  )
})

async function drawOverview(
  page: Partial<PageInfo> = {},
  drawPicture?: NonNullable<VisualNavigator['drawPicture']>,
) {
  const { store } = aStore()
  store.setState({
    reading: aReading(),
    page: aPage({ page: 3, total: 12, ...page }),
    locator: aLocator(),
    numbering: 1,
    panel: 'overview',
    bookmarks: [aBookmark({ locator: aLocator(77) })],
  })
  const goToPage = vi.fn((_page: number) => Promise.resolve(true))
  const focus = vi.fn<() => void>()
  const navigator = aNavigator({
    goToPage,
    focus,
    chapters: () => chapters,
    pageOf: ({ locations }) => (locations.offset === 77 ? 7 : null),
    preview: (asked) => Promise.resolve({ title: undefined, text: `Words of ${asked}` }),
    ...(drawPicture && { drawPicture }),
  })
  const place = await draw(<Overview />, { store, navigator })
  const list = find(place, '[role="listbox"]')
  const sheet = (number: number) => find(place, `[data-page="${number}"]`)
  const active = () => place.querySelector('[data-active]')?.getAttribute('data-page')
  const press = (key: string, target: Element = list) =>
    doing(() =>
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    )
  return { place, store, goToPage, focus, list, sheet, active, press }
}

describe('the book at a glance', () => {
  it('has a sheet for each page, named by its page, its chapter and its bookmark', async () => {
    const { place, sheet } = await drawOverview()

    expect(place.querySelectorAll('[role="option"]')).toHaveLength(12)
    expect(place.textContent).toContain('12 pages')
    expect(sheet(5).getAttribute('aria-label')).toBe('Page 5, Chapter I')
    expect(sheet(7).getAttribute('aria-label')).toBe('Page 7, Chapter II, bookmark')
  })

  it('marks the pages in view and those before them', async () => {
    const { place } = await drawOverview({ lastPage: 4 })
    const pages = (selector: string) =>
      Array.from(place.querySelectorAll(selector), (one) => one.getAttribute('data-page'))

    expect(pages('[aria-selected="true"]')).toEqual(['3', '4'])
    expect(pages('[data-read]')).toEqual(['1', '2'])
  })

  it('says "about" while pages are still counted', async () => {
    const { place, sheet } = await drawOverview({ exact: false })

    expect(place.textContent).toContain('About 12 pages, still being counted')
    expect(sheet(5).getAttribute('aria-label')).toBe('About page 5, Chapter I')
  })

  it('leads to a page by a click, and gives the focus to the text', async () => {
    const { sheet, goToPage, focus, store } = await drawOverview()

    await doing(() => sheet(9).click())

    expect(goToPage).toHaveBeenCalledExactlyOnceWith(9)
    expect(store.getState().panel).toBeNull()
    expect(focus).toHaveBeenCalledOnce()
  })

  it('only closes where one is there already', async () => {
    const { sheet, goToPage, store } = await drawOverview()

    await doing(() => sheet(3).click())

    expect(goToPage).not.toHaveBeenCalled()
    expect(store.getState().panel).toBeNull()
  })

  it('is walked by keys, from the page in view on', async () => {
    const { list, active, press, goToPage, sheet } = await drawOverview()
    expect(active()).toBe('3')

    await press('ArrowRight')
    expect(active()).toBe('4')
    expect(list.getAttribute('aria-activedescendant')).toBe(sheet(4).id)
    await press('End')
    expect(active()).toBe('12')
    await press('Home')
    expect(active()).toBe('1')
    await press('ArrowLeft')
    expect(active()).toBe('1')
    await press('Enter')

    expect(goToPage).toHaveBeenCalledExactlyOnceWith(1)
  })

  it('is walked from right to left where one reads so', async () => {
    const { store, active, press } = await drawOverview()
    const reading = aReading()
    const { manifest } = reading
    const metadata = { ...manifest.metadata, readingProgression: 'rtl' as const }
    await doing(() =>
      store.setState({ reading: { ...reading, manifest: { ...manifest, metadata } } }),
    )

    await press('ArrowLeft')

    expect(active()).toBe('4')
  })

  it('is closed by the key that opens it', async () => {
    const { store, press } = await drawOverview()

    await press('o')

    expect(store.getState().panel).toBeNull()
  })

  it('is enlarged and made smaller, down to plain sheets', async () => {
    const { place, list, press } = await drawOverview()
    const slider = find(place, '[type="range"]')

    for (let step = 0; step < 5; step++) await press('+')
    expect(slider.getAttribute('aria-valuetext')).toBe('Largest')
    expect(button(place, 'Larger pages').disabled).toBe(true)
    expect(find(place, '[data-page="3"]').textContent).toContain('Words of 3')

    for (let step = 0; step < 5; step++) await press('-')
    expect(slider.getAttribute('aria-valuetext')).toBe('Smallest')
    expect(find(place, '[data-page="3"]').textContent).toBe('')

    const wheel = Object.assign(new Event('wheel', { cancelable: true }), {
      ctrlKey: true,
      deltaY: -1,
    })
    await doing(() => list.dispatchEvent(wheel))
    expect(slider.getAttribute('aria-valuetext')).toBe('Small')
    expect(wheel.defaultPrevented).toBe(true)
  })

  it('sets the words in the face that one reads in, along the lines of the page', async () => {
    const { store, list, press } = await drawOverview({ isVertical: true })
    const { preferences } = store.getState()
    await doing(() =>
      store.setState({
        preferences: { ...preferences, reader: { ...preferences.reader, typeface: 'inter' } },
      }),
    )
    for (let step = 0; step < 5; step++) await press('+')

    expect(list.style.getPropertyValue('--face')).toBe('"Inter", serif')
    expect(list.dataset['vertical']).toBe('true')
  })

  it('has pictures in place of words where pages have them, and lets them go', async () => {
    const signals: AbortSignal[] = []
    const { place, store, sheet } = await drawOverview({}, async (page, element, signal) => {
      signals.push(signal)
      element.textContent = `Picture of ${page}`
    })

    expect(sheet(3).textContent).toContain('Picture of 3')
    expect(place.textContent).not.toContain('Words of')
    expect(signals).toHaveLength(12)
    await doing(() => store.setState({ page: null }))
    expect(signals.every(({ aborted }) => aborted)).toBe(true)
  })
})
