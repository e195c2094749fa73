import { describe, expect, it } from 'vitest'

import { cutAtWord } from './page-texts'

describe('the first words of a page', () => {
  it('are whole, with an ellipsis where they go on', () => {
    expect(cutAtWord('It was late in the evening', 15)).toBe('It was late in…')
    expect(cutAtWord('It was late, and', 13)).toBe('It was late…')
  })

  it('are all that is there', () => {
    expect(cutAtWord('It was late', 11)).toBe('It was late')
  })

  it('are a part of a word where nothing else is', () => {
    expect(cutAtWord('一二三四五', 3)).toBe('一二三…')
  })
})
