import { describe, expect, it } from 'vitest'

import {
  aDocx,
  aWholeDocx,
  inList,
  wordList,
  wordParagraph as p,
  wordPicture,
  wordRelationship,
  wordRun as r,
  wordStyle,
} from '#tests/support/docx-builder'
import { outline, shownSections } from '#tests/support/document-source'
import { aZipSource, type Entries } from '#tests/support/publication-builders'

import { docx } from './docx'

const open = (entries: Entries) => docx.open(aZipSource(entries, 'a.docx'))
const shown = async (parts: Parameters<typeof aDocx>[0]) =>
  (await shownSections(await open(aDocx(parts)))).join('')
const bodyShown = (body: string) => shown({ body })

describe('what is a Word document', () => {
  it('is a package with a document, whatever the name', async () => {
    expect(await docx.matches(aZipSource(aDocx(), 'a.bin'))).toBe(true)
    expect(await docx.matches(aZipSource({ 'word/document.xml': '' }, 'a.zip'))).toBe(false)
    expect(await docx.matches(aZipSource({ '[Content_Types].xml': '' }, 'a.xlsx'))).toBe(false)
  })

  it('may keep its document under another name', async () => {
    const { 'word/document.xml': document = '', ...others } = aDocx()
    const entries = {
      ...others,
      'word/document2.xml': document,
      '_rels/.rels': `<Relationships>${wordRelationship('d', 'officeDocument', '/word/document2.xml')}</Relationships>`,
    }

    expect(await shownSections(await open(entries))).toEqual(['<p>Once upon a time.</p>'])
  })

  it('is damaged without one', async () => {
    await expect(open({ '[Content_Types].xml': '<Types/>' })).rejects.toMatchObject({
      code: 'publication/corrupted',
      details: { fileName: 'a.docx' },
    })
  })
})

