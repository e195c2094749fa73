import { expect, it } from 'vitest'

import { countCharacters, countWords } from './count-words'

it.each([
  ['', 0],
  ['It’s a well-known fact — isn’t it?', 6],
  ['3.14 is not 22/7', 5],
  ['Привет, мир', 2],
  ['吾輩は猫である', 7],
  ['日本語 and English', 5],
  ['한국어 문장', 2],
  ['שלום עולם', 2],
  ['naïve cafe\u0301', 2],
])('counts the words of %j', (text, words) => {
  expect(countWords(text)).toBe(words)
})

it('counts a pair of surrogates as one character', () => {
  expect(countCharacters('a😀b')).toBe(3)
})
