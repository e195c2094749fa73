import { describe, expect, it } from 'vitest'

import {
  allowedMove,
  bandsOf,
  farAway,
  isNear,
  overshoot,
  type Stacked,
  topAbove,
  topBelow,
} from './scroll-stack'

const line = 30
const windowHeight = 600

const aChunk = (top: number, height: number, section = 0): Stacked => ({ section, top, height })

describe('where chunks stand', () => {
  it('chunks of one section stand close', () => {
    expect(topBelow(aChunk(-100, 740), 0, line)).toBe(640)
    expect(topAbove({ section: 0, height: 740 }, aChunk(640, 90), line)).toBe(-100)
  })

  it.each([0, 1, 29, 30, 740, 901])(
    'a section of %i px is followed by whole lines, three of them free at least',
    (height) => {
      const top = topBelow(aChunk(0, height), 1, line)

      expect(top % line).toBe(0)
      expect(top - height).toBeGreaterThanOrEqual(3 * line)
      expect(top - height).toBeLessThan(4 * line)
    },
  )

  it.each([0, 1])('comes to the same from above and from below, in section %i', (section) => {
    const above = aChunk(-215, 907)
    const below = aChunk(topBelow(above, section, line), 50, section)

    expect(topAbove(above, below, line)).toBe(above.top)
  })
})

describe('how far the text goes', () => {
  const stack = [aChunk(-100, 400), aChunk(300, 450)]

  it('goes as far as it is wanted, up to the edges of the stack', () => {
    expect(allowedMove(stack, 40, windowHeight)).toBe(40)
    expect(allowedMove(stack, 500, windowHeight)).toBe(150)
    expect(allowedMove(stack, -500, windowHeight)).toBe(-100)
  })

  it('stays where all of it is in the window, or where there is nothing', () => {
    expect(allowedMove([aChunk(0, 200)], 40, windowHeight)).toBe(0)
    expect(allowedMove([aChunk(0, 200)], -40, windowHeight)).toBe(0)
    expect(allowedMove([], 40, windowHeight)).toBe(0)
  })

  it.each([
    ['a beginning below the top', [aChunk(50, 900)], 50],
    ['an end above the bottom', [aChunk(-500, 900)], -200],
    ['little text, which stands at the top', [aChunk(400, 90)], 400],
    ['little text that begins above the window', [aChunk(-30, 90)], -30],
    ['a full window', [aChunk(-30, 900)], 0],
    ['nothing', [], 0],
  ])('fills the window again: %s', (_, pieces, by) => {
    expect(overshoot(pieces, windowHeight)).toBe(by)
  })
})

it('knows what is near the window', () => {
  expect(isNear(aChunk(-500, 400), windowHeight, 100)).toBe(true)
  expect(isNear(aChunk(-501, 400), windowHeight, 100)).toBe(false)
  expect(isNear(aChunk(700, 400), windowHeight, 100)).toBe(true)
  expect(isNear(aChunk(701, 400), windowHeight, 100)).toBe(false)
})

it('shares the height among sections without a gap', () => {
  const bands = bandsOf([
    aChunk(-40, 100),
    aChunk(60, 100),
    aChunk(250, 80, 1),
    aChunk(420, 900, 4),
  ])

  expect([...bands]).toEqual([
    [0, { from: -farAway, to: 250 }],
    [1, { from: 250, to: 420 }],
    [4, { from: 420, to: farAway }],
  ])
})
