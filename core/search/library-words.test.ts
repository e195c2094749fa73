import { describe, expect, it } from 'vitest'

import { readChunkText } from '#core/content/read-chunk-text'

import { indexable, indexExpression, libraryQuery, textForIndex } from './library-words'

/** What the index would take for spaces is written far behind all letters. */
const readable = (text: string) =>
  text.replace(/[\u{10ff00}-\u{10ff7f}]/gu, (sign) => {
    const plain = String.fromCharCode(sign.codePointAt(0)! - 0x10ff00)
    return { ' ': '_', '\n': '¶' }[plain] ?? plain
  })
const indexed = (text: string) => readable(indexable(text)).replace(/ +/g, ' ')
const expression = (typed: string) => {
  const found = indexExpression(libraryQuery(typed))
  return found === null ? null : readable(found)
}

describe('words for the index of the library', () => {
  it('are folded', () => {
    expect(indexed('Élan of the Straße')).toBe('elan of the strasse')
  })

  it('stand apart from other signs, which keep the space behind them', () => {
    expect(indexed('“Don’t,” he said (twice).\nShe')).toBe(
      '" don \' t , "_ he said _ ( twice ) .¶ she',
    )
    expect(indexed('the end\nof it \n')).toBe('the end ¶ of it ¶')
  })

  it('stand apart where writing has no spaces', () => {
    expect(indexed('吾輩は 猫')).toBe('吾 輩 は_ 猫')
    expect(expression('吾輩 ')).toBe('"吾  輩"*')
  })

  it('are those of each block, also as one reads them over what no line shows', () => {
    const text = (html: string) => textForIndex([readChunkText(html)])

    expect(text('<p>one\n two</p><p>three<br>four</p>')).toBe('one  two\nthree\nfour')
    expect(text('<p>in<span hidden>12</span>complete</p>')).toBe('in\n\ncomplete\nincomplete')
    expect(text('<p><ruby>見当<rt>けん</rt></ruby>が</p><p>猫</p>')).toBe('見当けんが\n見当が\n猫')
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
    expect(expression('"war, and"')).toBe('"war ,_ and"')
    expect(expression('"peace!" and ')).toBe('"peace !"* AND "and"')
  })

  it('are without the signs around them, unless those are in the quotes too', () => {
    expect(expression('lamp, (mole) don’t ')).toBe('"lamp" AND "mole" AND "don \' t"')
  })

  it('cannot be more than words', () => {
    expect(expression('')).toBeNull()
    expect(expression(' " ,; " ')).toBeNull()
    expect(expression('a OR NEAR(b* -c) ')).toBe('"a" AND "or" AND "near ( b" AND "c"')
    expect(libraryQuery('C++, (C#) and .NET …').parts).toEqual(['c++', 'c#', 'and', '.net'])
    expect(indexExpression(libraryQuery('word '.repeat(1_000)))?.split(' AND ')).toHaveLength(32)
  })
})
