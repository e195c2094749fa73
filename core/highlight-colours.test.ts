import { describe, expect, it } from 'vitest'

import { contrast } from './contrast'
import { highlightColours } from './highlight-colours'
import { palettes } from './themes'

describe('the colours of highlights', () => {
  it.each(Object.entries(palettes))(
    'keep the text of %s readable and the lines seen',
    (_, theme) => {
      for (const { ground, line } of Object.values(highlightColours(theme))) {
        expect(contrast(theme.text, ground)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(line, theme.background)).toBeGreaterThanOrEqual(3)
        expect(contrast(ground, theme.background)).toBeGreaterThan(1.1)
      }
    },
  )

  it('can be told from each other', () => {
    for (const theme of Object.values(palettes)) {
      const grounds = Object.values(highlightColours(theme)).map(({ ground }) => ground)
      expect(new Set(grounds).size).toBe(5)
    }
  })
})