describe('text', () => {
  it.each([
    ['bold', r('a', '<w:b/>'), '<b>a</b>'],
    ['bold that is off', r('a', '<w:b w:val="0"/>'), 'a'],
    ['italic', r('a', '<w:i/>'), '<i>a</i>'],
    ['underlined', r('a', '<w:u w:val="single"/>'), '<u>a</u>'],
    ['not underlined', r('a', '<w:u w:val="none"/>'), 'a'],
    ['struck', r('a', '<w:dstrike/>'), '<s>a</s>'],
    ['raised', r('a', '<w:vertAlign w:val="superscript"/>'), '<sup>a</sup>'],
    ['lowered', r('a', '<w:vertAlign w:val="subscript"/>'), '<sub>a</sub>'],
    ['raised by hand', r('a', '<w:position w:val="6"/>'), '<sup>a</sup>'],
    ['hidden', r('a', '<w:vanish/>') + r('b'), 'b'],
    ['runs that look the same', r('a', '<w:b/>') + r('b', '<w:b/>') + r('c'), '<b>ab</b>c'],
    ['nested', r('a', '<w:b/>') + r('b', '<w:b/><w:i/>'), '<b>a<i>b</i></b>'],
    ['a line break', '<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>', 'a<br>b'],
    ['a tab', '<w:r><w:tab/><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>', 'a\u2003b'],
    ['hyphens', '<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>', 'a\u2011\u00ad'],
    ['inserted', `<w:ins>${r('a')}</w:ins>`, 'a'],
    ['deleted', `${r('a')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del>`, 'a'],
    ['moved', `<w:moveFrom>${r('a')}</w:moveFrom><w:moveTo>${r('b')}</w:moveTo>`, 'b'],
    [
      'commented',
      `<w:commentRangeStart w:id="1"/>${r('a')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      'a',
    ],
    ['in a control', `<w:sdt><w:sdtContent>${r('a')}</w:sdtContent></w:sdt>`, 'a'],
    [
      'with a reading',
      `<w:r><w:ruby><w:rt>${r('b')}</w:rt><w:rubyBase>${r('a')}</w:rubyBase></w:ruby></w:r>`,
      '<ruby>a<rt>b</rt></ruby>',
    ],
    ['escaped', r('&lt;b&gt; &amp;amp;'), '&lt;b&gt; &amp;amp;'],
  ])('%s', async (_, runs, html) => {
    expect(await bodyShown(p(runs))).toBe(`<p>${html}</p>`)
  })

  it('takes emphasis from styles, but not for headings', async () => {
    const styles =
      wordStyle('Em', 'Emphasis', '<w:rPr><w:i/></w:rPr>', 'character') +
      wordStyle('Letter', 'Letter', '<w:rPr><w:i/></w:rPr>') +
      wordStyle('H', 'heading 2', '<w:rPr><w:b/><w:i/></w:rPr>')
    const em = r('b', '<w:rStyle w:val="Em"/>')

    expect(
      await shown({ styles, body: p(r('a') + em) + p(r('c'), 'Letter') + p(r('d') + em, 'H') }),
    ).toBe('<p>a<i>b</i></p><p><i>c</i></p><h2 id="heading-1">d<i>b</i></h2>')
  })
})

describe('paragraphs', () => {
  const styles =
    wordStyle('T', 'Title') +
    wordStyle('S', 'Subtitle') +
    wordStyle('H1', 'heading 1') +
    wordStyle('Mine', 'My Chapter', '<w:basedOn w:val="H1"/>') +
    wordStyle('Q', 'Intense Quote') +
    wordStyle('V', 'Verse') +
    wordStyle('C', 'HTML Preformatted') +
    wordStyle('Cap', 'caption')

  it.each([
    ['a title', p('a', 'T'), '<h1 id="heading-1" class="o-title">a</h1>'],
    ['a subtitle', p('a', 'S'), '<p class="o-byline">a</p>'],
    ['a heading', p('a', 'H1'), '<h1 id="heading-1">a</h1>'],
    ['a heading by what its style is based on', p('a', 'Mine'), '<h1 id="heading-1">a</h1>'],
    [
      'a heading by its level in the outline',
      p('a', '<w:outlineLvl w:val="2"/>'),
      '<h3 id="heading-1">a</h3>',
    ],
    ['quotations', p('a', 'Q') + p('b', 'Q'), '<blockquote><p>a</p><p>b</p></blockquote>'],
    [
      'a quotation by its margins',
      p('a', '<w:ind w:left="720" w:right="720"/>'),
      '<blockquote><p>a</p></blockquote>',
    ],
    ['verse', p('a', 'V') + p('b', 'V'), '<p class="o-verse">a<br>b</p>'],
    ['code', p('a', 'C') + p('', 'C') + p('  b', 'C'), '<pre><code>a\n\n  b</code></pre>'],
    [
      'centred',
      p('a', '<w:jc w:val="center"/>'),
      '<p style="text-align:center;text-indent:0">a</p>',
    ],
    ['at the end', p('a', '<w:jc w:val="right"/>'), '<p style="text-align:end">a</p>'],
    ['justified', p('a', '<w:jc w:val="both"/>'), '<p>a</p>'],
    ['indented', p('a', '<w:ind w:left="480"/>'), '<p style="margin-inline-start:2em">a</p>'],
    ['from the right', p('א', '<w:bidi/>'), '<p dir="rtl">א</p>'],
    ['a sign between scenes', p('a') + p('* * *') + p('b'), '<p>a</p><hr class="o-scene"><p>b</p>'],
  ])('%s', async (_, body, html) => {
    expect(await shown({ styles, body })).toBe(html)
  })

  it('are found in controls, and in what was inserted or moved as a whole', async () => {
    const wrapped = ['sdt><w:sdtContent', 'ins', 'moveTo', 'customXml']
      .map((name) => `<w:${name}>${p('a')}</w:${name.split('>')[0]}>`)
      .join('')

    expect(await bodyShown(`${wrapped}<w:moveFrom>${p('b')}</w:moveFrom>`)).toBe(
      '<p>a</p>'.repeat(4),
    )
  })

  it('read a blank line as a break where it is rare, and as nothing where it is usual', async () => {
    const text = (count: number) => p('a').repeat(count)

    expect(await bodyShown(`${text(5)}${p('')}${p('')}${text(5)}`)).toBe(
      `${'<p>a</p>'.repeat(5)}<hr class="o-space">${'<p>a</p>'.repeat(5)}`,
    )
    expect(await bodyShown(`${p('a')}${p('')}`.repeat(5))).toBe('<p>a</p>'.repeat(5))
  })

  it('begin pages where the author has them begin', async () => {
    const page = '<p style="break-before:column">b</p>'
    const pageBreak = '<w:r><w:br w:type="page"/></w:r>'
    const section = (type: string) => `<w:sectPr>${type}</w:sectPr>`

    expect(await bodyShown(p('a') + p('b', '<w:pageBreakBefore/>'))).toBe(`<p>a</p>${page}`)
    expect(await bodyShown(p('a') + p(pageBreak) + p('b'))).toBe(`<p>a</p>${page}`)
    expect(await bodyShown(p(r('a') + pageBreak) + p('b'))).toBe(`<p>a</p>${page}`)
    expect(await bodyShown(p(r('a') + pageBreak + r('b')))).toBe(`<p>a</p>${page}`)
    expect(await bodyShown(p('a', section('')) + p('b'))).toBe(`<p>a</p>${page}`)
    expect(await bodyShown(p('a', section('<w:type w:val="continuous"/>')) + p('b'))).toBe(
      '<p>a</p><p>b</p>',
    )
  })
})

describe('lists', () => {
  const numbering =
    wordList(1, ['bullet', '•'], ['decimal', '%2.'], ['bullet', 'o']) +
    wordList(2, ['decimal', '%1.'], ['lowerLetter', '%2)'], ['lowerRoman', '%1.%2.%3'])

  it('nest as their levels say', async () => {
    const body =
      p('a', inList(1)) +
      p('b', inList(1, 1)) +
      p('c', inList(1, 2)) +
      p('d', inList(1, 1)) +
      p('e', inList(1))

    expect(await shown({ numbering, body })).toBe(
      '<ul><li>a<ol><li>b<ul><li>c</li></ul></li><li>d</li></ol></li><li>e</li></ul>',
    )
  })

  it('keep marks that are no plain numbers', async () => {
    const body = p('a', inList(2)) + p('b', inList(2, 1)) + p('c', inList(2, 2))

    expect(await shown({ numbering, body })).toBe(
      `<ol><li>a<ol><li style="list-style-type:&quot;a) &quot;">b\
<ol><li style="list-style-type:&quot;1.a.i &quot;">c</li></ol></li></ol></li></ol>`,
    )
  })

  it('go on counting after a text between, and begin anew where it is said', async () => {
    const anew =
      '<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    const body =
      p('a', inList(2)) +
      p('x') +
      p('b', inList(2)) +
      p('y') +
      p('c', inList(3)) +
      p('d', inList(3))

    expect(await shown({ numbering: numbering + anew, body })).toBe(
      '<ol><li>a</li></ol><p>x</p><ol start="2"><li>b</li></ol><p>y</p><ol><li>c</li><li>d</li></ol>',
    )
  })

  it('number headings in their words', async () => {
    const styles = wordStyle('H', 'heading 1', `<w:pPr>${inList(5)}</w:pPr>`)
    const opened = await open(
      aDocx({
        styles,
        numbering: wordList(5, ['upperRoman', 'Part %1:']),
        body: p('One', 'H') + p('x') + p('Two', 'H'),
      }),
    )

    expect(opened.manifest.toc.map(({ label }) => label)).toEqual(['Part I: One', 'Part II: Two'])
  })
})

describe('links', () => {
  const relationships =
    wordRelationship(
      'far',
      'hyperlink',
      'https://a.example/?x=1&amp;y=2',
      'TargetMode="External"',
    ) + wordRelationship('bad', 'hyperlink', 'javascript:alert(1)', 'TargetMode="External"')
  const field = (instruction: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r>
     <w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const place = '<w:bookmarkStart w:id="1" w:name="here"/><w:bookmarkEnd w:id="1"/>'

  it.each([
    [
      'by relationship',
      `<w:hyperlink r:id="far">${r('a')}</w:hyperlink>`,
      '<a href="https://a.example/?x=1&amp;y=2">a</a>',
    ],
    [
      'by field',
      field('HYPERLINK "https://a.example" \\o "Tip"', r('a')),
      '<a href="https://a.example">a</a>',
    ],
    ['that would run something', `<w:hyperlink r:id="bad">${r('a')}</w:hyperlink>`, '<a>a</a>'],
    [
      'inside',
      `${place}<w:hyperlink w:anchor="here">${r('a')}</w:hyperlink>`,
      '<span id="here"></span><a href="/section-0001.xhtml#here">a</a>',
    ],
    [
      'inside by field',
      place + field('HYPERLINK \\l "here"', r('a')),
      '<span id="here"></span><a href="/section-0001.xhtml#here">a</a>',
    ],
    ['numbers of pages', r('a') + field('PAGEREF here \\h', r('12')), 'a'],
    ['other fields', field('REF here', r('a')), 'a'],
    [
      'nested fields',
      field('TOC \\o', field('HYPERLINK \\l "x"', r('a') + field('PAGEREF x', r('3')))),
      '<a href="/section-0001.xhtml#x">a</a>',
    ],
    [
      'a field that never ends',
      `${r('a')}<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p>${r('b')}`,
      'a</p><p>b',
    ],
    ['simple fields', `<w:fldSimple w:instr="AUTHOR">${r('a')}</w:fldSimple>`, 'a'],
  ])('%s', async (_, content, html) => {
    expect(await shown({ relationships, body: p(content) })).toBe(`<p>${html}</p>`)
  })
})

describe('notes', () => {
  it('lead to their texts and back', async () => {
    const footnotes = `<w:footnote w:id="-1" w:type="separator">${p('---')}</w:footnote>
      <w:footnote w:id="1">${p(`<w:r><w:footnoteRef/></w:r>${r(' One')}`)}${p('More')}</w:footnote>`
    const endnotes = `<w:endnote w:id="1">${p('Two')}</w:endnote>`
    const reference = (kind: string, id: string) =>
      `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`
    const html = await shown({
      footnotes,
      endnotes,
      body: p(
        r('a') +
          reference('footnote', '1') +
          reference('endnote', '1') +
          reference('footnote', '9'),
      ),
    })

    expect(html).toBe(
      `<p>a<a role="doc-noteref" id="noteref-1" href="/section-0001.xhtml#note-1">1</a>\
<a role="doc-noteref" id="noteref-2" href="/section-0001.xhtml#note-2">2</a></p>\
<section class="o-notes"><aside role="doc-footnote" id="note-1">\
<p><a role="doc-backlink" href="/section-0001.xhtml#noteref-1">1</a> One</p><p>More</p></aside>\
<aside role="doc-footnote" id="note-2"><p><a role="doc-backlink" href="/section-0001.xhtml#noteref-2">2</a> Two</p></aside></section>`,
    )
  })

  it('that refer to themselves end', async () => {
    const again = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    const html = await shown({
      footnotes: `<w:footnote w:id="1">${p(r('a') + again)}</w:footnote>`,
      body: p(again),
    })

    expect(html.match(/<aside/g)).toHaveLength(1)
  })
})

describe('pictures', () => {
  it('stand with their words, their width and their caption', async () => {
    const opened = await open(
      aDocx({
        styles: wordStyle('Cap', 'caption'),
        relationships:
          wordRelationship('pic', 'image', 'media/a b.png') +
          wordRelationship('gone', 'image', 'media/gone.png') +
          wordRelationship('far', 'image', 'https://a.example/x.png', 'TargetMode="External"'),
        body:
          p(wordPicture('pic', 'A &amp; B')) +
          p('Below', 'Cap') +
          p(r('x') + wordPicture('gone', 'Gone') + wordPicture('far', 'Far')),
        entries: { 'word/media/a b.png': 'png' },
      }),
    )

    expect((await shownSections(opened))[0]).toBe(
      `<figure><img src="/word/media/a%20b.png" alt="A &amp; B" width="100"><figcaption>Below</figcaption></figure>\
<p>x<span class="o-missing">Gone</span><span class="o-missing">Far</span></p>`,
    )
    expect((await opened.read('word/media/a b.png'))?.mediaType).toBe('image/png')
    expect(await opened.read('word/document.xml')).toBeUndefined()
    expect(opened.beside).toBeUndefined()
  })

  it('of old are read too, and texts in boxes once', async () => {
    const box = (text: string) => `<wps:txbx><w:txbxContent>${p(text)}</w:txbxContent></wps:txbx>`
    const html = await shown({
      relationships: wordRelationship('pic', 'image', 'media/a.png'),
      entries: { 'word/media/a.png': 'png' },
      body: p(
        `<w:r><w:pict><v:shape><v:imagedata r:id="pic" title="Old"/></v:shape></w:pict></w:r>
         <w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('Boxed')}</w:drawing></mc:Choice>
         <mc:Fallback><w:pict>${box('Boxed')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
    })

    expect(html).toBe(
      '<figure><img src="/word/media/a.png" alt="Old"></figure><div><p>Boxed</p></div>',
    )
  })
})

