import { describe, expect, it } from 'vitest'

import { indexable, indexExpression, libraryQuery } from './library-words'

const expression = (typed: string) => indexExpression(libraryQuery(typed))

describe('words for the index of the library', () => {
  it('are folded', () => {
    expect(indexable('Élan of the Straße, “quoted”')).toBe('elan of the strasse, "quoted"')
  })

  it('stand apart where writing has no spaces', () => {
    expect(indexable('吾輩は猫')).toBe(' 吾  輩  は  猫 ')
    expect(expression('吾輩 ')).toBe('"吾  輩"')
  })

  it('are looked for anywhere, the last one as a beginning', () => {
    expect(expression('War pea')).toBe('"war" AND "pea"*')
    expect(expression('war peace ')).toBe('"war" AND "peace"')
    expect(expression('war a')).toBe('"war" AND "a"')
    expect(expression('war an')).toBe('"war" AND "an"')
  })

  it('stand one after the other in quotes of any kind', () => {
    expect(expression('“War and Peace” Natasha ')).toBe('"war and peace" AND "natasha"')
    expect(expression('"war and pe')).toBe('"war and pe"*')
  })

  it('cannot be more than words', () => {
    expect(expression('')).toBeNull()
    expect(expression(' " ,; " ')).toBeNull()
    expect(expression('a OR NEAR(b* -c) ')).toBe('"a" AND "or" AND "near(b*" AND "-c)"')
    expect(indexExpression(libraryQuery('word '.repeat(1_000)))?.split(' AND ')).toHaveLength(32)
  })
})
