import { describe, expect, it } from 'vitest'

import { isTall, isWide, suitsTwo, usualSize } from './page-shapes'

const size = (width: number, height: number) => ({ width, height })

describe('shapes', () => {
  it('are usual in the middle of those that are known', () => {
    expect(usualSize([null, size(2, 1), size(2, 3), size(3, 4)])).toEqual(size(3, 4))
    expect(usualSize([null])).toEqual(size(1000, 1414))
  })

  it('are wide beside the usual ones, and tall by themselves', () => {
    expect(isWide(size(4, 3), size(2, 3))).toBe(true)
    expect(isWide(size(4, 3), size(4, 3))).toBe(false)
    expect(isWide(size(3, 3), size(2, 3))).toBe(false)
    expect(isWide(size(800, 300), size(800, 4000))).toBe(false)
    expect(isTall(size(800, 2100))).toBe(true)
    expect(isTall(size(800, 1280))).toBe(false)
  })

  it('suit two in a wide window only', () => {
    expect(suitsTwo(size(2, 3), size(1280, 800))).toBe(true)
    expect(suitsTwo(size(2, 3), size(800, 800))).toBe(true)
    expect(suitsTwo(size(2, 3), size(600, 800))).toBe(false)
    expect(suitsTwo(size(4, 3), size(1280, 800))).toBe(false)
    expect(suitsTwo(size(800, 8000), size(1280, 800))).toBe(false)
  })
})
