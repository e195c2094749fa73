import { describe, expect, it } from 'vitest'

import { aTextReading } from '#tests/support/library-builders'

import { isDoubtful } from './publication'

describe('a text that may look wrong', () => {
  it.each([
    ['read with some confidence and next to no damage', { confidence: 0.3, damage: 0.001 }, false],
    ['of an encoding that was hardly more than guessed', { confidence: 0.29 }, true],
    ['with more than a thousandth of it damaged', { damage: 0.0011 }, true],
    ['whose encoding was chosen', { how: 'chosen', confidence: 1, damage: 0.5 }, false],
  ] as const)('%s', (_, overrides, isIt) => {
    expect(isDoubtful(aTextReading(overrides))).toBe(isIt)
  })
})
