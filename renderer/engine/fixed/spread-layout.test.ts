import { describe, expect, it } from 'vitest'

import type { PageSize } from './fixed-page'
import { actualZoom, layOutSpread, type SpreadFit, zoomLimits } from './spread-layout'
import type { Spread } from './spreads'

const fit = (overrides: Partial<SpreadFit> = {}): SpreadFit => ({
  window: { width: 1000, height: 500 },
  fit: 'page',
  readingProgression: 'ltr',
  ...overrides,
})
const spread = (pages: readonly number[], half: Spread['half'] = null): Spread => ({
  pages,
  half,
  isApart: false,
})
const sizes =
  (...known: readonly (readonly [number, number])[]) =>
  (page: number): PageSize => ({ width: known[page]![0], height: known[page]![1] })

describe('a spread', () => {
  it('is whole in view', () => {
    expect(layOutSpread(spread([0]), sizes([100, 200]), fit(), 1)).toEqual({
      width: 250,
      height: 500,
      pages: [{ index: 0, x: 0, y: 0, width: 250, height: 500, scale: 2.5 }],
    })
  })

  it('has its pages side by side, equally high, without a gap', () => {
    const { width, pages } = layOutSpread(
      spread([0, 1]),
      sizes([100, 150], [201, 300]),
      fit({ window: { width: 333, height: 900 } }),
      1,
    )

    expect(pages[0]!.x).toBe(0)
    expect(pages[1]!.x).toBe(pages[0]!.width)
    expect(pages[1]!.x + pages[1]!.width).toBe(width)
    expect(width).toBe(333)
    expect(pages[0]!.height).toBe(pages[1]!.height)
    expect(pages[0]!.scale).toBeCloseTo(pages[1]!.scale * 2)
  })

  it('begins on the right where one reads from there', () => {
    const { pages } = layOutSpread(
      spread([0, 1]),
      sizes([100, 100], [100, 100]),
      fit({ readingProgression: 'rtl' }),
      1,
    )

    expect(pages.map(({ index, x }) => [index, x])).toEqual([
      [1, 0],
      [0, 500],
    ])
  })

  it('keeps room for the page that is not there', () => {
    const left = layOutSpread(spread([0], 'left'), sizes([100, 100]), fit(), 1)
    const right = layOutSpread(spread([0], 'right'), sizes([100, 100]), fit(), 1)

    expect([left.width, left.pages[0]!.x]).toEqual([1000, 0])
    expect([right.width, right.pages[0]!.x]).toEqual([1000, 500])
  })

  it('is as wide as the window, or as large as it is', () => {
    const layOut = (wanted: SpreadFit['fit'], zoom = 1) =>
      layOutSpread(spread([0]), sizes([200, 400]), fit({ fit: wanted }), zoom)

    expect(layOut('width')).toMatchObject({ width: 1000, height: 2000 })
    expect(layOut('actual')).toMatchObject({ width: 200, height: 400 })
    expect(layOut('page', 2)).toMatchObject({ width: 500, height: 1000 })
  })

  it('is no thread where it is a piece of a strip', () => {
    const tall = sizes([800, 8000])

    expect(layOutSpread(spread([0]), tall, fit(), 1)).toMatchObject({ width: 800, height: 8000 })
    const narrow = fit({ window: { width: 400, height: 500 } })
    expect(layOutSpread(spread([0]), tall, narrow, 1)).toMatchObject({ width: 400 })
  })

  it('is never zoomed out beyond the whole, nor in without end', () => {
    const size = sizes([200, 400])

    expect(zoomLimits(spread([0]), size, fit())).toEqual({ least: 1, most: 6.4 })
    expect(zoomLimits(spread([0]), size, fit({ fit: 'width' })).least).toBe(0.25)
    expect(actualZoom(spread([0]), size, fit())).toBe(0.8)
  })
})
