import { describe, expect, it } from 'vitest'

import { aManifest } from '#tests/support/library-builders'

import {
  defaultPreferences,
  limits,
  ReaderPreferences,
  resolveSettings,
  type Surroundings,
} from './preferences'
import type { UserFont } from './typefaces'

const { metadata } = aManifest()

const resolved = (wishes: ReaderPreferences, surroundings: Partial<Surroundings> = {}) =>
  resolveSettings(metadata, wishes, { systemIsDark: false, ...surroundings })

const font = (overrides: Partial<UserFont> = {}): UserFont => ({
  id: 'a'.repeat(64),
  family: 'Vollkorn',
  style: 'normal',
  weight: { min: 400, max: 900 },
  characterWidth: 0.44,
  ...overrides,
})

describe('settings', () => {
  it('are the house’s where nothing is wished, and within all limits', () => {
    expect(ReaderPreferences.parse(defaultPreferences)).toEqual(defaultPreferences)
    expect(resolved({ fontSize: undefined }).fontSize).toBe(19)
    for (const { min, max, step } of Object.values(limits)) {
      expect(min).toBeLessThan(max)
      expect(step).toBeGreaterThan(0)
    }
  })

  it('know what an alignment was called when it was stored', () => {
    expect(ReaderPreferences.parse({ alignment: 'left' })).toEqual({ alignment: 'start' })
    expect(ReaderPreferences.safeParse({ alignment: 'right' }).success).toBe(false)
  })

  it('set nothing smaller than the smallest text, nor the running text', () => {
    expect(resolved({ fontSize: 14, smallestText: 16 }).fontSize).toBe(16)
    expect(resolved({ fontSize: 20, smallestText: 16 }).fontSize).toBe(20)
    expect(resolved({ fontSize: 14, smallestText: 'off' }).fontSize).toBe(14)
  })

  it('have of the person’s own rules what may be applied', () => {
    const ownStyle =
      'p { color: red } @import "x.css"; i { background: url(https://example.org/x) }'

    expect(resolved({ ownStyle }).ownStyle).toBe(
      'p:where(octavo-body, octavo-body *) { color: red !important; }',
    )
    expect(resolved({}).ownStyle).toBe('')
    expect(ReaderPreferences.safeParse({ ownStyle: 'x'.repeat(20_000) }).success).toBe(true)
    expect(ReaderPreferences.safeParse({ ownStyle: 'x'.repeat(20_001) }).success).toBe(false)
  })

  it('let a face that was chosen come before the publisher’s, unless they say otherwise', () => {
    expect(resolved({}).publisherFonts).toBe(true)
    expect(resolved({ typeface: 'bitter' }).publisherFonts).toBe(false)
    expect(resolved({ typeface: 'bitter', publisherFonts: true }).publisherFonts).toBe(true)
    expect(resolved({ publisherFonts: false }).publisherFonts).toBe(false)
  })

  it('keep the weight within what the face can do', () => {
    expect(resolved({ typeface: 'eb-garamond', fontWeight: 200 }).fontWeight).toBe(400)
    expect(resolved({ typeface: 'inter', fontWeight: 200 }).fontWeight).toBe(200)
    expect(resolved({ typeface: 'opendyslexic', fontWeight: 200 }).fontWeight).toBe(400)
    expect(resolved({ typeface: 'system:Arial', fontWeight: 200 }).fontWeight).toBe(400)
  })

  it('dress the start of a chapter only where the book has no styles of its own', () => {
    const wishes: ReaderPreferences = { dropCapital: true, smartPunctuation: true }

    expect(resolved(wishes, { kind: 'Plain text' })).toMatchObject(wishes)
    expect(resolved(wishes, { kind: 'EPUB' }).dropCapital).toBe(false)
    expect(resolved(wishes).smartPunctuation).toBe(false)
  })

  it('let text flow as the publisher does, unless the person wishes otherwise', () => {
    const surroundings = { systemIsDark: false }
    const scrolled = { ...metadata, flow: 'scrolled' } as const
    const strip = { ...scrolled, layout: 'fixed' } as const

    expect(resolveSettings(scrolled, {}, surroundings)).toMatchObject({
      flow: 'scrolled',
      pageFlow: 'paginated',
    })
    expect(resolveSettings(scrolled, { flow: 'paginated' }, surroundings).flow).toBe('paginated')
    expect(resolveSettings(strip, {}, surroundings)).toMatchObject({
      flow: 'paginated',
      pageFlow: 'scrolled',
    })
  })

  it('show pages with a fixed layout as the publisher does, unless the person wishes otherwise', () => {
    const fixed = { ...metadata, layout: 'fixed', flow: 'scrolled', spread: 'none' } as const
    const of = (wishes: ReaderPreferences, layout: 'fixed' | 'reflowable' = 'fixed') =>
      resolveSettings({ ...fixed, layout }, wishes, { systemIsDark: false })

    expect(of({})).toMatchObject({
      pageFlow: 'scrolled',
      spreads: 'one',
      readingProgression: 'ltr',
      flow: 'paginated',
    })
    const wishes = { pageFlow: 'paginated', spreads: 'two', readingProgression: 'rtl' } as const
    expect(of(wishes)).toMatchObject(wishes)
    expect(of(wishes, 'reflowable').readingProgression).toBe('ltr')
    expect(resolveSettings({ ...fixed, spread: 'both' }, {}, { systemIsDark: false }).spreads).toBe(
      'two',
    )
  })

  it('carry the files of a face of the person’s own', () => {
    const fonts = [font(), font({ id: 'b'.repeat(64), family: 'Other' })]
    const settings = resolved({ typeface: 'user:Vollkorn', fontWeight: 100 }, { fonts })

    expect(settings).toMatchObject({ typeface: 'user:Vollkorn', fontWeight: 400 })
    expect(settings.fonts).toEqual([fonts[0]])
  })

  it('fall back to the house face when that is gone', () => {
    expect(resolved({ typeface: 'user:Vollkorn' }).typeface).toBe('publisher')
  })
})
