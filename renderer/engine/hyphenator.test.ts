// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest'

import { fallbackLanguage, hyphenate, loadPatterns } from './hyphenator'
import { TextIndex } from './text-index'

beforeAll(() => Promise.all(['en', 'de', 'fr'].map(loadPatterns)))

const aBody = (html: string, language = 'en') => {
  const body = document.createElement('div')
  body.setAttribute(fallbackLanguage, language)
  body.innerHTML = html
  return body
}
const shown = (body: Element) => body.textContent.replaceAll('\u00AD', '-')

describe('hyphenate', () => {
  it('divides by the nearest language, else by the publication’s', () => {
    const body = aBody(
      '<p>hyphenation</p><div lang="de"><p>Fensterbank <i xml:lang="fr">hyphenation</i></p></div>',
    )

    hyphenate(body)

    expect(shown(body)).toBe('hy-phen-ationFens-ter-bank hy-phe-na-tion')
  })

  it('leaves text whole in a language without patterns, and where the language is taken away', () => {
    const body = aBody(
      '<p lang="ja">hyphenation</p><p lang="xx">hyphenation</p><p lang="">hyphenation</p>',
    )

    hyphenate(body)

    expect(shown(body)).not.toContain('-')
  })

  it('leaves headings, code and what is not to be translated whole', () => {
    const body = aBody(
      '<h2>hyphenation <em>hyphenation</em></h2><pre>hyphenation</pre><p translate="no">hyphenation</p><p>hyphenation</p>',
    )

    hyphenate(body)

    expect(shown(body).match(/-/g)).toHaveLength(2)
  })

  it('divides a word that runs through several elements as one', () => {
    const body = aBody(
      '<p><span>H</span>yphenation</p><p>hyphen<i>ation <b>dic</b>tion</i>ary</p><p>hyphe<br>nation</p><div>hyph<p>enation</p></div><p>hyphenation<sup>a</sup></p>',
    )

    hyphenate(body)

    const shownIn = [...body.children].map((part) => part.innerHTML.replaceAll('\u00AD', '-'))
    expect(shownIn).toEqual([
      '<span>H</span>y-phen-ation',
      'hy-phen<i>-ation <b>dic</b>-tio-n</i>ary',
      'hyphe<br>na-tion',
      'hyph<p>ena-tion</p>',
      'hy-phen-ation<sup>a</sup>',
    ])
  })

  it('keeps to the limits of the reader', () => {
    const body = aBody('<p>hyphenation dictionary</p>')

    hyphenate(body, { shortestWord: 11, before: 3 })

    expect(shown(body)).toBe('hyphen-ation dictionary')
  })

  it('leaves every offset and every word where it was', () => {
    const html =
      '<p>A wonderful <b>diction</b>ary of hyphenation.</p><p>Another para\u00ADgraph.</p>'
    const before = new TextIndex(aBody(html))
    const body = aBody(html)

    hyphenate(body)

    const after = new TextIndex(body)
    const text = before.slice(0, before.length)
    expect(shown(body)).not.toBe(text)
    expect(after.length).toBe(before.length)
    expect(after.starts).toEqual(before.starts)
    for (const { 0: word, index } of text.matchAll(/\p{L}+/gu)) {
      const place = after.positionOf(index)!
      expect(after.slice(index, word.length)).toBe(word)
      expect(after.offsetOf(place.node, place.index)).toBe(index)
    }
  })
})
