import { describe, expect, it } from 'vitest'

import { joinTags, stateByReading, withoutTags } from './library'

describe('the state of a publication', () => {
  it.each([
    [null, 'to-read'],
    [0, 'to-read'],
    [0.001, 'reading'],
    [0.994, 'reading'],
    [0.995, 'finished'],
    [1, 'finished'],
  ] as const)('is told by its pages: %s', (progression, state) => {
    expect(stateByReading(progression)).toBe(state)
  })
})

describe('tags', () => {
  it('are joined without saying one twice, and keep their first letters', () => {
    expect(joinTags(['Sea', ' ships '], ['sea', 'Whales', ''])).toEqual(['Sea', 'ships', 'Whales'])
  })

  it('are taken away whatever their case', () => {
    expect(withoutTags(['Sea', 'Whales'], ['SEA', 'none'])).toEqual(['Whales'])
  })
})
