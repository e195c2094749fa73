import { describe, expect, it } from 'vitest'

import { duration } from './statistics-words'

describe('a duration in words', () => {
  it.each([
    [5, '1 min'],
    [95, '2 min'],
    [59.6 * 60, '1 h'],
    [3600, '1 h'],
    [7500, '2 h 5 min'],
    [360_000, '100 h'],
  ])('has hours and minutes: %d', (seconds, words) => {
    expect(duration(seconds)).toBe(words)
  })
})
