import { describe, expect, it } from 'vitest'

import { toRem } from './publisher-style'

describe('toRem', () => {
  it('makes absolute sizes follow the chosen size', () => {
    expect(toRem('16px')).toBe('1rem')
    expect(toRem('12pt')).toBe('1rem')
    expect(toRem('24px')).toBe('1.5rem')
  })

  it('leaves relative sizes', () => {
    expect(toRem('1.2em')).toBeNull()
    expect(toRem('larger')).toBeNull()
  })
})
