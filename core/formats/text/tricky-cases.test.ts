import { describe, expect, it } from 'vitest'

import { paragraphOf, prose, sentences, wrap } from '#tests/support/prose'
import { outlineOf } from '#tests/support/text-outline'
import { aTextSource, proseIn, readAll } from '#tests/support/text-source'

import { text } from './text'

const open = (source: string, fileName?: string) => text.open(aTextSource(source, fileName))

/** Numbered as in the specification; 8, 9, 11 and 18 are with the headings, 12 with the rules, 15 and 19 elsewhere. */
describe('tricky cases', () => {
  it('1: title, disclaimer, a row of dashes, twelve paragraphs', async () => {
    const source = [
      'The Ferryman’s Daughter',
      'Disclaimer: none of these people are mine, and none of this has happened.',
      '-'.repeat(80),
      ...prose(12),
    ].join('\n\n')

    const { kinds, front } = outlineOf(source)
    const { manifest } = await open(source, 'x.txt')

    expect(kinds).toEqual(Array(12).fill('paragraph'))
    expect(front).toHaveLength(1)
    expect(manifest.metadata.title).toBe('The Ferryman’s Daughter')
    expect(manifest.readingOrder).toHaveLength(1)
  })

  it('2: a disclaimer directly over dashes is a notice, words over a row of their length a heading', () => {
    const notice = outlineOf(
      [
        'Disclaimer: I own nothing of this, only the mistakes.',
        '-'.repeat(60),
        '',
        ...prose(6),
      ].join('\n'),
    )
    const heading = outlineOf([...prose(3), 'First Things\n============', ...prose(3)].join('\n\n'))

    expect(notice.front).toEqual(['Disclaimer: I own nothing of this, only the mistakes.'])
    expect(notice.of('heading')).toEqual([])
    expect(notice.structure.title).toBeUndefined()
    expect(heading.of('heading')).toEqual(['First Things'])
    expect(heading.kinds).not.toContain('scene')
  })

  it('3: a file of Project Gutenberg', async () => {
    const chapter = (number: string, title: string) => [
      `CHAPTER ${number}.`,
      title,
      ...prose(6).map((paragraph) => wrap(paragraph, 70)),
    ]
    const source = [
      'The Project Gutenberg eBook of Hill and River\n\nThis ebook is for the use of anyone anywhere.',
      'Title: Hill and River\n       A Story of Two Places',
      'Author: Ann Example',
      'Release date: May 1, 2020 [eBook #12345]\n       Most recently updated: May 2, 2021',
      'Language: English',
      '*** START OF THE PROJECT GUTENBERG EBOOK HILL AND RIVER ***',
      'Produced by some volunteers\nand one more',
      'HILL AND RIVER',
      'CONTENTS',
      'CHAPTER I. The Hill\nCHAPTER II. The River\nCHAPTER III. The Sea',
      ...chapter('I', 'The Hill'),
      ...chapter('II', 'The River'),
      ...chapter('III', 'The Sea'),
      '*** END OF THE PROJECT GUTENBERG EBOOK HILL AND RIVER ***',
      'Updated editions will replace the previous one.',
    ]
      .join('\n\n')
      .replaceAll('\n', '\r\n')

    const opened = await open(source)
    const { manifest } = opened
    const all = await readAll(opened)

    expect(manifest.metadata).toMatchObject({
      title: 'HILL AND RIVER',
      authors: [{ name: 'Ann Example' }],
      language: 'en',
      published: 'May 1, 2020',
      identifier: 'http://www.gutenberg.org/12345',
    })
    expect(manifest.toc.map(({ label }) => label)).toEqual([
      'CHAPTER I. The Hill',
      'CHAPTER II. The River',
      'CHAPTER III. The Sea',
      'About this text',
    ])
    expect(manifest.toc.at(-1)?.href).toBe('about.xhtml')
    expect(manifest.readingOrder.at(-1)).toMatchObject({ href: 'about.xhtml', linear: false })
    const story = all.slice(0, all.indexOf('o-about'))
    expect(story).not.toContain('Updated editions')
    expect(story).not.toContain('Produced by')
    expect(story).toContain('<a href="section-0003.xhtml">CHAPTER II. The River</a>')
    expect(all).toContain('Updated editions')
    expect(all).toMatch(/<p[^>]*>Author: Ann Example<\/p>/)
  })

  it('4: one-line paragraphs stay apart, of any width', () => {
    const dialogue = Array.from({ length: 80 }, (_, index) =>
      index % 2 === 0 ? `“Are you number ${index}?” she asked.` : 'He said that he was.',
    )
    const even = Array.from(
      { length: 130 },
      (_, index) => sentences[index % 6]!.slice(0, 60).padEnd(61, 'x') + '.',
    )

    expect(outlineOf(dialogue.join('\n\n')).of('paragraph')).toEqual(dialogue)
    expect(outlineOf(even.join('\n\n')).of('paragraph')).toEqual(even)
  })

  it('5: 120 ragged lines without blank ones are 120 paragraphs', () => {
    const lines = Array.from({ length: 120 }, (_, index) =>
      paragraphOf(index, 1 + ((index * 7) % 5)),
    )

    expect(outlineOf(lines.join('\n')).of('paragraph')).toEqual(lines)
  })

  it('6: keeps the lines of a quatrain and an address, and sets a table as typed', () => {
    const quatrain =
      'The night is long\nAnd the sea is deep,\nThe wind has a song\nFor those who sleep.'
    const address = 'Mrs. Orla Finn\n12 Harbour Street\nNorthport'
    const table = 'Name      Age     Town\nOrla      34      Northport\nPer       7       Southport'
    const wrapped = prose(8).map((paragraph) => wrap(paragraph, 60))
    const source = [
      ...wrapped.slice(0, 4),
      quatrain,
      wrapped[4],
      address,
      wrapped[5],
      table,
      wrapped[6],
    ].join('\n\n')

    const { mode, of } = outlineOf(source)

    expect(mode).toBe('block')
    expect(of('verse')).toEqual([quatrain, address])
    expect(of('preformatted')).toEqual([table])
    expect(of('paragraph')).toHaveLength(7)
  })

  it('7: a dash before speech makes no list and no rule', () => {
    const lines = ['— Знаю.', '- Я не хотел', '— И что теперь?', '– Ничего.']
    const source = [...lines, ...prose(4)].join('\n\n')

    expect(outlineOf(source).of('paragraph').slice(0, 4)).toEqual(lines)
  })

  it('10: a divided word loses its hyphen, a compound keeps it', () => {
    const source = [
      'The understanding between them was well-known to all who lived there, and a',
      'quiet one, though it was not what anybody would have called an easy under-',
      'standing, nor one that was written down in any book or letter, but it was well-',
      'known all the same, as such things are in small places by the sea in winter.',
    ].join('\n')

    const [paragraph] = outlineOf(
      [source, ...prose(4).map((text) => wrap(text, 78))].join('\n\n'),
    ).of('paragraph')

    expect(paragraph).toContain('an easy understanding, nor')
    expect(paragraph).toContain('but it was well-known all')
  })

  it.each([
    ['for twenty-', 'six years in all that time', 'for twenty-six years'],
    ['the Twenty-', 'first of June, and a Monday', 'the Twenty-first of June'],
    ['a twenty-', 'two-year-old who could not', 'a twenty-two-year-old who'],
    ['all of the 20-', 'year lease that they had', 'the 20-year lease'],
  ])('10: “%s” keeps its hyphen before “%s”', (end, start, whole) => {
    const lines = [
      'He had been under-postmaster at the end of the long pier in that town, and',
      end.padStart(74, 'and that was it, as far as anybody there had ever been able to tell, '),
      `${start}, and nothing more was said of it by them.`,
    ]

    const [paragraph] = outlineOf(
      [lines.join('\n'), ...prose(4).map((text) => wrap(text, 74))].join('\n\n'),
    ).of('paragraph')

    expect(paragraph).toContain(whole)
  })

  it('12: four blank lines are a break, and decoration is taken off a heading', () => {
    const source = `${prose(5).join('\n\n')}\n\n\n\n\n${prose(5).join('\n\n')}\n\n----- Chapter 2 -----\n\n${prose(3).join('\n\n')}`

    const { kinds, of } = outlineOf(source)

    expect(kinds.filter((kind) => kind === 'space')).toHaveLength(1)
    expect(kinds[5]).toBe('space')
    expect(of('heading')).toEqual(['Chapter 2'])
  })

  it('13: italics across a line end, and signs that are none', async () => {
    const wrapped = [
      'She had been reading all the afternoon in a book that was called _A Title that',
      'wraps over_ and had no other name, while the file beside her said __init__ and',
      'nothing more, next to ________ and the sum of 5 * 3 * 2 that nobody had done yet.',
    ].join('\n')
    const all = await readAll(
      await open([wrapped, ...prose(4).map((text) => wrap(text, 78))].join('\n\n')),
    )

    expect(all).toContain('<i>A Title that wraps over</i>')
    expect(all).toContain('__init__')
    expect(all).toContain('________')
    expect(all).toContain('5 * 3 * 2')
  })

  it('14: Chinese chapters and paragraphs; wrapped Chinese joins without spaces', () => {
    const line = proseIn('zh-hans').split('\n')[0]!.trim()
    const chapters = ['第一章 旧桥', '第二章 信', '第三章 远方']
      .flatMap((title) => [title, ...Array<string>(20).fill(`　　${line}`)])
      .join('\n')
    const signs = [...`　　${line.repeat(3)}`]
    const rows = Array.from({ length: Math.ceil(signs.length / 18) }, (_, row) =>
      signs.slice(row * 18, row * 18 + 18).join(''),
    )
    const wrapped = Array<string>(12).fill(rows.join('\n')).join('\n')

    const book = outlineOf(chapters)
    expect(book.of('heading')).toEqual(['第一章 旧桥', '第二章 信', '第三章 远方'])
    expect(book.of('paragraph')).toEqual(Array(60).fill(line))
    expect(outlineOf(wrapped).of('paragraph')).toEqual(Array(12).fill(line.repeat(3)))
  })

  it('16: all kinds of line ends', () => {
    const ends =
      '\u0000One line.\r\rTwo lines.\u0085\u0085Three lines.\u2029\u2029Four lines.\r\n\r\nFive lines.'

    expect(outlineOf(ends).of('paragraph')).toHaveLength(5)
  })

  it('16: a stray zero does not make bytes of a text', async () => {
    const opened = await open('\u0000One line.\r\rTwo lines, and then some more.\r\rThree lines.')

    expect((await readAll(opened)).match(/<p /g)).toHaveLength(3)
  })

  it('16: an empty file is one empty section', async () => {
    const opened = await open('')

    expect(opened.manifest.readingOrder).toHaveLength(1)
    expect(await readAll(opened)).toContain('<body>')
  })

  it('17: a wrapped notice over a rule, then long lines', () => {
    const notice = wrap(`Copyright 2019 by the author. ${paragraphOf(0, 5)}`, 78)
    const source = [notice, '='.repeat(70), ...prose(30, 9)].join('\n\n')

    const { front, of } = outlineOf(source)

    expect(front).toEqual([notice.replaceAll('\n', ' ')])
    expect(of('paragraph')).toHaveLength(30)
  })

  it('20: one long line says nothing of a file wrapped by hand', () => {
    const ragged = prose(40, 6).map((paragraph, index) => wrap(paragraph, 62 + (index % 10)))
    const source = [
      ...ragged.slice(0, 20),
      `A line that someone forgot to break: ${'x'.repeat(40)} ${sentences[0]}`,
      ...ragged.slice(20),
    ].join('\n\n')

    const { mode, of } = outlineOf(source)

    expect(mode).toBe('block')
    expect(of('paragraph')).toHaveLength(41)
  })
})
