import { describe, expect, it } from 'vitest'

import { ChunkText } from './chunk-text'
import { readChunkText } from './read-chunk-text'

const all = (html: string) => readChunkText(html).slice(0, 1_000)

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
    const text = readChunkText('<p>T\u00adwo&amp;<span hidden>none</span> three</p>')

    expect(text.length).toBe('Two&none three'.length)
    expect(text.slice(0, 100)).toBe('Two& three')
    expect(text.slice(9, 14)).toBe('three')
  })

  it('is the same when it is made of its parts', () => {
    const text = readChunkText('<div><p>one</p>\n<p>two<br>three</p></div>')

    expect(text.breaks).toEqual([0, 3, 4, 7, 12])
    expect(new ChunkText(text).slice(0, 20)).toBe(text.slice(0, 20))
  })

  it('is folded in each way that is asked for', () => {
    const text = readChunkText('<p>Ré</p>')
    const folded = (keepsCase: boolean, keepsAccents: boolean) =>
      text.folded({ keepsCase, keepsAccents }).text

    expect([folded(false, false), folded(true, false), folded(false, true)]).toEqual([
      're',
      'Re',
      'ré',
    ])
    expect(text.folded({ keepsCase: false, keepsAccents: true })).toBe(
      text.folded({ keepsCase: false, keepsAccents: true }),
    )
  })

  it('gives a part of a block', () => {
    expect(readChunkText('<p>one two</p><p>three</p>').slice(4, 10)).toBe('two\nthr')
  })

  it('gives the words of a page without the readings beside them', () => {
    const text = readChunkText('<p><ruby>見当<rp>（</rp><rt>けんとう</rt></ruby>がつかぬ</p>')

    expect(text.words(0, 100)).toBe('見当がつかぬ')
    expect(text.slice(0, 100)).toBe('見当けんとうがつかぬ')
    expect(text.withoutReadings).toHaveLength(text.length)
  })
})
