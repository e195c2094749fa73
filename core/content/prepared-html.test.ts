import { describe, expect, it } from 'vitest'

import { aChapter } from '#tests/support/publication-builders'

import { type FlatAttributes, readMarkup } from './markup-reader'
import { prepareSection } from './prepare-section'
import { readPreparedHtml } from './prepared-html'

const recorder = () => {
  const events: string[] = []
  let text = ''
  const end = () => {
    if (text !== '') events.push(text)
    text = ''
  }
  return {
    handler: {
      open(name: string, attributes: FlatAttributes) {
        end()
        events.push(`<${name} ${attributes.join('|').toLowerCase()}>`)
      },
      close(name: string) {
        end()
        events.push(`</${name}>`)
      },
      text(data: string) {
        text += data
      },
    },
    all() {
      end()
      return events
    },
  }
}

describe('readPreparedHtml', () => {
  it.each([
    '<p class="a &amp; b" title="x &gt; y">1 &lt; 2 &amp;amp; 3</p>',
    '<p>a<br/>b<img src="x.png" alt="&quot;no&quot;"/></p><hr/>',
    '<pre> a\n  b</pre><table><tr><td>c</td></tr></table>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/><text>t</text></svg>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi><mo>&lt;</mo></math>',
    '<p hidden="hidden">no</p><ruby>漢<rp>(</rp><rt>かん</rt></ruby>',
  ])('reads what we wrote as any reader does: %s', (body) => {
    const { section, html } = prepareSection({
      href: 'a.xhtml',
      base: '/p/',
      markup: aChapter(body),
      mediaType: 'application/xhtml+xml',
    })
    const [ours, theirs] = [recorder(), recorder()]

    for (const chunk of section.chunks.keys()) {
      readPreparedHtml(html(chunk), ours.handler)
      readMarkup(html(chunk), 'html', theirs.handler)
    }

    expect(ours.all()).toEqual(theirs.all())
  })

  it('leaves the line break that browsers drop', () => {
    const { section, html } = prepareSection({
      href: 'a.xhtml',
      base: '/p/',
      markup: aChapter('<pre>\n\na</pre>'),
      mediaType: 'application/xhtml+xml',
    })
    const read = recorder()

    readPreparedHtml(html(0), read.handler)

    expect(read.all()).toEqual(['<pre >', '\na', '</pre>'])
    expect(section.characters).toBe(2)
  })
})
