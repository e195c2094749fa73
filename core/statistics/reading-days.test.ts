import { describe, expect, it } from 'vitest'

import { dayOf, monthAfter, monthOf, totalOf, weeksOf } from './reading-days'

describe('days of reading', () => {
  it('are days where the person is', () => {
    expect(dayOf(new Date(2026, 2, 1, 0, 0, 1))).toBe('2026-03-01')
    expect(dayOf(new Date(2026, 11, 31, 23, 59, 59))).toBe('2026-12-31')
  })

  it('are summed', () => {
    const days = [
      { day: '2026-03-01', seconds: 60, pages: 2 },
      { day: '2026-03-02', seconds: 90, pages: 0 },
    ]

    expect(totalOf(days)).toEqual({ seconds: 150, pages: 2 })
    expect(totalOf([])).toEqual({ seconds: 0, pages: 0 })
  })
})

describe('a month', () => {
  it('has weeks from Monday to Sunday', () => {
    const weeks = weeksOf('2026-03')

    expect(weeks).toHaveLength(6)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    // 1 March 2026 is a Sunday, 31 March a Tuesday.
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-03-01'])
    expect(weeks[5]).toEqual(['2026-03-30', '2026-03-31', null, null, null, null, null])
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(31)
  })

  it('has a day more in a leap year, and fills its weeks when it can', () => {
    expect(weeksOf('2028-02').flat().filter(Boolean)).toHaveLength(29)
    expect(weeksOf('2027-02')).toHaveLength(4)
  })

  it('has months before and after it', () => {
    expect(monthOf('2026-03-01')).toBe('2026-03')
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })
})
