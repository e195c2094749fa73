import { describe, expect, it } from 'vitest'

import { wholeStep } from './scroll-motion'

/** px of each frame of 16 ms until nothing is left. */
function stepsOf(way: number, slow: number): number[] {
  const steps: number[] = []
  for (let left = way; Math.abs(left) >= 1; left -= steps.at(-1)!) {
    steps.push(wholeStep(left, 16, slow))
    if (steps.at(-1) === 0) break
  }
  return steps
}

describe('a motion of the text', () => {
  it.each([600, -600, 57, -3, 1])('goes %i px in whole ones, and comes to its end', (way) => {
    const steps = stepsOf(way, 55)

    expect(steps.every((step) => Number.isInteger(step) && step !== 0)).toBe(true)
    expect(steps.reduce((sum, step) => sum + step, 0)).toBe(way)
  })

  it('slows down', () => {
    const steps = stepsOf(600, 55)

    expect(steps).toEqual(steps.toSorted((a, b) => b - a))
    expect(steps.length).toBeGreaterThan(5)
  })

  it('follows the hand at once, and keeps what is less than a pixel', () => {
    expect(wholeStep(12.7, 16, 0)).toBe(12)
    expect(wholeStep(-0.6, 16, 0)).toBe(-0)
  })

  it('goes no further than asked for after a long wait', () => {
    expect(wholeStep(600, 10_000, 55)).toBeLessThanOrEqual(600)
  })
})
