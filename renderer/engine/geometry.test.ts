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

  it('shows of one long column what has room above the lower bar, in whole lines', () => {
    const { top, pageHeight, windowHeight, lineHeight } = pageGeometry(1180, 820, settings())

    expect(windowHeight % lineHeight).toBe(0)
    expect(windowHeight).toBeGreaterThan(pageHeight)
    expect(top + windowHeight).toBeLessThanOrEqual(820 - 56)
    expect(top + windowHeight + lineHeight).toBeGreaterThan(820 - 56)
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

        const { vertical, ...horizontal } = page
        const lengths = [...Object.values(horizontal), ...Object.values(vertical)]

        expect(lengths.every(Number.isInteger)).toBe(true)
        expect(page.left).toBeGreaterThanOrEqual(0)
        expect(page.left + block).toBeLessThanOrEqual(width)
        expect(page.top + page.pageHeight).toBeLessThanOrEqual(height)
        expect(page.pageHeight % page.lineHeight).toBe(0)
        expect(vertical.left).toBeGreaterThanOrEqual(0)
        expect(vertical.left + vertical.pageWidth).toBeLessThanOrEqual(
          Math.max(width, page.lineHeight),
        )
        expect(vertical.top + vertical.pageHeight).toBeLessThanOrEqual(height)
        expect(vertical.pageWidth % page.lineHeight).toBe(0)
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
    expect(page.vertical.top + page.vertical.pageHeight + page.vertical.gap).toBeGreaterThan(600)
  })

  it('shows one page of vertical lines, as long as the measure and as many as there is room for', () => {
    const { vertical } = pageGeometry(1280, 800, settings({ columns: 'two' }))
    const tall = pageGeometry(1280, 3000, settings({ measure: 40, fontSize: 20 }))

    expect(vertical.pagesInView).toBe(1)
    expect(vertical.pageWidth).toBeGreaterThan(1000)
    expect(vertical.pageHeight % 19).toBe(0)
    expect(tall.vertical.pageHeight).toBe(40 * 20)
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
