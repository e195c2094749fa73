import { describe, expect, it } from 'vitest'

import { spellings, stems, wordToLookUp } from './word-forms'

describe('wordToLookUp', () => {
  it.each([
    ['“Lamp,”', 'Lamp'],
    ['lam\u00adp', 'lamp'],
    [' street\n lamp. ', 'street lamp'],
    ['don’t', "don't"],
    ['C++', 'C'],
    ['…', ''],
    ['(१२)', '१२'],
    ['x'.repeat(500), 'x'.repeat(100)],
  ])('makes a word of %j', (text, word) => {
    expect(wordToLookUp(text)).toBe(word)
  })
})

describe('spellings', () => {
  it('tries the word itself first', () => {
    expect(spellings('Été')).toEqual(['Été', 'été', 'Ete', 'ete'])
    expect(spellings("lamp's")).toEqual(["lamp's", "Lamp's", 'lamp', 'lamp’s'])
    expect(spellings("l'eau")).toEqual(["l'eau", "L'eau", 'eau', 'l’eau'])
    expect(spellings('lamp')).toEqual(['lamp', 'Lamp'])
  })
})

describe('stems', () => {
  it('takes letters from the end, and leaves something', () => {
    expect(stems('Hauses')).toEqual(['Hause', 'Haus', 'Hau'])
    expect(stems('abc')).toEqual([])
    expect(stems('Handschuhen')).toEqual(['Handschuhe', 'Handschuh', 'Handschu', 'Handsch'])
  })
})
