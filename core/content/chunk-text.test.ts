import { describe, expect, it } from 'vitest'

import { ChunkText } from './chunk-text'

const all = (html: string) => new ChunkText(html).slice(0, 1_000)

describe('ChunkText', () => {
  it('gives each block and each line a line', () => {
    expect(all('<h2>I</h2><p>Wh<i>en</i> it<br>rained</p><p>again</p>')).toBe(
      'I\nWhen it\nrained\nagain',
    )
  })

  it('collapses white space', () => {
    expect(all('<p>a \n\t b</p>\n<p> c</p>')).toBe('a b\nc')
  })

  it('counts as locators do: soft hyphens not, entities once, hidden text in full', () => {
    const text = new ChunkText('<p>T\u00adwo&amp;<span hidden>none</span> three</p>')

    expect(text.length).toBe('Two&none three'.length)
    expect(text.slice(0, 100)).toBe('Two& three')
    expect(text.slice(9, 14)).toBe('three')
  })

  it('gives a part of a block', () => {
    expect(new ChunkText('<p>one two</p><p>three</p>').slice(4, 10)).toBe('two\nthr')
  })

  it('gives the words of a page without the readings beside them', () => {
    const text = new ChunkText('<p><ruby>見当<rp>（</rp><rt>けんとう</rt></ruby>がつかぬ</p>')

    expect(text.words(0, 100)).toBe('見当がつかぬ')
    expect(text.slice(0, 100)).toBe('見当けんとうがつかぬ')
    expect(text.withoutReadings).toHaveLength(text.length)
  })
})
