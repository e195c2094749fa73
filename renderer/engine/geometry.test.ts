import { describe, expect, it } from 'vitest'

import { resolveSettings, type ReaderPreferences } from '#core/preferences'

import { pageGeometry } from './geometry'

const settings = (wishes: ReaderPreferences = {}) =>
  resolveSettings(
    { title: '', authors: [], layout: 'reflowable', readingProgression: 'ltr' },
    wishes,
    { systemIsDark: false },
  )

describe('pageGeometry', () => {
  it('shows one page in a narrow window and two in a wide one', () => {
    expect(pageGeometry(800, 600, settings()).pagesInView).toBe(1)
    expect(pageGeometry(1280, 800, settings()).pagesInView).toBe(2)
  })

  it('shows as many as the person wants, if there is room to read', () => {
    expect(pageGeometry(1280, 800, settings({ columns: 'one' })).pagesInView).toBe(1)
    expect(pageGeometry(900, 800, settings({ columns: 'two' })).pagesInView).toBe(2)
    expect(pageGeometry(400, 800, settings({ columns: 'two' })).pagesInView).toBe(1)
  })

  it.each([
    [320, 480],
    [360, 640],
    [800, 600],
    [1280, 800],
    [1920, 1080],
    [2560, 1440],
  ])('gives whole numbers that fit at %i × %i', (width, height) => {
    for (const fontSize of [12, 19, 33, 48]) {
      for (const margins of [0.4, 1, 2]) {
        const page = pageGeometry(width, height, settings({ fontSize, margins }))
        const block = page.pagesInView * page.pageWidth + (page.pagesInView - 1) * page.gap

        expect(Object.values(page).every(Number.isInteger)).toBe(true)
        expect(page.left).toBeGreaterThanOrEqual(0)
        expect(page.left + block).toBeLessThanOrEqual(width)
        expect(page.top + page.pageHeight).toBeLessThanOrEqual(height)
        expect(page.pageHeight % page.lineHeight).toBe(0)
      }
    }
  })

  it('sets about as many characters as asked for where there is room', () => {
    const narrow = pageGeometry(1000, 800, settings({ measure: 40, columns: 'one' }))
    const wide = pageGeometry(1000, 800, settings({ measure: 80, columns: 'one' }))

    expect(wide.pageWidth / narrow.pageWidth).toBeCloseTo(2, 1)
  })

  it('keeps the neighbouring pages out of sight', () => {
    const page = pageGeometry(800, 600, settings())

    expect(page.left + page.pageWidth + page.gap).toBeGreaterThanOrEqual(800)
  })

  it('gives each margin what is asked of it alone', () => {
    const before = pageGeometry(1280, 800, settings())
    const top = pageGeometry(1280, 800, settings({ marginTop: 2 }))
    const outer = pageGeometry(1280, 800, settings({ marginOuter: 2 }))
    const inner = pageGeometry(1280, 800, settings({ marginInner: 2 }))

    expect(top.top).toBe(2 * before.top)
    expect([top.left, top.gap]).toEqual([before.left, before.gap])
    expect(outer.left).toBeGreaterThan(before.left)
    expect([outer.top, outer.gap]).toEqual([before.top, before.gap])
    expect(Math.abs(inner.gap - 2 * before.gap)).toBeLessThanOrEqual(2)
    expect(inner.top).toBe(before.top)
  })

  it('leaves room for the text, however wide the margins', () => {
    const most = { marginTop: 3, marginBottom: 3, marginInner: 3, marginOuter: 3, margins: 2 }
    for (const [width, height] of [
      [360, 640],
      [1280, 800],
    ] as const) {
      const page = pageGeometry(width, height, settings(most))

      expect(page.pageWidth * page.pagesInView).toBeGreaterThan(width / 3)
      expect(page.pageHeight).toBeGreaterThan(height / 3)
      expect(page.top + page.pageHeight).toBeLessThanOrEqual(height)
    }
  })

  it('counts the space between letters and words into the measure', () => {
    const plain = pageGeometry(2000, 800, settings({ columns: 'one' }))
    const wide = pageGeometry(2000, 800, settings({ columns: 'one', letterSpacing: 0.1 }))

    expect(Math.abs(wide.pageWidth - plain.pageWidth - 64 * 0.1 * 19)).toBeLessThanOrEqual(1)
  })
})
