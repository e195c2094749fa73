import { describe, expect, it } from 'vitest'

import { normalise } from './normalise'

describe('normalise', () => {
  it.each([
    ['a byte-order mark', '\ufeffOne', 'One'],
    ['every kind of line end', 'a\r\nb\rc\u0085d\u2028e\u2029f\vg', 'a\nb\nc\nd\ne\nf\ng'],
    ['control characters', 'a\u0000b\u001bc\u007fd\te', 'abcd\te'],
    ['white space at the ends of lines', 'a \t\nb\u00a0\u3000\n c  ', 'a\nb\n c'],
    ['a form feed within a line', 'a\fb', 'a\n\f\nb'],
    ['a form feed between lines', 'a\n\fb\f\nc', 'a\n\f\nb\n\f\nc'],
  ])('%s', (_, given, wanted) => {
    expect(normalise(given)).toBe(wanted)
  })

  it('gives back what it gave', () => {
    const once = normalise('One \r\n\r\n\f\r\n Two\u0000\t\n\n\n')

    expect(normalise(once)).toBe(once)
  })

  it('is quick with a megabyte of spaces', () => {
    expect(normalise(`${' '.repeat(1_000_000)}x`)).toHaveLength(1_000_001)
  })
})
