import { parseDocument, DomUtils } from 'htmlparser2'
import { describe, expect, it } from 'vitest'

import { aChapter } from '#tests/support/publication-builders'

import { readChunkText } from './read-chunk-text'
import { prepareSection, type SectionInput } from './prepare-section'
import { offsetOfId } from './prepared-section'

const prepare = (markup: string | Uint8Array, more: Partial<SectionInput> = {}) =>
  prepareSection({
    href: 'OEBPS/a.xhtml',
    markup,
    mediaType: 'application/xhtml+xml',
    base: '/publications/x/',
    ...more,
  })
const html = (body: string) => prepare(aChapter(body)).html(0)
const soup = (body: string) => prepare(body, { mediaType: 'text/html' }).html(0)

describe('prepareSection', () => {
  it('writes XHTML as HTML', () => {
    expect(html('<p><a id="x"/>One<br/>two &amp; three &eacute;&#8212;<![CDATA[<4>]]></p>')).toBe(
      '<p><a id="x"></a>One<br>two &amp; three é—&lt;4&gt;</p>',
    )
  })

  it('places ids at the first word behind them', () => {
    const body =
      '<h1 id="one">\n <b id="two">One</b></h1>\n<p>T\u00adwo <i id="three">\n</i> Three</p>'
    const { section, html: sectionHtml } = prepare(aChapter(`${body}<p id="end"/>`))
    const text = readChunkText(sectionHtml(0))
    const wordsAt = (offset: number) => text.slice(offset, offset + 3)

    expect(section.chunks[0]!.ids.map(({ id, offset }) => [id, wordsAt(offset)])).toEqual([
      ['one', 'One'],
      ['two', 'One'],
      ['three', 'Thr'],
      ['end', ''],
    ])
    expect(wordsAt(section.leading)).toBe('One')
    expect(offsetOfId(section, 'nowhere')).toBe(0)
  })

  it('tells the size of a page with a fixed layout', () => {
    const document = (metas: string) => aChapter('<p>x</p>').replace('<title>', `${metas}<title>`)
    const viewportOf = (markup: string, mediaType?: string) =>
      prepare(markup, mediaType === undefined ? {} : { mediaType }).section.viewport
    const meta = (content: string) => `<meta name="viewport" content="${content}"/>`
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><g/></svg>'

    expect(viewportOf(document(''))).toBeUndefined()
    expect(viewportOf(document(meta('width=device-width') + meta('width=9,height=6')))).toEqual({
      width: 9,
      height: 6,
    })
    expect(viewportOf(svg, 'image/svg+xml')).toEqual({ width: 90, height: 60 })
    expect(viewportOf(aChapter(svg))).toBeUndefined()
  })

  it('leaves one page whole', () => {
    const long = aChapter('<p>A few words.</p>'.repeat(2_000))

    expect(prepare(long).section.chunks.length).toBeGreaterThan(1)
    expect(prepare(long, { isOnePage: true }).section.chunks).toHaveLength(1)
  })

  it('tells what the document says of itself', () => {
    const { section } = prepare(`<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="he" class="h">
      <head><title> A  Title </title><link rel="stylesheet" href="../a.css"/>
      <link rel="alternate stylesheet" href="night.css"/><link rel="stylesheet" href="p.css" media="print"/>
      <style>p{position:fixed}</style></head>
      <body class="b c" id="top" dir="rtl" style="position:fixed"><p>x</p></body></html>`)

    expect(section).toMatchObject({
      language: 'he',
      direction: 'rtl',
      title: 'A Title',
      htmlClass: 'h',
      bodyClass: 'b c',
      bodyId: 'top',
      bodyStyle: 'position:absolute',
      stylesheets: [{ href: '/publications/x/a.css' }, { css: 'p{position:absolute}' }],
    })
  })

  it('rewrites addresses of the publication and keeps those that lead out for links only', () => {
    expect(html('<img src="../i/a b.png" alt="A"/>')).toBe(
      '<img src="/publications/x/i/a%20b.png" alt="A">',
    )
    expect(html('<a href="b.xhtml#n%201">n</a><a href="#m">m</a>')).toBe(
      '<a href="/publications/x/OEBPS/b.xhtml#n%201">n</a><a href="/publications/x/OEBPS/a.xhtml#m">m</a>',
    )
    expect(html('<a href="https://e.example/">e</a><img src="https://e.example/x.png"/>')).toBe(
      '<a href="https://e.example/">e</a><img src="/publications/x/">',
    )
    expect(html('<audio src="https://e.example/a.mp3"/>')).toBe('<audio controls></audio>')
    expect(html('<img srcset="a.png 1x, https://e.example/b.png 2x"/>')).toBe(
      '<img srcset="/publications/x/OEBPS/a.png 1x">',
    )
  })

  it("spells addresses as the publication's manifest does", () => {
    const canonical = (path: string) => path.toLowerCase()

    expect(prepare(aChapter('<img src="A.PNG"/>'), { canonical }).html(0)).toBe(
      '<img src="/publications/x/oebps/a.png">',
    )
  })

  it.each([
    '<script>x</script>',
    '<p onclick="x">y</p>',
    '<iframe src="a.html">y</iframe>',
    '<form action="x"><input value="v"/><button formaction="javascript:x">y</button></form>',
    '<a href="javascript:x">y</a>',
    '<a href="&#106;avascript:x">y</a>',
    '<meta http-equiv="refresh" content="0;url=https://e.example"/>',
    '<base href="https://e.example/"/>',
    '<link rel="stylesheet" href="https://e.example/a.css"/>',
    '<object data="a.swf"><p>y</p></object>',
    '<embed src="a.swf"/>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x"><script>x</script><a xlink:href="javascript:x"/><set attributeName="href" to="javascript:x"/><use href="https://e.example/a.svg#b"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe src="a.html"/></foreignObject></svg>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><annotation-xml encoding="text/html"><script>x</script></annotation-xml></math>',
    '<template><script>x</script></template>',
    '<img src="data:text/html,x" alt="y"/>',
    '<p style="background:url(https://e.example/)">y</p>',
    '<div popover="auto" contenteditable="true" autofocus="autofocus">y</div>',
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">x</x:script>',
  ])('leaves nothing active in %s', (body) => {
    for (const written of [html(body), soup(body)]) {
      expect(written).not.toMatch(
        /<(script|iframe|form|input|button|meta|base|link|object|embed|set|template)|\son|javascript|e\.example|text\/html|popover|editable|focus/i,
      )
    }
  })

  it('shows what stands in for what is not shown', () => {
    expect(html('<object data="a.swf"><p>y</p></object>')).toBe('<p>y</p>')
    expect(html('<object data="a.svg" type="image/svg+xml" title="T">y</object>')).toBe(
      '<img src="/publications/x/OEBPS/a.svg" alt="T">',
    )
    expect(html('<noscript><p>y</p></noscript><canvas>z</canvas>')).toBe('<p>y</p>z')
  })

  it('keeps drawings and formulas in their spelling', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><linearGradient id="g"/><rect fill="url(#g)"/><image xlink:href="a.png"/></svg>'
    const written =
      '<svg viewBox="0 0 1 1"><linearGradient id="g"></linearGradient><rect fill="url(#g)"></rect><image href="/publications/x/OEBPS/a.png"></image></svg>'

    expect(html(svg)).toBe(written)
    expect(html(svg.replaceAll(/(<\/?)(\w)/g, '$1s:$2').replace('xmlns=', 'xmlns:s='))).toBe(
      written,
    )
    expect(html('<m:math><m:mi>x</m:mi><m:annotation>TeX</m:annotation></m:math>')).toBe(
      '<math><mi>x</mi></math>',
    )
  })

  it("keeps what styles and notes need, EPUB's types under their own name", () => {
    expect(
      html('<p class="a" epub:type="note" xml:lang="fr" data-offset="7" data-octavo-x="1">x</p>'),
    ).toBe('<p class="a" data-epub-type="note" lang="fr" data-offset="7">x</p>')
  })

  it('reads broken XHTML as HTML, an empty element staying empty', () => {
    expect(html('<p><a id="x"/>One<p>Two <b>bold <i>both</b></i>')).toBe(
      '<p><a id="x"></a>One</p><p>Two <b>bold <i>both</i></b></p>',
    )
  })

  it('says when a document was broken', () => {
    expect(prepare(aChapter('<p>x')).section.isRepaired).toBe(true)
    expect(prepare(aChapter('<p::p>x</p::p>')).section.isRepaired).toBe(true)
    expect(prepare(aChapter('<p>x</p>')).section).not.toHaveProperty('isRepaired')
    expect(prepare('<p>x', { mediaType: 'text/html' }).section.isRepaired).toBeFalsy()
  })

  it('reads HTML as browsers do', () => {
    expect(soup('<ul><li>a<li>b</ul><h1>t<p>c<div>d</div>')).toBe(
      '<ul><li>a</li><li>b</li></ul><h1>t<p>c</p><div>d</div></h1>',
    )
  })

  it('takes nothing of a head for text', () => {
    const head =
      '<script>a</script><noscript><p>b</p></noscript><template>c</template><title>d</title>'

    expect(soup(`<html><head>${head}</head><body><p>e</p></body></html>`)).toBe('<p>e</p>')
    expect(soup(`${head}<p>e</p>`)).toBe('<p>e</p>')
  })

  it('keeps text between cells where it stands', () => {
    expect(html('<table>\n<tr>\n<td>a</td>b</tr>c</table>')).toBe(
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
    )
  })

  it('finds the body of documents without one', () => {
    expect(soup('<title>T</title>Hello')).toBe('Hello')
    expect(soup('<p>x')).toBe('<p>x</p>')
  })

  it('makes a page of an image', () => {
    const { section, html } = prepare(new Uint8Array(), {
      href: 'i/a b.png',
      mediaType: 'image/png',
    })

    expect(html(0)).toBe('<img src="/publications/x/i/a%20b.png" alt="">')
    expect(section.chunks).toEqual([{ start: 0, characters: 0, ids: [] }])
  })

  it('makes a page of a drawing', () => {
    const svg = `<?xml-stylesheet href="a.css" type="text/css"?>
      <svg xmlns="http://www.w3.org/2000/svg" xml:lang="de"><style>a{b:c}</style><text>x</text></svg>`
    const { section, html } = prepare(svg, { mediaType: 'image/svg+xml' })

    expect(html(0)).toBe('<svg lang="de"><text>x</text></svg>')
    expect(section).toMatchObject({
      language: 'de',
      stylesheets: [{ href: '/publications/x/OEBPS/a.css' }, { css: 'a{b:c}' }],
    })
  })

  it('reads other encodings', () => {
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${aChapter('<p>é</p>')}`, 'utf16le'))
    const latin = Buffer.from(
      '<?xml version="1.0" encoding="windows-1252"?><html><body><p>\x93é\x94</p></body></html>',
      'latin1',
    )

    expect(prepare(utf16).html(0)).toBe('<p>é</p>')
    expect(prepare(new Uint8Array(latin)).html(0)).toBe('<p>“é”</p>')
  })

  it('expands no entity that could hurt', () => {
    const laughs = `<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>${aChapter('<p>&a;|&b;|&c;|</p>')}`

    expect(prepare(laughs.replace(/<\?xml.*?\?>/, '')).html(0)).toBe('<p>ha|||</p>')
  })

  it('writes the fences of a formula out', () => {
    const math = (inside: string) => html(`<math>${inside}</math>`)
    const ab = '<mi>a</mi><mi>b</mi><mi>c</mi>'

    expect(math(`<mfenced>${ab}</mfenced>`)).toBe(
      '<math><mrow><mo>(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>,</mo><mi>c</mi><mo>)</mo></mrow></math>',
    )
    expect(math(`<mfenced open="[" close="" separators="; |"><mrow>${ab}</mrow></mfenced>`)).toBe(
      `<math><mrow open="[" close="" separators="; |"><mo>[</mo><mrow>${ab}</mrow></mrow></math>`,
    )
    expect(
      math(`<mfenced separators=";|"> <mfenced separators="">${ab}</mfenced> ${ab}`),
    ).toContain(
      `<mo>(</mo> <mrow separators=""><mo>(</mo>${ab}<mo>)</mo></mrow> <mo>;</mo><mi>a</mi><mo>|</mo><mi>b</mi><mo>|</mo><mi>c</mi><mo>)</mo>`,
    )
    expect(math('<mfenced/>')).toBe('<math><mrow><mo>(</mo><mo>)</mo></mrow></math>')
  })

  it('shows MathML of an old switch, else its default', () => {
    const choice = (namespace: string) =>
      html(
        `<epub:switch><epub:case required-namespace="${namespace}"><p>case</p></epub:case><epub:default><p>default</p></epub:default></epub:switch>`,
      )

    expect(choice('http://www.w3.org/1998/Math/MathML')).toBe('<p>case</p>')
    expect(choice('http://www.xml-cml.org/schema')).toBe('<p>default</p>')
  })

  it('flattens what is nested too deep', () => {
    const { html, section } = prepare(
      aChapter(`${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`),
    )

    expect(html(0).match(/<div>/g)).toHaveLength(400)
    expect(section.characters).toBe(1)
  })
})

describe('locator offsets', () => {
  it('count the text as written, without soft hyphens', () => {
    const { section } = prepare(aChapter('<p>a\u00adb</p>\n<pre>\nc&#13;&#10;d</pre>'))

    expect(section.characters).toBe('ab\nc\n\nd'.length)
  })

  it('are the same when a browser has read the HTML', () => {
    const next = generator(7)
    for (let round = 0; round < 600; round++) {
      const markup = randomMarkup(next, 0)
      const mediaType = round % 2 === 0 ? 'application/xhtml+xml' : 'text/html'
      const { section, html } = prepare(`<html><body>${markup}</body></html>`, { mediaType })
      // The one thing that browsers do and this parser does not.
      const document = parseDocument(html(0).replaceAll(/(<pre[^>]*>)\n/g, '$1'))

      expect(DomUtils.textContent(document).replaceAll('\u00ad', ''), markup).toHaveLength(
        section.characters,
      )
    }
  })
})

/** A small linear congruential generator: the same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff
}

const tags =
  'p div span a b table tbody tr td th caption colgroup col ul li dl dd h1 h2 pre br hr img blockquote ruby rt rp svg g text foreignObject desc math mi mrow mtext form select textarea object script style template body head'.split(
    ' ',
  )
const texts = [
  'x',
  ' ',
  '\n',
  'word ',
  '&amp;',
  '&lt;b>',
  'a\u00adb',
  '&nbsp;',
  '&#13;',
  '\r\n',
  '1<2',
]

function randomMarkup(next: () => number, depth: number): string {
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!
  let markup = ''
  for (let count = Math.floor(next() * 5); count > 0; count--) {
    if (next() < 0.45 || depth > 6) markup += pick(texts)
    else {
      const tag = pick(tags)
      markup += `<${tag}>${randomMarkup(next, depth + 1)}${next() < 0.8 ? `</${tag}>` : ''}`
    }
  }
  return markup
}
