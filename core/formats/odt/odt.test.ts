import { describe, expect, it } from 'vitest'

import { aDocumentSource, outline, shownSections } from '#tests/support/document-source'
import {
  aFlatOdt,
  anOdt,
  aWholeOdt,
  listStyle,
  odtHeading as h,
  odtNote,
  odtParagraph as p,
  odtPicture,
  paragraphStyle,
  span,
  textStyle,
} from '#tests/support/odt-builder'
import { aZipSource, type Entries } from '#tests/support/publication-builders'

import { odt } from './odt'

const open = (entries: Entries) => odt.open(aZipSource(entries, 'a.odt'))
const shown = async (parts: Parameters<typeof anOdt>[0]) =>
  (await shownSections(await open(anOdt(parts)))).join('')
const bodyShown = (body: string) => shown({ body })

describe('what is an OpenDocument text', () => {
  it('says so of itself, whatever the name', async () => {
    const other = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }

    expect(await odt.matches(aZipSource(anOdt(), 'a.bin'))).toBe(true)
    expect(await odt.matches(aZipSource(other, 'a.odt'))).toBe(false)
    expect(await odt.matches(aDocumentSource(aFlatOdt(), 'a.xml'))).toBe(true)
    expect(await odt.matches(aDocumentSource('<office:document>', 'a.xml'))).toBe(false)
  })

  it('is read as one file of XML too, with the pictures in it', async () => {
    const picture =
      '<draw:frame><draw:image><office:binary-data>\niVBORw0K\nGgo=</office:binary-data></draw:image></draw:frame>'
    const flat = aFlatOdt({ body: p(`a${picture}`), meta: '<dc:title>T</dc:title>' })
    const opened = await odt.open(aDocumentSource(flat, 'a.fodt'))

    expect(opened.manifest.metadata.title).toBe('T')
    expect(await shownSections(opened)).toEqual([
      '<p>a<img src="data:image/png;base64,iVBORw0KGgo=" alt=""></p>',
    ])
  })

  it('is damaged without a text, and protected under a password', async () => {
    const locked = { 'META-INF/manifest.xml': '<m><file-entry><encryption-data/></file-entry></m>' }

    await expect(open({ ...anOdt(), 'content.xml': '' })).rejects.toMatchObject({
      code: 'publication/corrupted',
      details: { fileName: 'a.odt' },
    })
    await expect(open({ ...anOdt(), ...locked })).rejects.toMatchObject({
      code: 'publication/encrypted',
    })
  })
})

describe('text', () => {
  it.each([
    ['bold', 'fo:font-weight="bold"', '<b>a</b>'],
    ['not bold', 'fo:font-weight="normal"', 'a'],
    ['italic', 'fo:font-style="italic"', '<i>a</i>'],
    ['underlined', 'style:text-underline-style="solid"', '<u>a</u>'],
    ['not underlined', 'style:text-underline-style="none"', 'a'],
    ['struck', 'style:text-line-through-style="solid"', '<s>a</s>'],
    ['raised', 'style:text-position="super 58%"', '<sup>a</sup>'],
    ['lowered', 'style:text-position="-33% 58%"', '<sub>a</sub>'],
    ['hidden', 'text:display="none"', ''],
    [
      'small capitals',
      'fo:font-variant="small-caps"',
      '<span style="font-variant-caps:small-caps">a</span>',
    ],
  ])('%s', async (_, properties, html) => {
    expect(
      await shown({ automatic: textStyle('T', properties), body: p(`${span('a', 'T')}b`) }),
    ).toBe(`<p>${html}b</p>`)
  })

  it.each([
    ['a line break', 'a<text:line-break/>b', 'a<br>b'],
    ['spaces', 'a<text:s/>b<text:s text:c="3"/>c', 'a b\u00a0\u00a0\u00a0c'],
    ['a tab', '<text:tab/>a<text:tab/>b', 'a\u2003b'],
    ['white space of the file', 'a\n\t b', 'a b'],
    ['a comment', 'a<office:annotation><text:p>no</text:p></office:annotation>b', 'ab'],
    ['marks of changes', 'a<text:change-start text:change-id="1"/>b<text:change-end/>', 'ab'],
    ['fields', 'a<text:date>1999</text:date><text:page-number>7</text:page-number>', 'a1999'],
    ['code', span('a', 'Source_20_Text'), '<code>a</code>'],
    [
      'a reading',
      '<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>',
      '<ruby>a<rt>b</rt></ruby>',
    ],
    ['escaped', '&lt;b&gt; &amp;amp;', '&lt;b&gt; &amp;amp;'],
    [
      'a link',
      '<text:a xlink:href="https://a.example/?x&amp;y">a</text:a>',
      '<a href="https://a.example/?x&amp;y">a</a>',
    ],
    [
      'a link that would run something',
      '<text:a xlink:href="javascript:x()">a</text:a>',
      '<a>a</a>',
    ],
    [
      'a link inside',
      '<text:bookmark-start text:name="x"/><text:bookmark text:name="unused"/><text:a xlink:href="#x">a</text:a>',
      '<span id="x"></span><a href="/section-0001.xhtml#x">a</a>',
    ],
  ])('%s', async (_, content, html) => {
    expect(await bodyShown(p(content))).toBe(`<p>${html}</p>`)
  })

  it('leaves out what was deleted', async () => {
    const deleted =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>'

    expect(await bodyShown(deleted + p('a'))).toBe('<p>a</p>')
  })
})

