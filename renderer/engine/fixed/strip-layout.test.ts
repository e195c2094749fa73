import { describe, expect, it } from 'vitest'

import type { PageSize } from './fixed-page'
import { layOutStrip, stripPageAt, type StripFit } from './strip-layout'

const fit = (overrides: Partial<StripFit> = {}): StripFit => ({
  window: { width: 1000, height: 500 },
  fit: 'page',
  zoom: 1,
  usual: { width: 200, height: 400 },
  ...overrides,
})
const pageOf = (...known: readonly PageSize[]) => ({
  pages: known.map((_, index) => index),
  sizeOf: (page: number) => known[page]!,
})

describe('a strip', () => {
  it('stacks whole pages with a little room between', () => {
    const { pages, sizeOf } = pageOf({ width: 200, height: 400 }, { width: 100, height: 100 })
    const strip = layOutStrip(pages, sizeOf, fit())

    expect(strip).toMatchObject({ width: 250, height: 500 + 12 + 250 })
    expect(strip.pages).toMatchObject([
      { index: 0, x: 0, y: 0, width: 250, height: 500, scale: 1.25 },
      { index: 1, x: 0, y: 512, width: 250, height: 250, scale: 2.5 },
    ])
  })

  it('joins the pieces of one picture, as wide as they were drawn', () => {
    const usual = { width: 800, height: 4000 }
    const { pages, sizeOf } = pageOf(usual, { width: 800, height: 2001 })

    expect(layOutStrip(pages, sizeOf, fit({ usual }))).toMatchObject({ width: 800, height: 6001 })
    const narrow = layOutStrip(pages, sizeOf, fit({ usual, window: { width: 400, height: 500 } }))
    expect(narrow.pages).toMatchObject([
      { y: 0, width: 400, height: 2000 },
      { y: 2000, width: 400, height: 1001 },
    ])
  })

  it('gives a page that is as wide as two more room, in the middle', () => {
    const { pages, sizeOf } = pageOf({ width: 200, height: 400 }, { width: 400, height: 300 })

    expect(layOutStrip(pages, sizeOf, fit()).pages).toMatchObject([
      { x: 125, width: 250 },
      { x: 0, width: 500, height: 375 },
    ])
  })

  it('is as wide as the window, and larger or smaller by zoom', () => {
    const { pages, sizeOf } = pageOf({ width: 200, height: 400 })

    expect(layOutStrip(pages, sizeOf, fit({ fit: 'width' })).width).toBe(1000)
    expect(layOutStrip(pages, sizeOf, fit({ fit: 'actual', zoom: 1.5 })).width).toBe(300)
    expect(layOutStrip(pages, sizeOf, fit({ zoom: 1000 })).width).toBe(1600)
  })

  it('knows which page is where', () => {
    const { pages, sizeOf } = pageOf(
      ...Array.from({ length: 5 }, () => ({ width: 200, height: 400 })),
    )
    const strip = layOutStrip(pages, sizeOf, fit()).pages

    expect([-5, 0, 511, 512, 1100, 99_999].map((y) => stripPageAt(strip, y))).toEqual([
      0, 0, 0, 1, 2, 4,
    ])
  })
})
