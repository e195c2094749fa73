import { describe, expect, it } from 'vitest'

import { ChunkText } from '#core/content/chunk-text'
import { readChunkText } from '#core/content/read-chunk-text'

import { findInChunk, passageWords } from './chunk-search'
import { createFinder, type SearchQuery } from './finder'

const aQuery = (text: string, change: Partial<SearchQuery> = {}): SearchQuery => ({
  text,
  mode: 'phrase',
  distance: 5,
  wholeWords: false,
  matchCase: false,
  matchAccents: false,
  ...change,
})

/** The words that a query finds in a text. */
const found = (text: string, query: string, change: Partial<SearchQuery> = {}): string[] =>
  createFinder(aQuery(query, change))(new ChunkText({ searchable: text, breaks: [] })).map(
    ({ from, to }) => text.slice(from, to),
  )

describe('a finder', () => {
  it('takes no notice of case, accents and printers’ signs', () => {
    expect(found('Über über ÜBER uber', 'uber')).toEqual(['Über', 'über', 'ÜBER', 'uber'])
    expect(found('don’t “go” – 1914–1918', 'don\'t "go" - 1914-1918')).toHaveLength(1)
    expect(found('Straße und STRASSE', 'strasse')).toEqual(['Straße', 'STRASSE'])
    expect(found('Λόγος και ΛΟΓΟΣ', 'λογος')).toEqual(['Λόγος', 'ΛΟΓΟΣ'])
    expect(found('the oﬃce', 'office')).toEqual(['oﬃce'])
    expect(found('e\u0301te\u0301 été', 'été')).toEqual(['e\u0301te\u0301', 'été'])
  })

  it('takes notice where it is asked to', () => {
    expect(found('Wolf wolf', 'Wolf', { matchCase: true })).toEqual(['Wolf'])
    expect(found('resume résumé', 'résumé', { matchAccents: true })).toEqual(['résumé'])
  })

  it('finds a phrase over any white space', () => {
    expect(found('old\n   oak\u00A0tree', 'old oak tree')).toHaveLength(1)
  })

  it('takes signs of patterns as they are', () => {
    expect(found('a.b (c) [d] axb', 'a.b')).toEqual(['a.b'])
    expect(found('a.b (c) [d]', '(c) [d]')).toEqual(['(c) [d]'])
  })

  it('finds whole words', () => {
    expect(found('cat cats concat cat’s', 'cat', { wholeWords: true })).toEqual(['cat', 'cat'])
    expect(found('我爱北京天安门', '北京', { wholeWords: true })).toEqual(['北京'])
  })

  it('finds words near each other, in any order', () => {
    const text = 'Pierre looked at Natasha. Natasha, she thought, and at last Pierre'
    const near = { mode: 'near', distance: 4 } as const

    expect(found(text, 'natasha pierre', near)).toEqual(['Pierre looked at Natasha'])
    expect(found(text, 'natasha pierre', { ...near, distance: 7 })).toHaveLength(2)
    expect(found(text, 'natasha andrew', near)).toEqual([])
  })

  it('finds near words as they are written, with signs between them', () => {
    const near = { mode: 'near', distance: 2 } as const

    expect(found('Natasha’s friend: Pierre', 'pierre, natasha', near)).toEqual([])
    expect(found('“Natasha—Pierre!”', 'pierre, natasha', near)).toEqual(['Natasha—Pierre'])
    expect(found('lamplighter, lamp', 'lamp lamplighter', near)).toEqual(['lamplighter, lamp'])
    expect(found('one lamplighter at moles', 'lamp mole', near)).toEqual(['lamplighter at moles'])
    expect(found('one lamplighter at moles', 'lamp mole', { ...near, wholeWords: true })).toEqual(
      [],
    )
    expect(found('‘Lamp’ and ‘mole’', 'lamp mole', { ...near, wholeWords: true })).toEqual([
      'Lamp’ and ‘mole',
    ])
    expect(found('我在北京。天安门', '天安门 北京', near)).toEqual(['北京。天安门'])
  })

  it('finds a pattern, and says what is none', () => {
    const pattern = { mode: 'pattern' } as const

    expect(found('In 1805 and 1812', '\\d{4}', pattern)).toEqual(['1805', '1812'])
    expect(found('aaa', 'x*', pattern)).toEqual([])
    expect(() => found('a', '(', pattern)).toThrow(
      expect.objectContaining({ code: 'search/invalid-pattern' }),
    )
  })

  it('finds nothing for nothing', () => {
    expect(found('text', '  ')).toEqual([])
    expect(found('text', '', { mode: 'near' })).toEqual([])
  })
})

describe('a search in a chunk', () => {
  const hits = (html: string, query: string, change: Partial<SearchQuery> = {}) => {
    const text = readChunkText(html)
    const find = createFinder(aQuery(query, change))
    return findInChunk(text, find).map((found) => ({ ...found, ...passageWords(text, found) }))
  }

  it('gives the words around a passage', () => {
    expect(hits('<p>He saw <i>Nata</i>sha there.</p><p>Then</p>', 'natasha')).toEqual([
      { from: 7, to: 14, before: 'He saw ', match: 'Natasha', after: ' there.' },
    ])
  })

  it('finds nothing over the end of a block, and nothing hidden', () => {
    expect(hits('<p>the end</p><p>of it</p>', 'endof')).toEqual([])
    expect(hits('<p>a<span hidden>secret</span>b</p>', 'secret')).toEqual([])
  })

  it('finds near words in one block, also behind one that ends with the first of them', () => {
    const near = hits('<p>A lamp</p><p>mole, a lamp</p>', 'lamp mole', { mode: 'near' })
    expect(near.map(({ match }) => match)).toEqual(['mole, a lamp'])
  })

  it('finds a whole word where a block begins or ends, with no space between two of them', () => {
    const whole = hits('<p>a lamp</p><p>mole</p><p>lamp</p>', 'lamp', { wholeWords: true })
    expect(whole.map(({ from }) => from)).toEqual([2, 10])
  })

  it('finds words over the readings beside their signs, and the readings', () => {
    const html = '<p><ruby>見当<rp>（</rp><rt>けんとう</rt><rp>）</rp></ruby>がつかぬ。</p>'

    expect(hits(html, '見当がつかぬ')).toEqual([
      { from: 0, to: 12, before: '', match: '見当がつかぬ', after: '。' },
    ])
    expect(hits(html, '見当')).toHaveLength(1)
    expect(hits(html, 'けんとう')).toMatchObject([{ match: 'けんとう' }])
  })

  it('finds words over what is hidden in them', () => {
    const html = '<p>in<span hidden>12</span>complete, <span hidden>13</span>it is</p>'

    expect(hits(html, 'incomplete, it')).toMatchObject([{ from: 0, match: 'incomplete, it' }])
    expect(hits(html, 'complete')).toHaveLength(1)
  })

  it('finds whole words of which the last may go on', () => {
    const html = '<p>the lamplighter, a lamp</p>'
    const begun = { wholeWords: true, goesOn: true } as const

    expect(hits(html, 'the lamp', begun).map(({ match }) => match)).toEqual(['the lamp'])
    expect(hits(html, 'light', begun)).toEqual([])
    const near = hits(html, 'the lamp', { ...begun, mode: 'near' })
    expect(near.map(({ match }) => match)).toEqual(['the lamplighter'])
  })

  it('finds a divided word', () => {
    expect(hits('<p>un\u00ADder\u00ADstand</p>', 'understand')).toHaveLength(1)
  })
})