describe('paragraphs', () => {
  it.each([
    ['a title', p('a', 'Title'), '<h1 id="heading-1" class="o-title">a</h1>'],
    ['headings', h('a') + h('b', 3), '<h1 id="heading-1">a</h1><h3 id="heading-2">b</h3>'],
    [
      'quotations',
      p('a', 'Quotations') + p('b', 'Mine'),
      '<blockquote><p>a</p><p>b</p></blockquote>',
    ],
    ['code', p('a<text:s text:c="2"/>b', 'Preformatted_20_Text'), '<pre><code>a  b</code></pre>'],
    ['centred', p('a', 'Centre'), '<p style="text-align:center;text-indent:0">a</p>'],
    ['indented', p('a', 'Indent'), '<p style="margin-inline-start:2em">a</p>'],
    ['from the right', p('א', 'Right'), '<p dir="rtl">א</p>'],
    ['a page before', p('a') + p('b', 'Break'), '<p>a</p><p style="break-before:column">b</p>'],
    ['a page after', p('a', 'After') + p('b'), '<p>a</p><p style="break-before:column">b</p>'],
    ['in a section', `<text:section>${p('a')}</text:section>`, '<p>a</p>'],
    [
      'in a hidden section',
      `<text:section text:display="none">${p('b')}</text:section>${p('a')}`,
      '<p>a</p>',
    ],
  ])('%s', async (_, body, html) => {
    const automatic =
      paragraphStyle('Mine', '', 'style:parent-style-name="Quotations"') +
      paragraphStyle('Centre', 'fo:text-align="center"') +
      paragraphStyle('Indent', 'fo:margin-left="0.85cm"') +
      paragraphStyle('Right', 'style:writing-mode="rl-tb"') +
      paragraphStyle('Break', 'fo:break-before="page"') +
      paragraphStyle('After', 'fo:break-after="page"')

    expect(await shown({ automatic, styles: paragraphStyle('Quotations'), body })).toBe(html)
  })
})

