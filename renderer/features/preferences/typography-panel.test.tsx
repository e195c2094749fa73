import { describe, expect, it } from 'vitest'

import { aStore, button, doing, draw, find, typing } from '#tests/support/window-builders'

import { TypographyPanel } from './typography-panel'

describe('the panel for text and theme', () => {
  it('shows what is set', async () => {
    const { store } = aStore()
    store.getState().changeReaderPreferences({ measure: 70, typeface: 'bitter', theme: 'dusk' })

    const place = await draw(<TypographyPanel />, { store })

    const checked = Array.from(
      place.querySelectorAll<HTMLInputElement>('input[type=radio]'),
    ).filter((radio) => radio.checked)
    const names = checked.map(
      (radio) => radio.getAttribute('aria-label') ?? radio.parentElement?.textContent,
    )
    expect(names).toEqual(['Dusk', 'Bitter', 'Publisher’s', 'Publisher’s', 'Auto'])
    expect(place.textContent).toContain('70 characters')
  })

  it('changes one thing at a time', async () => {
    const { store } = aStore()
    const place = await draw(<TypographyPanel />, { store })

    await typing(find<HTMLInputElement>(place, 'input[type="range"][max="48"]'), '24')
    await doing(() => find(place, '[aria-label="Night"]').click())
    await doing(() => find(place, '[role="switch"]').click())

    expect(store.getState().preferences.reader).toEqual({
      fontSize: 24,
      theme: 'night',
      hyphenation: false,
    })
  })

  it('keeps to the limits and gives every control a name', async () => {
    const place = await draw(<TypographyPanel />)

    for (const slider of place.querySelectorAll<HTMLInputElement>('input[type=range]')) {
      expect(Number(slider.min)).toBeLessThan(Number(slider.max))
      expect(place.querySelector(`label[for="${slider.id}"]`)?.textContent).toBeTruthy()
    }
  })

  it('goes back to how it was on the first day', async () => {
    const { store } = aStore()
    store.getState().changeReaderPreferences({ fontSize: 40 })
    const place = await draw(<TypographyPanel />, { store })

    await doing(() => button(place, 'Reset text settings').click())

    expect(store.getState().preferences.reader).toEqual({})
  })
})
