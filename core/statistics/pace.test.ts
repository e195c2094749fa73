import { describe, expect, it } from 'vitest'

import { paceOf, timeFor } from './pace'
import type { PageTurn } from './page-turn'

const aTurn = (overrides: Partial<PageTurn> = {}): PageTurn => ({
  seconds: 60,
  pages: 1,
  characters: 1200,
  share: 0.01,
  ...overrides,
})
const turns = (number: number, overrides: Partial<PageTurn> = {}) =>
  Array.from({ length: number }, () => aTurn(overrides))

describe('pace', () => {
  it('is characters per minute, by the median', () => {
    const slow = [aTurn({ seconds: 250 }), aTurn({ seconds: 200 })]

    expect(paceOf([...turns(3), ...slow])).toBe(1200)
    expect(paceOf([aTurn({ seconds: 30 }), ...turns(3), ...slow])).toBe(1200)
    expect(
      paceOf([
        aTurn({ seconds: 30 }),
        aTurn({ seconds: 30 }),
        ...turns(2, { seconds: 40 }),
        ...slow,
      ]),
    ).toBe(1800)
  })

  it('is not known from a few turns, nor from pages without text', () => {
    expect(paceOf(turns(4))).toBeNull()
    expect(paceOf(turns(9, { characters: null }))).toBeNull()
  })
})

describe('the time that is left', () => {
  it('follows from pace and length', () => {
    // A hundred pages of 1,200 characters, a minute each.
    expect(timeFor(0.1, { own: turns(5), others: [] })).toBeCloseTo(600)
    expect(timeFor(0, { own: turns(5), others: [] })).toBe(0)
  })

  it('goes by the pace in other books until this one has one', () => {
    const others = turns(5, { seconds: 30, share: 0.5 })

    expect(timeFor(0.1, { own: turns(3), others })).toBeCloseTo(300)
    expect(timeFor(0.1, { own: turns(5), others })).toBeCloseTo(600)
    expect(timeFor(0.1, { own: turns(2), others })).toBeNull()
  })

  it('goes by pages where they have no text', () => {
    const own = turns(5, { characters: null, seconds: 20, share: 0.02 })

    expect(timeFor(0.5, { own, others: turns(9) })).toBeCloseTo(500)
    expect(timeFor(0.5, { own: own.slice(1), others: turns(9) })).toBeNull()
  })
})
