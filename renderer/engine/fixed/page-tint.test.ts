import { describe, expect, it } from 'vitest'

import { defaultPreferences, type ReaderSettings } from '#core/preferences'
import { palettes, type ThemeName } from '#core/themes'

import { tintOf } from './page-tint'

const settings = (
  pageColours: ReaderSettings['pageColours'],
  theme: ThemeName = 'sepia',
): ReaderSettings => ({
  ...defaultPreferences,
  pageColours,
  theme,
  colours: palettes[theme],
  fonts: [],
  language: null,
  languageIsOwn: false,
})

/** What the layers make of a grey of the page, per channel, 0 to 255. */
function seen(tint: ReturnType<typeof tintOf>, grey: number): number[] {
  const factors = /\d+ \d+ \d+/.exec(tint.layers!.multiply)![0].split(' ').map(Number)
  const added = [1, 3, 5].map((at) => Number.parseInt(tint.layers!.screen.slice(at, at + 2), 16))
  const x = tint.filter.includes('invert') ? 1 - grey : grey
  return factors.map((m, at) => 255 * (1 - (1 - added[at]! / 255) * (1 - x * (m / 255))))
}

const channels = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

describe('the colours of a page', () => {
  it.each(['paper', 'sepia', 'dusk', 'night'] as const)(
    'are the paper and the ink of the theme: %s',
    (theme) => {
      const tint = tintOf(settings('theme', theme))
      const { background, text } = palettes[theme]

      seen(tint, 1).forEach((value, at) =>
        expect(value).toBeCloseTo(channels(background)[at]!, -0.5),
      )
      seen(tint, 0).forEach((value, at) => expect(value).toBeCloseTo(channels(text)[at]!, -0.5))
    },
  )

  it('are left as they are', () => {
    expect(tintOf(settings('original', 'night'))).toEqual({ filter: 'none', layers: null })
  })
})
