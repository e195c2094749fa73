import { describe, expect, it } from 'vitest'

import { dictionaryLanguage, isSameLanguage } from './dictionary-language'

describe('dictionaryLanguage', () => {
  it.each([
    [['freedict-deu-eng'], 'de'],
    [[undefined, 'en-fr dictionary'], 'en'],
    [['Spanish–English of 1900'], 'es'],
    [['A-Z of things', 'A German word list'], 'de'],
    [['Collected words'], null],
    [['up-to-date'], null],
  ])('of %j is %j', (said, language) => {
    expect(dictionaryLanguage(said)).toBe(language)
  })
})

describe('isSameLanguage', () => {
  it('knows tags of two and three letters', () => {
    expect(isSameLanguage('en-GB', 'eng')).toBe(true)
    expect(isSameLanguage('de_AT', 'de')).toBe(true)
    expect(isSameLanguage('de', 'en')).toBe(false)
  })
})
