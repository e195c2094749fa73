import { describe, expect, it, vi } from 'vitest'

import type { Locator } from '#core/publication/locator'
import { aLocator, aManifest } from '#tests/support/library-builders'
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

import type { ChapterStart } from '../../engine/chapter-pages'
import type { VisualNavigator } from '../../engine/visual-navigator'

import { Foot } from './foot'

const aBook = aManifest('The Book', {
  toc: [{ label: 'Chapter II', href: 'text.xhtml', children: [] }],
})

async function drawFoot(page = aPage({ page: 12, total: 345 }), manifest = aBook, title = true) {
  const { store } = aStore()
  store.setState({
    page,
    locator: { ...aLocator(), ...(title && { title: 'Chapter II' }) },
    numbering: 1,
  })
  const moved = () => Promise.resolve(true)
  const goToPage = vi.fn((_page: number) => Promise.resolve(true))
  const moves = {
    goRight: vi.fn(moved),
    goForward: vi.fn(moved),
    goBackward: vi.fn(moved),
    goToStart: vi.fn(moved),
    goToEnd: vi.fn(moved),
  }
  const focus = vi.fn<() => void>()
  const pageOf = vi.fn<(locator: Locator) => number | null>(() => 7)
  const navigator = aNavigator({ ...moves, goToPage, focus, pageOf })
  const place = await draw(
    <Foot manifest={manifest} readingProgression={manifest.metadata.readingProgression} />,
    { store, navigator },
  )
  const slider = find<HTMLInputElement>(place, '[type="range"]')
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
    await doing(() => slider.dispatchEvent(event))
    return event
  }
  return { place, store, goToPage, ...moves, focus, pageOf, slider, press }
}

describe('the foot', () => {
  it('says the page in words', async () => {
    const { slider, place } = await drawFoot()

    expect(slider.getAttribute('aria-label')).toBe('Position in book')
    expect(slider.getAttribute('aria-valuetext')).toBe('Page 12 of 345, Chapter II')
    expect(place.textContent).toContain('Chapter II')
  })

  it('says "about" while pages are still counted', async () => {
    const { slider } = await drawFoot(aPage({ page: 12, total: 345, exact: false }))

    expect(slider.getAttribute('aria-valuetext')).toBe('About page 12 of 345, Chapter II')
  })

  it('names both pages of a spread', async () => {
    const { place } = await drawFoot(aPage({ page: 1, lastPage: 2, total: 9 }))

    expect(place.textContent).toContain('Page 1–2 of 9')
  })

  it.each([
    [true, 'Page 13 of 345'],
    [false, 'Page 12 of 345'],
  ])('comes after the page only where it is out of sight: shown %s', async (isShown, atOnce) => {
    const { place, store } = await drawFoot()
    await doing(() => store.getState().setBarsShown(isShown))
    const locator = { ...aLocator(), title: 'Chapter II' }
    const page = aPage({ page: 13, total: 345 })
    vi.useFakeTimers()

    await doing(() => store.getState().setPlace({ locator, page, cause: 'turn' }))
    expect(place.textContent).toContain(atOnce)
    await doing(() => vi.advanceTimersByTime(1000))
    expect(place.textContent).toContain('Page 13 of 345')

    vi.useRealTimers()
  })

  it('goes where the slider is let go, not where it passes', async () => {
    const { slider, goToPage, place } = await drawFoot()

    await typing(slider, '200')
    expect(place.textContent).toContain('Page 200 of 345')
    expect(goToPage).not.toHaveBeenCalled()
    await doing(() => slider.dispatchEvent(new Event('change', { bubbles: true })))

    expect(goToPage).toHaveBeenCalledExactlyOnceWith(200)
  })

  it('gives the focus back to the page when a drag has led somewhere', async () => {
    const { slider, focus } = await drawFoot()

    await doing(() => slider.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })))
    await typing(slider, '200')
    await doing(() => slider.dispatchEvent(new Event('change', { bubbles: true })))

    expect(focus).toHaveBeenCalledOnce()
  })

  it('keeps the focus where no hand was on it', async () => {
    const { slider, focus } = await drawFoot()

    await typing(slider, '200')
    await doing(() => slider.dispatchEvent(new Event('change', { bubbles: true })))

    expect(focus).not.toHaveBeenCalled()
  })

  it.each([
    ['ArrowRight', {}, 'goRight'],
    ['ArrowUp', {}, 'goForward'],
    ['PageDown', {}, 'goForward'],
    ['PageUp', {}, 'goBackward'],
    [' ', {}, 'goForward'],
    [' ', { shiftKey: true }, 'goBackward'],
    ['Home', {}, 'goToStart'],
    ['End', {}, 'goToEnd'],
  ] as const)('turns pages by %j %j as the page does', async (key, modifiers, move) => {
    const parts = await drawFoot()

    const event = await parts.press(key, modifiers)

    expect(parts[move]).toHaveBeenCalledOnce()
    // Or the slider would leap by a tenth of the book of its own accord.
    expect(event.defaultPrevented).toBe(true)
  })

  it('leaves keys with a modifier to the app', async () => {
    const { press, goRight } = await drawFoot()

    await press('ArrowRight', { altKey: true })

    expect(goRight).not.toHaveBeenCalled()
  })
})

