import { describe, expect, it } from 'vitest'

import { parsePatterns } from './pattern-set'
import { WordHyphenator } from './word-hyphenator'

const dividing = (patterns: string) => {
  const hyphenator = new WordHyphenator(
    parsePatterns(patterns),
    { locale: 'en', apostrophes: false },
    { shortestWord: 1, before: 1, after: 1 },
  )
  return (word: string) => hyphenator.hyphenate(word).replaceAll('\u00AD', '-')
}

describe('parsePatterns', () => {
  it('reads levels before, between and behind letters, and the edges of words', () => {
    const divide = dividing('.ab1 1c2d3 e1. 1x.')

    expect(divide('abba')).toBe('ab-ba')
    expect(divide('aacda')).toBe('aa-cd-a')
    expect(divide('aaex')).toBe('aae-x')
    expect(divide('babe')).toBe('babe')
  })

  it('lets the higher level win, wherever it stands', () => {
    const divide = dividing('1n a2n 3na.')

    expect(divide('bonon')).toBe('bo-no-n')
    expect(divide('banin')).toBe('bani-n')
    expect(divide('banana')).toBe('bana-na')
  })

  it('spells classes out, of letters and of groups', () => {
    const divide = dividing('V: ae\nD: sz gy\n1DV 1rV')

    expect(divide('kaszagyera')).toBe('ka-sza-gye-ra')
    expect(divide('kaszo')).toBe('kaszo')
  })

  it('joins two rules for the same letters', () => {
    expect(dividing('a1bc ab1c')('abc')).toBe('a-b-c')
    expect(dividing('a1bc a2bc')('abc')).toBe('abc')
  })

  it('passes over comments, whatever ends its lines', () => {
    expect(dividing('% a1b is not meant\r\nb1c % c1d neither\r\nd1e')('abcde')).toBe('ab-cd-e')
  })
})
