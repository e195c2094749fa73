import { describe, expect, it } from 'vitest'

import { aDocumentSource, outline, shownSections } from '#tests/support/document-source'
import { encodeText } from '#tests/support/text-source'

import { slug } from './heading-ids'
import { markdown } from './markdown'

const open = (text: string | Uint8Array, beside?: Readonly<Record<string, string>>) =>
  markdown.open(aDocumentSource(text, 'a.md', beside))
const shown = async (text: string) => (await shownSections(await open(text))).join('\n').trim()

describe('Markdown', () => {
  it.each([
    ['*a* __b__ ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>'],
    ['"a" -- b... (c)', '<p>"a" -- b... (c)</p>'],
    ['a  \nb', '<p>a<br>\nb</p>'],
    ['> a\n\n***', '<blockquote>\n<p>a</p>\n</blockquote>\n<hr>'],
    ['~~~js x\n<b>\n~~~', '<pre><code class="language-js">&lt;b&gt;\n</code></pre>'],
    ['    <b>', '<pre><code>&lt;b&gt;\n</code></pre>'],
    [
      '|a|b|\n|-|-:|\n|1|2|',
      '<table><thead><tr><th>a</th><th style="text-align:right">b</th></tr></thead><tbody><tr><td>1</td><td style="text-align:right">2</td></tr></tbody></table>',
    ],
    ['- a\n  1. b', '<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>'],
  ])('%j', async (text, html) => {
    expect(await shown(text)).toBe(html)
  })

  it.each([
    ['H<sub>2</sub>O', '<p>H<sub>2</sub>O</p>'],
    ['a<BR/>b', '<p>a<br>\nb</p>'],
    ['a <!-- b --> c', '<p>a  c</p>'],
    ['<!-- a\n\nb -->\n\nc', '<p>c</p>'],
    ['<a name="x"></a>a', '<p><a id="x"></a>a</p>'],
    ['<b onclick="x()">a</b>', '<p>&lt;b onclick="x()"&gt;a</p>'],
    ['<script>a</script>', '<p>&lt;script&gt;a&lt;/script&gt;</p>'],
    ['<div>\n\n*a*\n\n</div>', '<p>&lt;div&gt;</p>\n<p><em>a</em></p>\n<p>&lt;/div&gt;</p>'],
    ['`<sub>`', '<p><code>&lt;sub&gt;</code></p>'],
    ['<!-- never closed', '<p>&lt;!-- never closed</p>'],
  ])('shows tags as text but for the plainest: %j', async (text, html) => {
    expect(await shown(text)).toBe(html)
  })

  it('leads from notes to texts and back, in a form that the reader knows', async () => {
    expect(await shown('a[^x] b[^x]^[c]\n\n[^x]: N *1*.\n\n    More.')).toBe(
      `<p>a<a role="doc-noteref" id="noteref-1" href="/section-0001.xhtml#note-1">1</a> \
b<a role="doc-noteref" id="noteref-1-1" href="/section-0001.xhtml#note-1">1</a>\
<a role="doc-noteref" id="noteref-2" href="/section-0001.xhtml#note-2">2</a></p>
<section class="o-notes"><aside role="doc-footnote" id="note-1">
<p><a role="doc-backlink" href="/section-0001.xhtml#noteref-1">1</a> N <em>1</em>.</p>
<p>More.</p>
</aside><aside role="doc-footnote" id="note-2">
<p><a role="doc-backlink" href="/section-0001.xhtml#noteref-2">2</a> c</p>
</aside></section>`,
    )
  })

  it('names headings as links in the text name them', async () => {
    const opened = await open('# One *two*!\n\n[a](#one-two)\n\n## One two\n\n### Own {#mine}\n')

    expect(outline(opened.manifest.toc)).toEqual([
      'One two! → section-0001.xhtml',
      '  One two → section-0001.xhtml#one-two-1',
      '    Own → section-0001.xhtml#mine',
    ])
    expect(slug('Éa, bé_c — 2 d')).toBe('éa-bé_c--2-d')
  })

  it('shows pictures from beside it and the words for all others', async () => {
    const files = { 'p/a b.png': 'png', 'etc/passwd.png': 'x' }
    const opened = await open(
      '![A](p/a%20b.png "C")\n\n![B](p/b.png) ![C](file:///c.png) ![D](http://d.example/d.png) ![E](data:image/png;base64,xx)',
      files,
    )

    expect(await shownSections(opened)).toEqual([
      `<figure><img src="/p/a%20b.png" alt="A" title="C"><figcaption>C</figcaption></figure>
<p><span class="o-missing">B</span> <span class="o-missing">C</span> <span class="o-missing">D</span> <img src="data:image/png;base64,xx" alt="E"></p>\n`,
    ])
    expect(opened.beside).toEqual(['p/a b.png'])
  })

  it('sets a title that only the front matter has', async () => {
    const titled = '---\ntitle: A & B\nauthor: C\n---\n'

    expect(await shown(`${titled}Text`)).toBe(
      '<h1 id="heading-1" class="o-title">A &amp; B</h1><p class="o-byline">C</p><p>Text</p>',
    )
    expect(await shown(`${titled}# A & B\n`)).toBe('<h1 id="a--b">A &amp; B</h1>')
  })

  it('reads old encodings, and nothing that is no text', async () => {
    const [text] = await shownSections(
      await open(encodeText('Ein Café – und „noch eins“. '.repeat(20), 'windows-1252')),
    )

    expect(text).toContain('Café – und „noch eins“')
    await expect(open(new Uint8Array([0x89, 0x50, 0, 0, 1, 2, 0, 0]))).rejects.toMatchObject({
      code: 'publication/unsupported-format',
    })
  })

  it.each([
    ['quotes', `x\n\n${'>'.repeat(20_000)}`],
    ['lists', '- '.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
    ['emphasis', '*a_'.repeat(50_000)],
    ['comments', '<!--\n'.repeat(50_000)],
    ['comments in a line', '<!-- '.repeat(50_000)],
    ['notes', '^['.repeat(5_000)],
    ['backticks', Array.from({ length: 3_000 }, (_, n) => '`'.repeat(n % 300)).join('a')],
  ])('is read in time: %s', async (_, text) => {
    expect(await shown(text)).not.toBe('')
  })
})
