import { describe, expect, it } from 'vitest'

import { contrast, luminance } from './contrast'
import { PaperTexture, tonesOf } from './paper-texture'
import { contrastOnPaper, fitTheme, palettes, resolveTheme, type CustomTheme } from './themes'

const theme = (wished: Partial<CustomTheme> = {}): CustomTheme => ({
  id: '00000000-0000-4000-8000-000000000000',
  name: 'Mine',
  background: '#FFFFFF',
  text: '#222222',
  accent: '#8A4B2D',
  floor: 7,
  ...wished,
})

describe('contrast', () => {
  it('is what WCAG 2 says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
    expect(luminance('#ff0000')).toBeCloseTo(0.2126, 4)
  })
})

describe('the themes that we bring', () => {
  it.each(Object.entries(palettes))(
    '%s can be read, on the page and on what is raised',
    (_, it) => {
      expect(contrast(it.text, it.background)).toBeGreaterThanOrEqual(7)
      expect(contrast(it.text, it.surface)).toBeGreaterThanOrEqual(7)
      for (const small of [it.muted, it.accent]) {
        expect(contrast(small, it.background)).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(it.mutedRaised, it.surface)).toBeGreaterThanOrEqual(4.5)
    },
  )
})

describe('a theme of one’s own', () => {
  it('is left as it is where it can be read', () => {
    const { colours, adjustments } = fitTheme(theme())

    expect(colours).toMatchObject({ background: '#FFFFFF', text: '#222222', accent: '#8A4B2D' })
    expect(colours.isDark).toBe(false)
    expect(adjustments).toEqual([])
  })

  it('has its text darkened on a light ground, and says so', () => {
    const { colours, adjustments } = fitTheme(theme({ text: '#888888' }))

    expect(adjustments).toEqual([{ part: 'text', change: 'darkened', floor: 7 }])
    // Not more than it takes.
    expect(contrast(colours.text, colours.surface)).toBeLessThan(7.2)
  })

  it('has its text lightened on a dark ground, also where it was darker than that', () => {
    const { colours, adjustments } = fitTheme(theme({ background: '#202020', text: '#101010' }))

    expect(colours.isDark).toBe(true)
    expect(adjustments).toContainEqual({ part: 'text', change: 'lightened', floor: 7 })
  })

  it('asks less for 4.5 : 1', () => {
    const strict = fitTheme(theme({ text: '#666666', floor: 7 }))
    const mild = fitTheme(theme({ text: '#666666', floor: 4.5 }))

    expect(strict.adjustments).toHaveLength(1)
    expect(mild.adjustments).toEqual([])
  })

  it('moves a ground on which nothing could be read', () => {
    const { adjustments } = fitTheme(theme({ background: '#7F7F7F', text: '#000000' }))

    expect(adjustments[0]).toEqual({ part: 'background', change: 'lightened', floor: 7 })
  })

  it('keeps the floor for any three colours', () => {
    const steps = ['00', '55', '80', 'AA', 'FF']
    const colours = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)))
    for (const [i, background] of colours.entries()) {
      for (const floor of [4.5, 7] as const) {
        const text = colours[(i * 37 + 11) % colours.length]!
        const accent = colours[(i * 53 + 29) % colours.length]!
        const fitted = fitTheme(theme({ background, text, accent, floor })).colours
        const about = `${background} ${text} ${accent} at ${floor}`

        for (const ground of [fitted.background, fitted.surface]) {
          expect(contrast(fitted.text, ground), about).toBeGreaterThanOrEqual(floor)
          expect(contrast(fitted.accent, ground), about).toBeGreaterThanOrEqual(4.5)
        }
        expect(contrast(fitted.muted, fitted.background), about).toBeGreaterThanOrEqual(4.5)
        expect(contrast(fitted.mutedRaised, fitted.surface), about).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it.each(PaperTexture.options)(
    'keeps the floor on the darkest and the lightest of %s',
    (texture) => {
      const steps = ['00', '33', '77', 'BB', 'FF']
      for (const red of steps) {
        for (const green of steps) {
          for (const floor of [4.5, 7] as const) {
            const background = `#${red}${green}99`
            const { colours } = fitTheme(theme({ background, text: '#808080', floor, texture }))
            for (const tone of tonesOf(colours.background, colours.isDark, texture)) {
              expect(contrast(colours.text, tone), background).toBeGreaterThanOrEqual(floor)
              expect(contrast(colours.accent, tone), background).toBeGreaterThanOrEqual(4.5)
              expect(contrast(colours.muted, tone), background).toBeGreaterThanOrEqual(4.5)
            }
            expect(contrastOnPaper(colours.text, colours)).toBeGreaterThanOrEqual(floor)
          }
        }
      }
    },
  )

  it('has paper that is quiet', () => {
    for (const texture of PaperTexture.options) {
      for (const [paper, isDark] of [
        ['#FBF9F4', false],
        ['#121314', true],
      ] as const) {
        for (const tone of tonesOf(paper, isDark, texture)) {
          expect(contrast(tone, paper)).toBeLessThan(1.15)
        }
      }
    }
  })

  it('gives way to the system’s when it is gone', () => {
    const { id } = theme()

    expect(
      resolveTheme(`custom:${id}`, { systemIsDark: true, themes: [theme()] }).colours.background,
    ).toBe('#FFFFFF')
    expect(resolveTheme(`custom:${id}`, { systemIsDark: true, themes: [] }).theme).toBe('night')
  })
})
