import { describe, expect, it } from 'vitest'

import type { PageBlock, PageGeometry } from './geometry'
import {
  columnOf,
  columnShift,
  flowRect,
  pageBlockOf,
  pageDepth,
  type WritingDirection,
} from './writing-direction'

const block: PageBlock = {
  pagesInView: 1,
  pageWidth: 400,
  pageHeight: 600,
  gap: 50,
  left: 0,
  top: 0,
}
const frame = { left: 100, right: 500, top: 20, bottom: 620 }

const leftToRight: WritingDirection = { writingMode: 'horizontal-tb', columns: 'ltr' }
const rightToLeft: WritingDirection = { writingMode: 'horizontal-tb', columns: 'rtl' }
const japanese: WritingDirection = { writingMode: 'vertical-rl', columns: 'rtl' }
const mongolian: WritingDirection = { writingMode: 'vertical-lr', columns: 'ltr' }

/** A rectangle of 10 × 20 px with the given distances from the left and the top of the frame. */
const rectAt = (x: number, y: number) => ({
  left: frame.left + x,
  right: frame.left + x + 10,
  top: frame.top + y,
  bottom: frame.top + y + 20,
})

describe('flowRect', () => {
  it.each([
    [
      'from left to right',
      leftToRight,
      { lineStart: 0, lineEnd: 10, blockStart: 30, blockEnd: 50 },
    ],
    [
      'from right to left',
      rightToLeft,
      { lineStart: 390, lineEnd: 400, blockStart: 30, blockEnd: 50 },
    ],
    ['in vertical lines', japanese, { lineStart: 30, lineEnd: 50, blockStart: 390, blockEnd: 400 }],
    ['to the right', mongolian, { lineStart: 30, lineEnd: 50, blockStart: 0, blockEnd: 10 }],
  ])('measures along and across lines %s', (_, direction, expected) => {
    expect(flowRect(direction, rectAt(0, 30), frame)).toEqual(expected)
  })
})

describe('columns', () => {
  it.each([
    ['from left to right', leftToRight, rectAt(2 * 450, 30)],
    ['from right to left', rightToLeft, rectAt(390 - 2 * 450, 30)],
    ['downwards', japanese, rectAt(390, 2 * 650)],
    ['downwards too', mongolian, rectAt(0, 2 * 650)],
  ])('follow one another %s', (_, direction, rect) => {
    expect(columnOf(flowRect(direction, rect, frame), direction.writingMode, block)).toBe(2)
  })

  it('keep what reaches out of them by less than half a gap', () => {
    const column = (y: number) =>
      columnOf(flowRect(japanese, rectAt(390, y), frame), 'vertical-rl', block)

    expect([column(650 - 20), column(650 - 30), column(-20)]).toEqual([1, 0, 0])
  })
})

describe('columnShift', () => {
  it('brings a page into view whose chunk starts before it', () => {
    expect(columnShift(leftToRight, -2, block)).toBe('translateX(-900px)')
    expect(columnShift(rightToLeft, -2, block)).toBe('translateX(900px)')
    expect(columnShift(japanese, -2, block)).toBe('translateY(-1300px)')
    expect(columnShift(japanese, 0, block)).toBe('')
  })
})

describe('the page of a writing mode', () => {
  it('is filled across its lines', () => {
    const vertical: PageBlock = { ...block, pageWidth: 700 }
    const geometry: PageGeometry = {
      ...block,
      viewportWidth: 800,
      viewportHeight: 700,
      lineHeight: 30,
      windowHeight: 600,
      vertical,
    }

    expect(pageBlockOf('horizontal-tb', geometry)).toBe(geometry)
    expect(pageBlockOf('vertical-lr', geometry)).toBe(vertical)
    expect(pageDepth('horizontal-tb', block)).toBe(600)
    expect(pageDepth('vertical-rl', vertical)).toBe(700)
  })
})
