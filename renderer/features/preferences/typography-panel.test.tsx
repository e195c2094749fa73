import { describe, expect, it } from 'vitest'

import { aReading, aStore, button, doing, draw, find, typing } from '#tests/support/window-builders'

import { TypographyPanel } from './typography-panel'

const switchOf = (place: ParentNode, name: string): HTMLElement => {
  const label = Array.from(place.querySelectorAll('label')).find(
    ({ textContent }) => textContent === name,
  )
  return find(place, `[id="${label?.htmlFor}"]`)
}

const radio = (place: ParentNode, name: string): HTMLElement => {
  const label = Array.from(place.querySelectorAll('label')).find(
    ({ textContent }) => textContent === name,
  )
  return find(label ?? place, 'input[type="radio"]')
}

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
    expect(names).toEqual([
      'Dusk',
      'Bitter',
      'Publisher’s',
      'Publisher’s',
      'The face’s',
      'Turning pages',
      'Auto',
    ])
    expect(place.textContent).toContain('70 characters')
  })

  it('changes one thing at a time', async () => {
    const { store } = aStore()
    const place = await draw(<TypographyPanel />, { store })

    await typing(find<HTMLInputElement>(place, 'input[type="range"][max="48"]'), '24')
    await doing(() => find(place, '[aria-label="Night"]').click())
    await doing(() => switchOf(place, 'Ligatures').click())

    expect(store.getState().preferences.reader).toEqual({
      fontSize: 24,
      theme: 'night',
      ligatures: false,
    })
  })

  it('keeps to the limits and gives every control a name', async () => {
    const place = await draw(<TypographyPanel />)

    for (const slider of place.querySelectorAll<HTMLInputElement>('input[type=range]')) {
      expect(Number(slider.min)).toBeLessThan(Number(slider.max))
      expect(place.querySelector(`label[for="${slider.id}"]`)?.textContent).toBeTruthy()
    }
  })

  it.each([
    ['ltr', 'en', ['Left', 'Centre', 'Right']],
    ['rtl', 'ar', ['Right', 'Centre', 'Left']],
    ['rtl', 'ja', ['Top', 'Centre', 'Bottom']],
  ] as const)(
    'calls the sides what they are in a book read %s in %s',
    async (readingProgression, language, sides) => {
      const { store } = aStore()
      const reading = aReading()
      const metadata = { ...reading.manifest.metadata, readingProgression, language }
      store.getState().showReading({ ...reading, manifest: { ...reading.manifest, metadata } })
      const place = await draw(<TypographyPanel />, { store })
      const group = Array.from(place.querySelectorAll('fieldset')).find(
        ({ firstElementChild }) => firstElementChild?.textContent === 'Alignment',
      )!
      const names = Array.from(group.querySelectorAll('label'), ({ textContent }) => textContent)
      expect(names).toEqual(['House', 'Justified', ...sides])

      for (const [index, alignment] of (['start', 'center', 'end'] as const).entries()) {
        await doing(() => radio(group, sides[index]!).click())
        expect(store.getState().preferences.reader).toEqual({ alignment })
      }
    },
  )

  it('takes a smallest size of text, and none below the least one', async () => {
    const { store } = aStore()
    const place = await draw(<TypographyPanel />, { store })
    const slider = find<HTMLInputElement>(place, 'input[type="range"][max="24"]')
    expect(slider.getAttribute('aria-valuetext')).toBe('Off')

    await typing(slider, '14')
    expect(slider.getAttribute('aria-valuetext')).toBe('14 px')
    expect(store.getState().preferences.reader).toEqual({ smallestText: 14 })
    await typing(slider, slider.min)
    expect(store.getState().preferences.reader).toEqual({ smallestText: 'off' })
  })

  it('takes style rules of one’s own when one leaves them, and says what of them does not hold', async () => {
    const { store } = aStore()
    store.getState().showReading(aReading())
    const place = await draw(<TypographyPanel />, { store })
    const field = () => find<HTMLTextAreaElement>(place, 'textarea')
    const write = async (rules: string) => {
      await typing(field(), rules)
      await doing(() => field().dispatchEvent(new FocusEvent('focusout', { bubbles: true })))
    }

    await write('p { color: red } @import "a.css"; i { all: unset } b')
    expect(store.getState().preferences.reader.ownStyle).toMatch(/^p \{ color: red \}/)
    const report = () => Array.from(find(place, '[id$="report"]').children)
    expect(report().map(({ textContent }) => textContent)).toEqual([
      '1 rule was left out: a style rule may not load anything.',
      '“all” was left out: the pages depend on it.',
      'Not understood: “b”.',
    ])

    await doing(() => radio(place, 'This book').click())
    expect(field().value).toMatch(/^p \{ color: red \}/)
    await write('')
    expect(field().value).toBe('')
    expect(store.getState().bookPreferences).toEqual({ ownStyle: '' })
    await doing(() => button(place, 'Reset settings for this book').click())
    expect(field().value).toMatch(/^p \{ color: red \}/)

    await doing(() => radio(place, 'All books').click())
    await write('')
    expect(store.getState().preferences.reader).toEqual({})
    expect(report()).toEqual([])
  })

  it('goes back to how it was on the first day', async () => {
    const { store } = aStore()
    store.getState().changeReaderPreferences({ fontSize: 40 })
    const place = await draw(<TypographyPanel />, { store })

    await doing(() => button(place, 'Reset text settings').click())

    expect(store.getState().preferences.reader).toEqual({})
  })

  it('says for what a change holds, and changes that alone', async () => {
    const { store } = aStore()
    store.getState().showReading(aReading())
    const place = await draw(<TypographyPanel />, { store })
    expect(place.textContent).toContain('These settings are for all books.')

    await doing(() => radio(place, 'Plain text').click())
    expect(place.textContent).toContain('What you change now is for every plain text.')
    await typing(find<HTMLInputElement>(place, 'input[type="range"][max="48"]'), '24')
    await doing(() => radio(place, 'All books').click())

    expect(place.textContent).toContain('Every plain text has settings of its own')
    expect(store.getState().preferences).toMatchObject({
      reader: {},
      kinds: { 'Plain text': { fontSize: 24 } },
    })
  })

  it('sets the text in a style, and as it was before', async () => {
    const { store } = aStore()
    store.getState().changeReaderPreferences({ fontSize: 40 })
    const place = await draw(<TypographyPanel />, { store })

    await doing(() => button(place, 'Modern').click())
    expect(button(place, 'Modern').getAttribute('aria-pressed')).toBe('true')
    expect(store.getState().preferences.reader.fontSize).toBe(17)
    await doing(() => button(place, 'Undo').click())

    expect(store.getState().preferences.reader).toEqual({ fontSize: 40 })
  })

  it('keeps a style under a name', async () => {
    const { store } = aStore()
    store.getState().changeReaderPreferences({ fontSize: 40, theme: 'dusk' })
    const place = await draw(<TypographyPanel />, { store })

    await doing(() => button(place, 'Save current as …').click())
    await typing(find<HTMLInputElement>(place, 'input[type="text"]'), ' Evening ')
    await doing(() => button(place, 'Save').click())

    const [preset] = store.getState().preferences.presets
    expect(preset).toMatchObject({ name: 'Evening', wishes: { fontSize: 40, lineHeight: 1.5 } })
    expect(preset?.wishes).not.toHaveProperty('theme')
    expect(button(place, 'Evening').getAttribute('aria-pressed')).toBe('true')
  })

  it('keeps the contrast of a theme of one’s own, and says what it did', async () => {
    const { store } = aStore()
    store.getState().changeReaderPreferences({ theme: 'paper' })
    const place = await draw(<TypographyPanel />, { store })

    await doing(() => button(place, 'New theme').click())
    const [, text] = place.querySelectorAll<HTMLInputElement>('input[type="color"]')
    await typing(text!, '#999999')

    expect(place.textContent).toContain('The text was darkened to keep 7 : 1.')
    await doing(() => radio(place, '4.5 : 1').click())
    expect(place.textContent).toContain('The text was darkened to keep 4.5 : 1.')
    const [theme] = store.getState().preferences.themes
    expect(theme).toMatchObject({ background: '#FBF9F4', text: '#999999', floor: 4.5 })
    expect(store.getState().preferences.reader.theme).toBe(`custom:${theme?.id}`)
  })

  it('has for pages with a fixed layout only what applies to them', async () => {
    const { store } = aStore()
    const reading = aReading()
    const { manifest } = reading
    const fixed = { ...manifest.metadata, layout: 'fixed' as const }
    store.getState().showReading({
      ...reading,
      manifest: { ...manifest, format: 'Comic', metadata: fixed },
    })
    store.getState().changeReaderPreferences({ fontSize: 30, theme: 'dusk' })
    const place = await draw(<TypographyPanel />, { store })
    expect(place.textContent).not.toContain('Typeface')
    expect(place.textContent).not.toContain('Inverted')

    await doing(() => radio(place, 'Full width').click())
    await doing(() => radio(place, 'One page').click())
    await doing(() => radio(place, 'The right').click())
    expect(place.textContent).not.toContain('First page alone')
    expect(store.getState().preferences.reader).toEqual({
      fontSize: 30,
      theme: 'dusk',
      pageFit: 'width',
      spreads: 'one',
    })
    expect(store.getState().bookPreferences).toEqual({ readingProgression: 'rtl' })

    await doing(() => button(place, 'Reset page settings').click())
    expect(store.getState().preferences.reader).toEqual({ fontSize: 30, theme: 'dusk' })
  })
})
