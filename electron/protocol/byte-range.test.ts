import { describe, expect, it } from 'vitest'

import { parseRange } from './byte-range'

describe('parseRange', () => {
  it('reads from a byte to a byte, to the end, and from the end', () => {
    expect(parseRange('bytes=2-4', 10)).toEqual({ first: 2, last: 4 })
    expect(parseRange('bytes=2-', 10)).toEqual({ first: 2, last: 9 })
    expect(parseRange('bytes=-3', 10)).toEqual({ first: 7, last: 9 })
  })

  it('cuts a range to the resource', () => {
    expect(parseRange('bytes=8-99', 10)).toEqual({ first: 8, last: 9 })
    expect(parseRange('bytes=-99', 10)).toEqual({ first: 0, last: 9 })
  })

  it('tells a range outside of the resource', () => {
    expect(parseRange('bytes=10-', 10)).toBe('unsatisfiable')
    expect(parseRange('bytes=-0', 10)).toBe('unsatisfiable')
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable')
  })

  it('leaves alone what it does not understand', () => {
    for (const header of [
      null,
      '',
      'bytes=',
      'bytes=-',
      'bytes=4-2',
      'bytes=0-1,4-5',
      'rows=1-2',
    ]) {
      expect(parseRange(header, 10)).toBeUndefined()
    }
  })
})
