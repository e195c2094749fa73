import { describe, expect, it } from 'vitest'

import { type ArticleMarkup, markupArticle } from './markup-article'

const runsOf = (source: string, markup: ArticleMarkup = 'html') =>
  markupArticle(source, markup).map(({ runs }) => runs)
const linesOf = (source: string, markup: ArticleMarkup = 'html') =>
  markupArticle(source, markup).map(
    ({ indent, marker = '', runs }) =>
      `${indent}${marker} ${runs.map(({ text }) => text).join('')}`,
  )

describe('markupArticle', () => {
  it('keeps paragraphs, lists and what is strong or emphasised', () => {
    const source =
      '<h3>Noun</h3><p>A  thing\nthat <b>gives</b> <i>light</i>.</p><ol><li>one<li>two<ul><li>in it</ul></ol>'

    expect(linesOf(source)).toEqual([
      '0 Noun',
      '0 A thing that gives light.',
      '11. one',
      '12. two',
      '2• in it',
    ])
    expect(markupArticle(source, 'html')[0]?.kind).toBe('heading')
    expect(runsOf('<p>A <b>b</b> <i>c</i></p>')).toEqual([
      [
        { text: 'A ' },
        { text: 'b', style: 'strong' },
        { text: ' ' },
        { text: 'c', style: 'emphasis' },
      ],
    ])
  })

  it('keeps nothing that runs, loads or leads out', () => {
    const source =
      '<script>alert(1)</script><style>p{}</style><img src="http://x/y.png" onerror="alert(1)">' +
      '<p onclick="alert(1)" style="position:fixed">A <a href="http://elsewhere.invalid/">place</a>, ' +
      '<a href="javascript:alert(1)">b</a><iframe src="x">c</iframe> &lt;b&gt;</p>'

    expect(runsOf(source)).toEqual([[{ text: 'A place, b <b>' }]])
  })

  it('knows references to other entries', () => {
    expect(runsOf('<a href="bword://lamp%20post">see there</a>')).toEqual([
      [{ text: 'see there', lookUp: 'lamp post' }],
    ])
    expect(
      runsOf('<a href="entry://lamp#2">x</a> <a href="lantern">y</a> <a href="#z">z</a>'),
    ).toEqual([
      [
        { text: 'x', lookUp: 'lamp' },
        { text: ' ' },
        { text: 'y', lookUp: 'lantern' },
        { text: ' z' },
      ],
    ])
    expect(runsOf('See <kref>lamp</kref>.', 'xdxf')).toEqual([
      [{ text: 'See ' }, { text: 'lamp', lookUp: 'lamp' }, { text: '.' }],
    ])
  })

  it('reads XDXF and Pango’s markup, where a line break is one', () => {
    const xdxf = '<k>lamp</k>\n<tr>læmp</tr> <abr>n.</abr>\n<def>light, <ex>a lamp</ex></def>'

    expect(linesOf(xdxf, 'xdxf')).toEqual(['0 lamp', '0 læmp n.', '1 light, a lamp'])
    expect(runsOf(xdxf, 'xdxf')[1]).toEqual([
      { text: 'læmp', style: 'quiet' },
      { text: ' ' },
      { text: 'n.', style: 'quiet' },
    ])
    expect(linesOf('<b>one</b>\n<span color="red">two</span>', 'pango')).toEqual(['0 one', '0 two'])
  })

  it('makes something of markup that is broken', () => {
    expect(linesOf('<p>a <b>b<p>c</i></div> d <ul><li>e')).toEqual(['0 a b', '0 c d', '1• e'])
    expect(linesOf('<def>a <b>b\n</def>c & d', 'xdxf')).toEqual(['1 a b', '0 c & d'])
  })

  it('ends where nobody reads on', () => {
    const deep = '<ul><li>'.repeat(20_000)
    const long = '<p>word</p>'.repeat(50_000)

    const blocks = markupArticle(`${deep}x${long}`, 'html')

    expect(blocks.length).toBeLessThanOrEqual(500)
    expect(Math.max(...blocks.map(({ indent }) => indent))).toBeLessThanOrEqual(6)
    expect(markupArticle('x'.repeat(300_000), 'html')[0]?.runs[0]?.text).toHaveLength(40_000)
  })
})
