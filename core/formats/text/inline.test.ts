import { describe, expect, it } from 'vitest'

import { escapeXml } from '../escape-xml'

import { inline } from './inline'

describe('inline marks', () => {
  it.each([
    ['He said _no_ twice.', 'He said <i>no</i> twice.'],
    ['*Really*?', '<i>Really</i>?'],
    ['a =bold= word', 'a <b>bold</b> word'],
    ['“_Yes_,” she said', '“<i>Yes</i>,” she said'],
    ['_one_ and _two_', '<i>one</i> and <i>two</i>'],
    ['=bold and _both_=', '<b>bold and <i>both</i></b>'],
    ['**all** of *it*', '<b>all</b> of <i>it</i>'],
    [
      'see [the _sea_](https://a.example/?b&c)',
      'see <a href="https://a.example/?b&amp;c">the <i>sea</i></a>',
    ],
    ['**[x](https://a.example)**', '**<a href="https://a.example">x</a>**'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ])('%s', (typed, markup) => {
    expect(inline(typed)).toBe(markup)
  })

  it.each([
    'snake_case_name',
    '________',
    '5 * 3 * 2',
    '__init__',
    '_ not this _',
    'a = b = c',
    '2*3*4',
    '*',
    '_',
  ])('leaves %s', (typed) => {
    expect(inline(typed)).toBe(typed)
  })

  it('gives up on an emphasis of more than 400 characters', () => {
    const typed = `_${'word '.repeat(90)}end_`

    expect(inline(typed)).toBe(typed)
  })

  it('is quick with many signs that close nothing', () => {
    const typed = '_a '.repeat(20_000)

    expect(inline(typed)).toBe(typed)
  })

  it('replaces what XML forbids', () => {
    expect(escapeXml('a\u0001b\uffffc')).toBe('a\ufffdb\ufffdc')
  })
})
