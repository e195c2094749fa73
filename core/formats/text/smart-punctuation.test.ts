import { describe, expect, it } from 'vitest'

import { findPunctuation, hasCurlyQuotes } from './smart-punctuation'

/** What a view makes of the changes. */
function set(paragraph: string, language = 'en'): string {
  let text = ''
  let done = 0
  for (const { from, to, text: sign } of findPunctuation(paragraph, language)) {
    text += paragraph.slice(done, from) + sign
    done = to
  }
  return text + paragraph.slice(done)
}

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
    [`'"Come," he said, "now."'`, '‘“Come,” he said, “now.”’'],
    [`("quoted")`, '(“quoted”)'],
    [`--"No,"--she said`, '—“No,”—she said'],
    [`get 'em`, 'get ’em'],
    [`"...and so on."`, '“…and so on.”'],
    ['----', '----'],
    ['....', '....'],
  ])('%s', (typed, printed) => {
    expect(set(typed)).toBe(printed)
  })

  it('says what stands where, and leaves the text as it is', () => {
    expect(findPunctuation(`a--"b"`, 'en')).toEqual([
      { from: 1, to: 3, text: '—' },
      { from: 3, to: 4, text: '“' },
      { from: 5, to: 6, text: '”' },
    ])
  })

  it.each(['“No”', 'l’eau', '«Oui»', '„Ja“'])('knows %s for a printer’s own', (text) => {
    expect(hasCurlyQuotes(text)).toBe(true)
  })

  it('does not take typed signs for a printer’s', () => {
    expect(hasCurlyQuotes(`"No," 'yes' -- and...`)).toBe(false)
  })

  it('touches only dashes and dots in other languages', () => {
    expect(set(`"Ja" -- so...`, 'de')).toBe('"Ja" — so…')
  })
})
