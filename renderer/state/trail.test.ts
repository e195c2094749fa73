import { describe, expect, it } from 'vitest'

import { aLocator } from '#tests/support/library-builders'

import { trailAfterJump, trailAfterTurn, trailAtOpening } from './trail'

const at = (share: number) => aLocator(share * 1000, share)

describe('a trail through a book', () => {
  it('begins where somebody read', () => {
    expect(trailAtOpening(at(0.5), undefined)).toEqual({ hasRead: true, turnsNeeded: 0 })
    expect(trailAtOpening(at(0.5), at(0.5))).toEqual({ hasRead: true, turnsNeeded: 0 })
    expect(trailAtOpening(at(0.9), at(0.5))).toEqual({ hasRead: false, turnsNeeded: 3 })
  })

  it('asks whoever is ahead of what was read for a few turns', () => {
    let trail = trailAfterJump(at(0.9), at(0.2))
    expect(trail).toEqual({ hasRead: false, turnsNeeded: 3 })

    trail = trailAfterTurn(trail, at(0.9), at(0.91))
    trail = trailAfterTurn(trail, at(0.91), at(0.9))
    trail = trailAfterTurn(trail, at(0.9), at(0.91))
    expect(trail).toEqual({ hasRead: true, turnsNeeded: 1 })
    expect(trailAfterTurn(trail, at(0.91), at(0.92)).turnsNeeded).toBe(0)
  })

  it('asks nothing of whoever goes back', () => {
    expect(trailAfterJump(at(0.1), at(0.2)).turnsNeeded).toBe(0)
  })
})