describe('lists', () => {
  const automatic = listStyle('L', '•', '1.', 'a)')
  const item = (content: string, more = '') => `<text:list-item ${more}>${content}</text:list-item>`
  const list = (content: string, more = 'text:style-name="L"') =>
    `<text:list ${more}>${content}</text:list>`

  it('nest, with more than one paragraph in an item', async () => {
    const inner = list(item(p('c')) + item(p('d') + list(item(p('e')), '')), '')

    expect(
      await shown({ automatic, body: list(item(p('a') + p('b') + inner) + item(p('f'))) }),
    ).toBe(
      `<ul><li>a<p>b</p><ol><li>c</li><li>d\
<ol><li style="list-style-type:&quot;a) &quot;">e</li></ol></li></ol></li><li>f</li></ul>`,
    )
  })

  it('begin anew, go on, or begin where it is said', async () => {
    const numbers = listStyle('N', '1.')
    const of = (more: string, first = '') =>
      list(item(p('x'), first), `text:style-name="N" ${more}`) + p('-')

    expect(
      await shown({
        automatic: numbers,
        body:
          of('xml:id="one"') +
          of('') +
          of('text:continue-numbering="true"') +
          of('text:continue-list="one"') +
          of('', 'text:start-value="9"'),
      }),
    ).toBe(
      ['', '', ' start="2"', ' start="2"', ' start="9"']
        .map((start) => `<ol${start}><li>x</li></ol><p>-</p>`)
        .join(''),
    )
  })

  it('number headings in their words', async () => {
    const styles =
      '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    const opened = await open(anOdt({ styles, body: h('One') + h('a', 2) + h('Two') }))

    expect(outline(opened.manifest.toc).map((line) => line.split(' →')[0])).toEqual([
      'I. One',
      '  a',
      'II. Two',
    ])
  })
})

it('leads from contents to headings, without numbers of pages', async () => {
  const contents = `<text:table-of-content><text:index-body>${p('<text:a xlink:href="#One%7Coutline">One<text:tab/>12</text:a>')}</text:index-body></text:table-of-content>`

  expect(await bodyShown(contents + h('One'))).toBe(
    '<p><a href="/section-0001.xhtml#One%7Coutline">One</a></p><h1 id="heading-1"><span id="One|outline"></span>One</h1>',
  )
})

it('leads from notes to their texts and back', async () => {
  const inner = odtNote(p('Two'), '2')

  expect(await bodyShown(p(`a${odtNote(p(`One${inner}`) + p('More'), 'i', 'endnote')}`))).toBe(
    `<p>a<a role="doc-noteref" id="noteref-1" href="/section-0001.xhtml#note-1">i</a></p>\
<section class="o-notes"><aside role="doc-footnote" id="note-1">\
<p><a role="doc-backlink" href="/section-0001.xhtml#noteref-1">i</a> One\
<a role="doc-noteref" id="noteref-2" href="/section-0001.xhtml#note-2">2</a></p><p>More</p></aside>\
<aside role="doc-footnote" id="note-2"><p><a role="doc-backlink" href="/section-0001.xhtml#noteref-2">2</a> Two</p></aside></section>`,
  )
})

describe('pictures and boxes', () => {
  it('stand with their words, their width and their caption', async () => {
    const opened = await open(
      anOdt({
        body:
          p(odtPicture('Pictures/a.png', 'A')) +
          p('Below', 'Caption') +
          p(
            `x${odtPicture('Pictures/gone.png', 'Gone')}${odtPicture('https://a.example/x.png', 'Far')}`,
          ) +
          p(odtPicture('../../secret.png', 'Up')),
        entries: { 'Pictures/a.png': 'png' },
      }),
    )

    expect((await shownSections(opened))[0]).toBe(
      `<figure><img src="/Pictures/a.png" alt="A" width="96"><figcaption>Below</figcaption></figure>\
<p>x<span class="o-missing">Gone</span><span class="o-missing">Far</span></p>\
<figure><span class="o-missing">Up</span></figure>`,
    )
    expect((await opened.read('Pictures/a.png'))?.mediaType).toBe('image/png')
    expect(await opened.read('content.xml')).toBeUndefined()
  })

  it('take the first form of a picture that can be shown', async () => {
    const frame =
      '<draw:frame><draw:image xlink:href="Pictures/a.svm"/><draw:image xlink:href="Pictures/a.png"/></draw:frame>'

    expect(await shown({ body: p(`x${frame}`), entries: { 'Pictures/a.png': '' } })).toBe(
      '<p>x<img src="/Pictures/a.png" alt=""></p>',
    )
  })

  it('put a picture in a box together with the words below it', async () => {
    const box = `<draw:frame><draw:text-box>${p(`${odtPicture('a.png', 'A')}Figure 1`, 'Illustration')}</draw:text-box></draw:frame>`

    expect(await shown({ body: p(`x${box}`), entries: { 'a.png': '' } })).toBe(
      '<p>x</p><div><figure><img src="/a.png" alt="A" width="96"><figcaption>Figure 1</figcaption></figure></div>',
    )
  })
})

