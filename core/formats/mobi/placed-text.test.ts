import { describe, expect, it } from 'vitest'

import { charactersOf, PlacedText } from './placed-text'

/** A text with `|` where its sections are cut and `^` at each target. */
function placed(marked: string, encoding = 'utf-8') {
  const bytes = Buffer.from(marked.replace(/[|^]/g, ''))
  const targets: number[] = []
  const cuts = [0]
  let at = 0
  for (const part of marked.split(/([|^])/)) {
    if (part === '^') targets.push(at)
    else if (part === '|') cuts.push(at)
    else at += Buffer.byteLength(part)
  }
  const sections = cuts.map((start, index) => ({ start, end: cuts[index + 1] ?? bytes.length }))
  const text = new PlacedText(bytes, charactersOf(bytes), encoding, sections, targets)
  return {
    addresses: targets.map((target) => text.addressOf(target)),
    markup: text.sections.map(({ href }) => text.markup(href)),
  }
}

describe('a place that a link names', () => {
  it.each([
    [
      'an element gets an id',
      '<p>a</p>^<h2 class="x">b</h2>',
      '<p>a</p><h2 id="at-8" class="x">b</h2>',
      '#at-8',
    ],
    ['an id is used', '<p>a</p>^<p id="own">b</p>', '<p>a</p><p id="own">b</p>', '#own'],
    ['words get an anchor', '<p>a ^b</p>', '<p>a <a id="at-5"></a>b</p>', '#at-5'],
    [
      'a place in a tag is the tag',
      '<p>a</p><p cl^ass="x">b</p>',
      '<p>a</p><p id="at-8" class="x">b</p>',
      '#at-8',
    ],
    [
      'unknown elements get an anchor',
      '<p>a</p>^<mbp:nu>b',
      '<p>a</p><a id="at-8"></a><mbp:nu>b',
      '#at-8',
    ],
    [
      'an id that cannot be read is left alone',
      '<p>a</p>^<p id="a b">b',
      '<p>a</p><a id="at-8"></a><p id="a b">b',
      '#at-8',
    ],
    ['characters are not cut', '<p>зи^ма</p>', '<p>зи<a id="at-7"></a>ма</p>', '#at-7'],
    ['the start of a section is the section', '  ^<p>a</p>', '  <p>a</p>', ''],
    [
      'so is all before its body',
      '<html><he^ad/><body>^<p>a</p>',
      '<html><head/><body><p>a</p>',
      '',
    ],
  ])('%s', (_, marked, markup, fragment) => {
    const text = placed(marked)

    expect(text.markup).toEqual([markup])
    expect(text.addresses.at(-1)).toBe(`section-1.html${fragment}`)
  })

  it('lies in its section', () => {
    const { addresses, markup } = placed('<p>a</p>|<p>b</p>^<p>c</p>|^<p>d</p>')

    expect(addresses).toEqual(['section-2.html#at-16', 'section-3.html'])
    expect(markup).toEqual(['<p>a</p>', '<p>b</p><p id="at-16">c</p>', '<p>d</p>'])
  })

  it('in the middle of a character belongs to the character', () => {
    const bytes = Buffer.from('<p>aж</p>')
    const text = new PlacedText(bytes, charactersOf(bytes), 'utf-8', [{ start: 0, end: 10 }], [5])

    expect(text.markup('section-1.html')).toBe('<p>a<a id="at-5"></a>ж</p>')
  })

  it('behind the end leads nowhere', () => {
    const bytes = Buffer.from('<p>a</p>')
    const text = new PlacedText(bytes, charactersOf(bytes), 'utf-8', [{ start: 0, end: 8 }], [99])

    expect(text.addressOf(99)).toBeUndefined()
    expect(text.markup('other.html')).toBeUndefined()
  })
})