describe('tables', () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
  const row = (cells: string, properties = '') =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`

  it('keep heads, and cells over several columns and rows', async () => {
    const table = `<w:tbl>${row(cell('a') + cell('b') + cell('c'), '<w:tblHeader/>')}
      ${row(cell('d', '<w:gridSpan w:val="2"/>') + cell('e', '<w:vMerge w:val="restart"/>'))}
      ${row(cell('f') + cell('g') + cell('', '<w:vMerge/>'))}
      ${row(cell('h'), '<w:del/>')}</w:tbl>`

    expect(await bodyShown(table)).toBe(
      `<table><tbody><tr><th>a</th><th>b</th><th>c</th></tr>\
<tr><td colspan="2">d</td><td rowspan="2">e</td></tr><tr><td>f</td><td>g</td></tr></tbody></table>`,
    )
  })

  it('hold other tables; one of a single cell is a frame', async () => {
    const inner = `<w:tbl>${row(cell('a') + cell('b'))}</w:tbl>`

    expect(await bodyShown(`<w:tbl>${row(`<w:tc>${inner}${p('')}</w:tc>`)}</w:tbl>`)).toBe(
      '<div><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table></div>',
    )
  })
})

describe('languages', () => {
  const language = (tags: string) => `<w:lang ${tags}/>`
  const defaults = (tags: string) =>
    `<w:docDefaults><w:rPrDefault><w:rPr>${language(tags)}</w:rPr></w:rPrDefault></w:docDefaults>`
  const german =
    'Der Fluss war hoch in diesem Jahr, und niemand wollte über die Brücke gehen, auch wenn sie hielt. '
  const metadataOf = async (parts: Parameters<typeof aDocx>[0]) =>
    (await open(aDocx(parts))).manifest.metadata

  it('are those of most of the text; others are marked', async () => {
    const opened = await open(
      aDocx({
        styles: defaults('w:val="fr-FR" w:bidi="he-IL"'),
        body: p(
          r('Une phrase assez longue ') + r('a word', language('w:val="en-GB"')) + r(' שלום'),
        ),
      }),
    )

    expect(opened.manifest.metadata.language).toBe('fr-FR')
    expect((await shownSections(opened))[0]).toBe(
      '<p>Une phrase assez longue <span lang="en-GB">a word</span><span lang="he-IL"> שלום</span></p>',
    )
  })

  it('are found by the words where a program only says its own', async () => {
    expect(
      (await metadataOf({ styles: defaults('w:val="en-US"'), body: p(german) })).language,
    ).toBe('de')
    expect(
      (await metadataOf({ styles: defaults('w:val="de-AT"'), body: p(german) })).language,
    ).toBe('de-AT')
    expect((await metadataOf({ body: p(r(german, language('w:val="en-US"'))) })).language).toBe(
      'en-US',
    )
  })

  it('turn a book to be read from the right', async () => {
    const opened = await open(aDocx({ body: p('אבג', '<w:bidi/>').repeat(3) + p('abc') }))

    expect(opened.manifest.metadata.readingProgression).toBe('rtl')
  })
})

describe('metadata', () => {
  const titled = (core: string) =>
    open(aDocx({ core, styles: wordStyle('T', 'Title'), body: p('On the Page', 'T') + p('x') }))

  it('comes from the properties of the document', async () => {
    const { manifest } = await titled(
      `<dc:title>A &amp; B</dc:title><dc:creator>A One; B Two</dc:creator><dc:subject>S</dc:subject>
       <cp:keywords>k, l</cp:keywords><dc:description>D</dc:description><dc:language>en</dc:language>
       <dc:identifier>I</dc:identifier><dcterms:created>2020-05-06T07:08:09Z</dcterms:created>`,
    )

    expect(manifest.metadata).toEqual({
      title: 'A & B',
      authors: [{ name: 'A One' }, { name: 'B Two' }],
      subjects: ['S', 'k', 'l'],
      description: 'D',
      language: 'en',
      identifier: 'I',
      published: '2020-05-06',
      layout: 'reflowable',
      readingProgression: 'ltr',
    })
  })

  it('takes the title on the page for one that says nothing', async () => {
    const titleOf = async (core: string) => (await titled(core)).manifest.metadata.title

    expect(await titleOf('')).toBe('On the Page')
    expect(await titleOf('<dc:title>Microsoft Word - draft.doc</dc:title>')).toBe('On the Page')
  })
})

it('makes chapters and contents of a whole document', async () => {
  const opened = await open(aWholeDocx())

  expect(outline(opened.manifest.toc)).toEqual([
    'The first chapter → section-0001.xhtml#heading-2',
    'The second chapter → section-0002.xhtml',
  ])
  expect(opened.manifest.metadata.title).toBe('The House by the Weir')
  expect((await shownSections(opened))[1]).toContain('Of wood.')
})

it.each([
  ['nested tables', '<w:tbl><w:tr><w:tc>'.repeat(20_000)],
  ['nested controls', '<w:sdt><w:sdtContent>'.repeat(20_000)],
  ['fields without end', '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'.repeat(20_000)],
  ['styles in a circle', p('a', 'A')],
  ['a list of a hundred levels', p('a', inList(1, 99)).repeat(100)],
  [
    'a cell over a million columns',
    `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc>'.repeat(2)}</w:tr></w:tbl>`,
  ],
])('is read in time: %s', async (_, body) => {
  const styles =
    wordStyle('A', 'A', '<w:basedOn w:val="B"/>') + wordStyle('B', 'B', '<w:basedOn w:val="A"/>')

  await shown({
    styles,
    numbering: wordList(1, ['decimal', '%1.']),
    body: p('x') + body + p('end'),
  })
})