it('keeps heads of tables, and cells over several columns and rows', async () => {
  const cell = (words: string, more = '') =>
    `<table:table-cell ${more}>${p(words)}</table:table-cell>`
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`
  const table = `<table:table><table:table-header-rows>${row(cell('a') + cell('b'))}</table:table-header-rows>
    ${row(`${cell('c', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>`)}
    ${row(cell('d', 'table:number-rows-spanned="2"') + cell('e'))}${row(`<table:covered-table-cell/>${cell('f')}`)}</table:table>`

  expect(await bodyShown(table)).toBe(
    `<table><tbody><tr><th>a</th><th>b</th></tr><tr><td colspan="2">c</td></tr>\
<tr><td rowspan="2">d</td><td>e</td></tr><tr><td>f</td></tr></tbody></table>`,
  )
})

describe('metadata', () => {
  it('comes from the document, its language from the text', async () => {
    const { manifest } = await open(
      anOdt({
        meta: `<dc:title>T</dc:title><meta:initial-creator>A One</meta:initial-creator><dc:creator>Who saved it</dc:creator>
          <meta:keyword>k</meta:keyword><meta:keyword>l</meta:keyword><dc:subject>s</dc:subject><dc:description>D</dc:description>
          <meta:creation-date>2020-05-06T07:08:09</meta:creation-date><dc:date>2021-01-01T00:00:00</dc:date>`,
        styles:
          '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="US"/></style:default-style>',
        automatic: `<style:style style:name="P" style:family="paragraph"><style:text-properties fo:language="fr" fo:country="FR"/></style:style>`,
        body: p('Un', '').repeat(1) + p('Une phrase en français, et encore une.', 'P'),
      }),
    )

    expect(manifest.metadata).toEqual({
      title: 'T',
      authors: [{ name: 'A One' }],
      subjects: ['s', 'k', 'l'],
      description: 'D',
      language: 'fr-FR',
      published: '2020-05-06',
      layout: 'reflowable',
      readingProgression: 'ltr',
    })
  })

  it('marks other languages', async () => {
    const styles =
      '<style:default-style style:family="paragraph"><style:text-properties fo:language="de" style:language-complex="he"/></style:default-style>'

    expect(
      await shown({
        styles,
        automatic: textStyle('E', 'fo:language="en" fo:country="GB"'),
        body: p(`Ein Satz auf Deutsch ${span('a word', 'E')}`) + p('שלום'),
      }),
    ).toBe(
      '<p>Ein Satz auf Deutsch <span lang="en-GB">a word</span></p><p><span lang="he">שלום</span></p>',
    )
  })
})

it('makes chapters and contents of a whole document', async () => {
  const opened = await open(aWholeOdt())

  expect(outline(opened.manifest.toc)).toEqual([
    'The first tide → section-0001.xhtml#heading-2',
    'The second tide → section-0002.xhtml',
  ])
})

it.each([
  ['nested lists', '<text:list><text:list-item>'.repeat(20_000)],
  ['nested spans', `<text:p>${'<text:span>'.repeat(20_000)}x`],
  ['nested sections', '<text:section>'.repeat(20_000)],
  ['nested notes', `<text:p>${'<text:note><text:note-body><text:p>'.repeat(20_000)}`],
  ['a million spaces', p('<text:s text:c="1000000000"/>'.repeat(100))],
  ['a level of a million', h('x', 1_000_000)],
  ['styles in a circle', p('x', 'A')],
])('is read in time: %s', async (_, body) => {
  const automatic =
    paragraphStyle('A', '', 'style:parent-style-name="B"') +
    paragraphStyle('B', '', 'style:parent-style-name="A"')

  await shown({ automatic, body: p('x') + body + p('end') })
})
