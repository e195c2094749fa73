import { describe, expect, it } from 'vitest'

import { aChapter } from '#tests/support/publication-builders'

import { prepareSection } from './prepare-section'
import { textOfSection } from './text-of-section'

const textOf = (body: string) =>
  textOfSection(
    prepareSection({
      href: 'a.xhtml',
      base: '/p/',
      markup: aChapter(body),
      mediaType: 'application/xhtml+xml',
    }),
  )

describe('textOfSection', () => {
  it('is one text a block', () => {
    expect(
      textOf('<h1>A</h1>\n<div>b <p>c</p> d</div><ul><li>e</li><li><p>f</p></li></ul>'),
    ).toEqual(['A', 'b', 'c', 'd', 'e', 'f'])
  })

  it('collapses white space as pages do', () => {
    expect(textOf('<p>\n  a <b> b</b>\n\tc\u00a0 d </p>')).toEqual(['a b c\u00a0 d'])
  })

  it('breaks lines where the text does', () => {
    expect(textOf('<p>a <br/> b<br/><br/>c<br/></p>')).toEqual(['a\nb\n\nc'])
    expect(textOf('<pre>a\n  b</pre>')).toEqual(['a\n  b'])
  })

  it('has nothing that pages do not show', () => {
    expect(
      textOf(
        '<p>a\u00adb<img src="x.png" alt="no"/></p><p hidden="hidden">no</p><p style="display: none">no</p>' +
          '<svg xmlns="http://www.w3.org/2000/svg"><title>no</title><text>yes</text></svg>',
      ),
    ).toEqual(['ab', 'yes'])
  })

  it('reads ruby as base and reading', () => {
    expect(textOf('<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>')).toEqual(['漢kan'])
  })

  it('puts cells of a row on their own lines', () => {
    expect(textOf('<table><tr><td>a</td><td>b</td></tr></table>')).toEqual(['a', 'b'])
  })

  it('has each text once, also of a section that is cut', () => {
    const paragraphs = Array.from(
      { length: 400 },
      (_, index) => `${index} ${'word '.repeat(60).trim()}`,
    )

    expect(textOf(`<div>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div>`)).toEqual(
      paragraphs,
    )
  })
})
