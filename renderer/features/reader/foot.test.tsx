import { describe, expect, it, vi } from 'vitest'

import { aLocator } from '#tests/support/library-builders'
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

async function drawFoot(page = aPage({ page: 12, total: 345 })) {
  const { store } = aStore()
  store.setState({ page, locator: { ...aLocator(), title: 'Chapter II' } })
  const goToPage = vi.fn((_page: number) => Promise.resolve(true))
  const goRight = vi.fn(() => Promise.resolve(true))
  const navigator = aNavigator({ goToPage, goRight })
  const place = await draw(<Foot readingProgression="ltr" />, { store, navigator })
  return { place, goToPage, goRight, slider: find<HTMLInputElement>(place, '[type="range"]') }
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

  it('turns by arrow keys', async () => {
    const { slider, goRight } = await drawFoot()

    await doing(() =>
      slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true })),
    )

    expect(goRight).toHaveBeenCalledOnce()
  })
})