describe('what is left', () => {
  const tail = aPage({ page: 12, total: 345, pagesLeftInChapter: 8 })

  it('is said of the chapter', async () => {
    const { place } = await drawFoot(tail)

    expect(place.textContent).toContain('8 pages left in chapter')
  })

  it('is said of the book where there is no chapter, under the title of the book', async () => {
    const none = { ...tail, pagesLeftInChapter: null }

    const { place } = await drawFoot(none, aManifest('A Story'), false)

    expect(place.textContent).toContain('A Story')
    expect(place.textContent).toContain('333 pages left in book')
  })

  const turns = Array.from({ length: 5 }, () => ({
    seconds: 30,
    pages: 1,
    characters: 1000,
    share: 1 / 345,
  }))

  it('is said in time at one’s own pace, by a press', async () => {
    const { place, store } = await drawFoot(tail)
    await doing(() => store.setState({ recentTurns: { own: turns, others: [] } }))

    await doing(() => button(place, '8 pages left in chapter').click())
    expect(place.textContent).toContain('4 min left in chapter')
    expect(store.getState().preferences.statistics.left).toBe('time')
    await doing(() => button(place, '4 min left in chapter').click())

    expect(place.textContent).toContain('8 pages left in chapter')
  })

  it('says that the time is not known yet, and on the last page that there is none', async () => {
    const { place, store } = await drawFoot(tail)
    await doing(() => store.getState().changeStatistics({ left: 'time' }))
    expect(place.textContent).toContain('Time left: after a few more pages')

    await doing(() => store.setState({ page: { ...tail, pagesLeftInChapter: 0 } }))
    expect(place.textContent).toContain('Last page of the chapter')
  })

  it('is pages alone where nothing is counted', async () => {
    const { place, store } = await drawFoot(tail)
    await doing(() => store.getState().changeStatistics({ left: 'time', isOn: false }))

    expect(place.textContent).toContain('8 pages left in chapter')
    expect(() => button(place, '8 pages left in chapter')).toThrow()
  })

  it('is not said before it is counted', async () => {
    const { place } = await drawFoot({ ...tail, exact: false, pagesLeftInChapter: null })

    expect(place.textContent).not.toContain('left in')
  })
})

describe('the slider under a hand', () => {
  async function drag(to: number, chapters: ChapterStart[] = [], exact = true) {
    const preview = vi.fn<VisualNavigator['preview']>((page) =>
      Promise.resolve({ title: `Chapter of ${page}`, text: exact ? 'It was late in…' : null }),
    )
    const navigator = aNavigator({ preview, chapters: () => chapters })
    const { store } = aStore()
    store.setState({
      page: aPage({ page: 12, total: 345, exact }),
      locator: aLocator(),
      numbering: 1,
    })
    const place = await draw(<Foot manifest={aBook} readingProgression="ltr" />, {
      store,
      navigator,
    })
    const slider = find<HTMLInputElement>(place, '[type="range"]')
    if (to > 0) await typing(slider, String(to))
    return { place, slider, preview }
  }

  it('shows the chapter and the first words of the page it stands on', async () => {
    const { place, slider } = await drag(200)

    const shown = find(place, '[data-preview]').textContent
    expect(shown).toContain('Chapter of 200')
    expect(shown).toContain('Page 200')
    expect(shown).toContain('It was late in…')
    expect(slider.getAttribute('aria-valuetext')).toBe(
      'Page 200 of 345, Chapter of 200, It was late in…',
    )
  })

  it('says "about" and no words while pages are still counted', async () => {
    const { place } = await drag(200, [], false)

    expect(find(place, '[data-preview]').textContent).toBe('Chapter of 200About page 200')
  })

  it('shows nothing before and after', async () => {
    const { place, slider } = await drag(0)
    expect(place.querySelector('[data-preview]')).toBeNull()

    await typing(slider, '200')
    await doing(() => slider.dispatchEvent(new Event('change', { bubbles: true })))

    expect(place.querySelector('[data-preview]')).toBeNull()
  })

  it('has a mark for each chapter, and says around a mere number what it lies in', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600)
    const { place, slider } = await drag(200, [
      { label: 'I', depth: 0, page: 1 },
      { label: 'Chapter of 200', depth: 1, within: ['Book II', 'Part I'], page: 173 },
    ])

    const marks = Array.from(place.querySelectorAll<HTMLElement>('[data-mark]'))
    expect(marks.map(({ style }) => style.getPropertyValue('--at'))).toEqual(['0.5'])
    expect(slider.getAttribute('aria-valuetext')).toContain('Book II · Part I · Chapter of 200')
  })
})

describe('the way back', () => {
  const back = [aLocator(500)]

  it('names the page that the place has in the layout of this moment', async () => {
    const { place, store, pageOf } = await drawFoot()
    await doing(() => store.setState({ history: { back, forward: [] } }))
    expect(place.textContent).toContain('Back to page 7')

    pageOf.mockReturnValue(31)
    await doing(() => store.setState({ numbering: 2 }))

    expect(pageOf).toHaveBeenLastCalledWith(back[0])
    expect(place.textContent).toContain('Back to page 31')
  })

  it('names no page while pages are still counted', async () => {
    const { place, store } = await drawFoot(aPage({ page: 12, total: 345, exact: false }))

    await doing(() => store.setState({ history: { back, forward: [] } }))

    expect(place.textContent).toContain('Go back')
    expect(place.textContent).not.toContain('page 7')
  })
})
