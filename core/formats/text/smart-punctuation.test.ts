import { describe, expect, it } from 'vitest'

import { smartenPunctuation } from './smart-punctuation'

describe('smart punctuation', () => {
  it.each([
    [`"'Tis late," he said -- "don't go..."`, '“’Tis late,” he said — “don’t go…”'],
    [`back in the '90s`, 'back in the ’90s'],
    [`rock 'n' roll`, 'rock ’n’ roll'],
    [`the dogs' bowls`, 'the dogs’ bowls'],
    ['1914--1918', '1914–1918'],
    ['wait---what?', 'wait—what?'],
    ['a . . . b', 'a … b'],
    [`He is 5'11" tall.`, 'He is 5′11″ tall.'],
    [`"'Come,' he said, 'now.'"`, '“‘Come,’ he said, ‘now.’”'],
    [`("quoted")`, '(“quoted”)'],
    [`get 'em`, 'get ’em'],
    ['----', '----'],
    ['....', '....'],
  ])('%s', (typed, set) => {
    expect(smartenPunctuation(typed, 'en')).toBe(set)
  })

  it('leaves quotes of a text alone that has a printer’s already', () => {
    expect(smartenPunctuation(`“She said 'no'”`, 'en')).toBe(`“She said 'no'”`)
  })

  it('touches only dashes and dots in other languages', () => {
    expect(smartenPunctuation(`"Ja" -- so...`, 'de')).toBe('"Ja" — so…')
  })
})
