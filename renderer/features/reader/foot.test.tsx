import { describe, expect, it, vi } from 'vitest'

import type { Locator } from '#core/publication/locator'
import { aLocator, aManifest } from '#tests/support/library-builders'
import {
  aNavigator,
  aPage,
  aStore,
  doing,
  draw,
  find,
  typing,
} from '#tests/support/window-builders'

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
  const place = await draw(<Foot manifest={manifest} />, { store, navigator })
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
    expect(slider.getAttribute('aria-valuetext')).toBe('Page 12 of 345')
    expect(place.textContent).toContain('Chapter II')
  })

  it('says "about" while pages are still counted', async () => {
    const { slider } = await drawFoot(aPage({ page: 12, total: 345, exact: false }))

    expect(slider.getAttribute('aria-valuetext')).toBe('About page 12 of 345')
  })

  it('names both pages of a spread', async () => {
    const { place } = await drawFoot(aPage({ page: 1, lastPage: 2, total: 9 }))

    expect(place.textContent).toContain('Page 1–2 of 9')
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
  const tail = aPage({ page: 12, total: 345, pagesLeftInSection: 8 })

  it('is said of the chapter where a section is one', async () => {
    const { place } = await drawFoot(tail)

    expect(place.textContent).toContain('8 pages left in chapter')
  })

  it('is said of the book where there is no chapter, under the title of the book', async () => {
    const { place } = await drawFoot(tail, aManifest('A Story'), false)

    expect(place.textContent).toContain('A Story')
    expect(place.textContent).toContain('333 pages left in book')
  })

  it('is said of the book where a section holds many chapters', async () => {
    const toc = ['#one', '#two'].map((id) => ({
      label: id,
      href: `text.xhtml${id}`,
      children: [],
    }))

    const { place } = await drawFoot(tail, aManifest('A Book', { toc }))

    expect(place.textContent).toContain('left in book')
  })

  it('is said of the book where a chapter runs over many sections', async () => {
    const readingOrder = ['text.xhtml', 'more.xhtml'].map((href) => ({
      href,
      mediaType: 'application/xhtml+xml',
    }))

    const { place } = await drawFoot(tail, { ...aBook, readingOrder })

    expect(place.textContent).toContain('left in book')
  })

  it('is not said before it is counted', async () => {
    const { place } = await drawFoot({ ...tail, exact: false })

    expect(place.textContent).not.toContain('left in')
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
