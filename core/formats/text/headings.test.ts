import { describe, expect, it } from 'vitest'

import { prose, wrap } from '#tests/support/prose'
import { outlineOf } from '#tests/support/text-outline'

describe('headings', () => {
  it.each([
    ['CHAPTER VII.', true],
    ['BOOK THE FIRST', true],
    ['The Third Letter', true],
    ['第十二章 河边', true],
    ['Глава первая', true],
    ['Erstes Kapitel', true],
    ['Première partie', true],
    ['1. fejezet', true],
    ['Rozdział 3', true],
    ['Twenty-first Chapter: The Fair', true],
    ['Chapter Twenty One', true],
    ['제3장', true],
    ['Epilogue', true],
    ['Chapter 7 of the manual says', false],
    ['Part of me wanted', false],
    ['section 13, concerning', false],
    ['第四本书放在桌子上', false],
    ['One letter.', false],
    ['Book him, he said', false],
  ])('%s is a heading: %s', (line, isHeading) => {
    const source = [prose(1)[0], line, ...prose(3)].join('\n\n')

    expect(outlineOf(source).of('heading')).toEqual(isHeading ? [line] : [])
  })

  it('numbers alone are chapters, a year is not, and page numbers go', () => {
    const roman = ['I', 'II', 'III'].flatMap((number) => [number, ...prose(4)]).join('\n\n')
    const year = ['1984', ...prose(6)].join('\n\n')
    const lines = wrap(prose(40, 6).join(' '), 64).split('\n')
    const paged = lines
      .flatMap((line, index) =>
        index % 23 === 22 && index < 140 ? [line, '', String((index + 1) / 23), ''] : [line],
      )
      .join('\n')

    expect(outlineOf(roman).of('heading')).toEqual(['I', 'II', 'III'])
    expect(outlineOf(year).of('heading')).toEqual([])
    const joined = outlineOf(paged).of('paragraph').join(' ')
    expect(joined).not.toMatch(/\d/)
    expect(joined.split(/\s+/)).toEqual(prose(40, 6).join(' ').split(' '))
  })

  it('shouting is no heading, four titles in capitals are', () => {
    const shout = [...prose(3), 'NO!', ...prose(2), 'I SAID NO.', ...prose(3)].join('\n\n')
    const titles = ['THE HILL', 'THE RIVER', 'THE SEA', 'THE WAY HOME']
      .flatMap((title) => [`\n\n${title}`, ...prose(7)])
      .join('\n\n')

    expect(outlineOf(shout).of('heading')).toEqual([])
    expect(outlineOf(titles).of('heading').slice(-3)).toEqual([
      'THE RIVER',
      'THE SEA',
      'THE WAY HOME',
    ])
  })

  it('chapters without blank lines in a text of one line a paragraph', () => {
    const source = ['Chapter 1', 'Chapter 2', 'Chapter 3']
      .flatMap((title) => [title, ...prose(15)])
      .join('\n')

    const { mode, of } = outlineOf(source)

    expect(mode).toBe('line')
    expect(of('heading')).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 3'])
    expect(of('paragraph')).toHaveLength(45)
  })
})
