import { describe, expect, it } from 'vitest'

import { WheelStroke } from './wheel-stroke'

describe('a stroke of the wheel', () => {
  it('turns once it has gone far enough, forward or backward', () => {
    const stroke = new WheelStroke()
    expect([stroke.go(30, 0), stroke.go(19, 10), stroke.go(1, 20)]).toEqual([0, 0, 1])
    expect(new WheelStroke().go(-50, 0)).toBe(-1)
  })

  it('turns one page, however long it goes on', () => {
    const stroke = new WheelStroke()
    expect([0, 50, 100, 150].map((now) => stroke.go(60, now))).toEqual([1, 0, 0, 0])
    expect(stroke.go(60, 160)).toBe(1)
  })

  it('begins anew where it turns round', () => {
    const stroke = new WheelStroke()
    expect([stroke.go(40, 0), stroke.go(-40, 10), stroke.go(-10, 20)]).toEqual([0, 0, -1])
  })

  it('does not turn with the end of a stroke that moved the page', () => {
    const stroke = new WheelStroke()
    stroke.go(40, 0)
    stroke.rest(10)
    expect([stroke.go(60, 100), stroke.go(40, 170), stroke.go(10, 180)]).toEqual([0, 0, 1])
  })
})
