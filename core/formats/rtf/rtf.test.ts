import { describe, expect, it } from 'vitest'

import { aDocumentSource, outline, shownSections } from '#tests/support/document-source'
import { aPng } from '#tests/support/pictures'
import { anRtf, aWholeRtf, rtfParagraph as p, rtfPicture, rtfRow } from '#tests/support/rtf-builder'
import { encodeText } from '#tests/support/text-source'

import { rtf } from './rtf'
import { rtfTokens } from './tokens'

const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const open = (text: string) => rtf.open(aDocumentSource(latin1(text), 'a.rtf'))
const shown = async (body: string, parts: Parameters<typeof anRtf>[1] = {}) =>
  (await shownSections(await open(anRtf(body, parts)))).join('')
const line = async (words: string, parts?: Parameters<typeof anRtf>[1]) =>
  (await shown(p(words), parts)).replace(/^<p>|<\/p>$/g, '')

it('is known by its first letters', () => {
  const isRtf = (text: string, name = 'a.doc') => rtf.matches(aDocumentSource(text, name))

  expect(isRtf(anRtf('x'))).toBe(true)
  expect(isRtf('\n{\\rtf1 x}')).toBe(true)
  expect(isRtf('Plain text', 'a.rtf')).toBe(false)
})

it('is cut into tokens, whatever stands in it', () => {
  const kinds = (text: string) =>
    [...rtfTokens(text)].map((token) => Object.values(token).join(' '))

  expect(kinds("{\\b0 a\r\nb\\'e9\\~\\u-10?}")).toEqual([
    'open',
    'word b 0',
    'text a',
    'text b',
    'byte 233',
    'symbol ~',
    'word u -10',
    'text ?',
    'close',
  ])
  expect(kinds('\\bin3 {}\\x')).toEqual(['binary {}\\', 'text x'])
  expect(kinds('\\bin99999999 ab')).toEqual(['binary ab'])
  expect(kinds("\\'zz\\")).toEqual(["symbol '", 'text zz'])
})

describe('letters', () => {
  it.each([
    ['of the document’s code page', "caf\\'e9 \\'96", 'café –'],
    ['by their number', '\\u8211-\\u233?', '–é'],
    ['below nought and beyond a word', '\\u-10179?\\u-8704?', '😀'],
    ['with other substitutes', '{\\uc2\\u8211 ab}{\\uc0\\u8211 a}', '––a'],
    ['with substitutes written as bytes', "\\u1513\\'3f\\u1500\\'3f", 'של'],
    ['signs of their own', '\\ldblquote a\\rdblquote\\emdash\\~\\_\\-b', '“a”—\u00a0\u2011\u00adb'],
    ['escaped', '\\{\\}\\\\ <&', '{}\\ &lt;&amp;'],
    ['in groups, with line ends that mean nothing', '{a}\n{b}\r\nc', 'abc'],
  ])('%s', async (_, words, html) => {
    expect(await line(words)).toBe(html)
  })

  it('have the encoding of their font', async () => {
    const bytes = (text: string, encoding: string) =>
      Array.from(
        encodeText(text, encoding),
        (byte) => `\\'${byte.toString(16).padStart(2, '0')}`,
      ).join('')
    const fonts = [
      '\\f0\\fcharset0 Times',
      '\\f1\\fcharset204 Times Cyr',
      '\\f2\\fcharset128 Mincho',
      '\\f3\\fcharset2 Symbol',
    ]
    const words = `\\'e9 {\\f1 ${bytes('Привет', 'windows-1251')}} {\\f2 ${bytes('日本', 'shift_jis')}} {\\f3 a\\'b7}`

    expect(await line(words, { fonts })).toBe('é Привет 日本 α•')
  })

  it('may stand in the file as they are', async () => {
    const russian = String.fromCharCode(...encodeText('Привет', 'windows-1251'))

    expect(await line(russian, { head: '\\ansi\\ansicpg1251' })).toBe('Привет')
  })
})

describe('text', () => {
  it.each([
    ['bold', '{\\b a}b', '<b>a</b>b'],
    ['bold that ends', '\\b a\\b0 b', '<b>a</b>b'],
    ['italic', '{\\i a}', '<i>a</i>'],
    ['underlined', '{\\ul a\\ulnone b}', '<u>a</u>b'],
    ['struck', '{\\strike a}', '<s>a</s>'],
    [
      'raised and lowered',
      '{\\super a}{\\sub b}{\\up6 c}{\\dn6 d}\\up0 e',
      '<sup>a</sup><sub>b</sub><sup>c</sup><sub>d</sub>e',
    ],
    ['hidden and deleted', 'a{\\v b}{\\deleted c}', 'a'],
    ['plain again', '\\b\\i a\\plain b', '<b><i>a</i></b>b'],
    ['a line break', 'a\\line b', 'a<br>b'],
    ['a tab', '\\tab a\\tab b', 'a\u2003b'],
    ['a group that nobody knows', 'a{\\*\\unheardof b}', 'a'],
    ['a word that nobody knows', 'a\\unheardof9 b', 'ab'],
    ['a comment', 'a{\\*\\atnid X}{\\*\\annotation b}', 'a'],
    [
      'a link',
      '{\\field{\\*\\fldinst{HYPERLINK "https://a.example/?x&y"}}{\\fldrslt{a}}}',
      '<a href="https://a.example/?x&amp;y">a</a>',
    ],
    [
      'a link that would run something',
      '{\\field{\\*\\fldinst HYPERLINK "javascript:x()"}{\\fldrslt a}}',
      '<a>a</a>',
    ],
    [
      'a link inside',
      '{\\*\\bkmkstart x}{\\*\\bkmkend x}{\\field{\\*\\fldinst HYPERLINK \\\\l "x"}{\\fldrslt a}}',
      '<span id="x"></span><a href="/section-0001.xhtml#x">a</a>',
    ],
    [
      'other fields',
      '{\\field{\\*\\fldinst DATE}{\\fldrslt 1999}}{\\field{\\*\\fldinst PAGEREF x}{\\fldrslt 7}}',
      '1999',
    ],
    ['both forms of a text', '{\\upr{a}{\\*\\ud{\\u228?}}}', 'ä'],
  ])('%s', async (_, words, html) => {
    expect(await line(words)).toBe(html)
  })

  it('of heads, feet and tables of the file is not shown', async () => {
    const head =
      '{\\header\\pard Head\\par}{\\footer Foot}{\\colortbl;\\red0;}{\\*\\listtable{\\list{\\listname N;}}}'

    expect(await shown(`${head}${p('a')}`)).toBe('<p>a</p>')
  })

  it('of code by its style', async () => {
    expect(await line('{\\cs9 a}b', { styles: ['\\*\\cs9 Source Text'] })).toBe('<code>a</code>b')
  })
})

describe('paragraphs', () => {
  const styles = [
    '\\s0 Normal',
    '\\s1\\b heading 1',
    '\\s2\\sbasedon1 My Chapter',
    '\\s3 Title',
    '\\s4\\i Quote',
    '\\s5 HTML Preformatted',
  ]

  it.each([
    ['a title', p('a', '\\s3'), '<h1 id="heading-1" class="o-title">a</h1>'],
    ['a heading, not bold', p('a{\\i b}', '\\s1\\b'), '<h1 id="heading-1">a<i>b</i></h1>'],
    ['a heading by the style below its own', p('a', '\\s2'), '<h1 id="heading-1">a</h1>'],
    ['a heading by its level', p('a', '\\outlinelevel1'), '<h2 id="heading-1">a</h2>'],
    [
      'quotations',
      p('a', '\\s4\\i') + p('b', '\\s4\\i'),
      '<blockquote><p>a</p><p>b</p></blockquote>',
    ],
    ['a quotation by its margins', p('a', '\\li720\\ri720'), '<blockquote><p>a</p></blockquote>'],
    ['code', p('a', '\\s5') + p('  b', '\\s5'), '<pre><code>a\n  b</code></pre>'],
    ['centred', p('a', '\\qc'), '<p style="text-align:center;text-indent:0">a</p>'],
    ['at the end', p('a', '\\qr'), '<p style="text-align:end">a</p>'],
    ['indented', p('a', '\\li480'), '<p style="margin-inline-start:2em">a</p>'],
    ['from the right', p('\\u1488?', '\\rtlpar'), '<p dir="rtl">א</p>'],
    ['without an end', '\\pard a', '<p>a</p>'],
    ['a page before', p('a') + p('b', '\\pagebb'), '<p>a</p><p style="break-before:column">b</p>'],
    ['a page between', `${p('a')}\\page ${p('b')}`, '<p>a</p><p style="break-before:column">b</p>'],
    ['a page in one', p('a\\page b'), '<p>a</p><p style="break-before:column">b</p>'],
    [
      'a section',
      `${p('a')}\\sect\\sectd ${p('b')}`,
      '<p>a</p><p style="break-before:column">b</p>',
    ],
    ['a section on the page', `${p('a')}\\sect\\sectd\\sbknone ${p('b')}`, '<p>a</p><p>b</p>'],
  ])('%s', async (_, body, html) => {
    expect(await shown(body, { styles })).toBe(html)
  })
})

describe('lists', () => {
  const item = (mark: string, words: string, level = 0) =>
    p(`{\\listtext ${mark}\\tab}${words}`, `\\ls1\\ilvl${level}`)

  it('nest, with the marks that are printed', async () => {
    expect(
      await shown(
        item("\\'95", 'a') +
          item('1.', 'b', 1) +
          item('2.', 'c', 1) +
          item('i)', 'd', 2) +
          item('o', 'e'),
      ),
    ).toBe(
      `<ul><li>a<ol><li>b</li><li>c<ol><li style="list-style-type:&quot;i) &quot;">d</li></ol></li></ol></li><li>e</li></ul>`,
    )
  })

  it('of old are read too', async () => {
    expect(await shown(p("{\\pntext\\'b7\\tab}{\\*\\pn\\pnlvlblt}a"))).toBe('<ul><li>a</li></ul>')
  })

  it('number headings in their words', async () => {
    const styles = ['\\s1 heading 1']

    expect(await shown(p('{\\listtext I.\\tab}a', '\\s1\\ls1'), { styles })).toBe(
      '<h1 id="heading-1">I. a</h1>',
    )
  })
})

describe('tables', () => {
  it('keep heads, and cells over several columns and rows', async () => {
    const table =
      rtfRow(['\\trhdr', '\\cellx1000', '\\cellx2000', '\\cellx3000'], ['a', 'b', 'c']) +
      rtfRow(['\\cellx2000', '\\clvmgf\\cellx3000'], ['d', 'e']) +
      rtfRow(['\\cellx1000', '\\cellx2000', '\\clvmrg\\cellx3000'], ['f', 'g', ''])

    expect(await shown(table + p('x'))).toBe(
      `<table><tbody><tr><th>a</th><th>b</th><th>c</th></tr>\
<tr><td colspan="2">d</td><td rowspan="2">e</td></tr><tr><td>f</td><td>g</td></tr></tbody></table><p>x</p>`,
    )
  })

  it('hold other tables', async () => {
    const inner =
      '\\pard\\intbl\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\cellx2\\nestrow}{\\nonesttables\\par}'

    expect(
      await shown(`\\trowd\\cellx1000\\cellx2000${inner}\\pard\\intbl\\itap1 c\\cell d\\cell\\row`),
    ).toBe(
      '<table><tbody><tr><td><table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>c</p></td><td>d</td></tr></tbody></table>',
    )
  })

  it('that are never ended are text all the same', async () => {
    expect(await shown('\\trowd\\cellx1000\\pard\\intbl a\\cell b')).toBe('<p>a</p><p>b</p>')
  })
})

it('leads from notes to their texts and back', async () => {
  const note = (words: string) =>
    `{\\super\\chftn}{\\footnote\\pard\\plain{\\super\\chftn} ${words}}`

  expect(await shown(p(`a${note('One\\par More')}b${note(`Two${note('Three')}`)}`))).toBe(
    `<p>a<a role="doc-noteref" id="noteref-1" href="/section-0001.xhtml#note-1">1</a>b\
<a role="doc-noteref" id="noteref-2" href="/section-0001.xhtml#note-2">2</a></p>\
<section class="o-notes"><aside role="doc-footnote" id="note-1">\
<p><a role="doc-backlink" href="/section-0001.xhtml#noteref-1">1</a> One</p><p>More</p></aside>\
<aside role="doc-footnote" id="note-2"><p><a role="doc-backlink" href="/section-0001.xhtml#noteref-2">2</a> Two\
<a role="doc-noteref" id="noteref-3" href="/section-0001.xhtml#note-3">3</a></p></aside>\
<aside role="doc-footnote" id="note-3"><p><a role="doc-backlink" href="/section-0001.xhtml#noteref-3">3</a> Three</p></aside></section>`,
  )
})

describe('pictures', () => {
  it('come out of the text, in the forms that can be shown', async () => {
    const png = aPng()
    const old = '{\\nonshppict{\\pict\\wmetafile8 00ff}}'
    const body = p(`{\\*\\shppict${rtfPicture(png, 'A lamp')}}${old}`) + p(`x{\\pict\\emfblip 00}`)
    const opened = await open(anRtf(body))
    const picture = await opened.read('pictures/1.png')

    expect(await shownSections(opened)).toEqual([
      '<figure><img src="/pictures/1.png" alt="A lamp" width="100"></figure><p>x</p>',
    ])
    expect(picture?.mediaType).toBe('image/png')
    expect(picture?.bytes).toEqual(png)
    expect(await opened.read('pictures/2.png')).toBeUndefined()
  })

  it('may stand as bytes', async () => {
    const png = aPng()
    const raw = String.fromCharCode(...png)
    const opened = await open(anRtf(`{\\pict\\pngblip\\bin${png.length} ${raw}}a`))

    expect((await opened.read('pictures/1.png'))?.bytes).toEqual(png)
  })

  it('in drawings are shown, and texts in boxes once', async () => {
    const shape = (inside: string, after = '') =>
      `{\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv ${inside}}}${after}}{\\shprslt{\\pict\\pngblip 00}no}}`

    expect(
      await shown(p(`a${shape(rtfPicture(aPng()))}${shape('', '{\\shptxt\\pard Boxed\\par}')}`)),
    ).toBe('<p>a<img src="/pictures/1.png" alt="" width="100"></p><div><p>Boxed</p></div>')
  })
})

describe('metadata', () => {
  it('is what the file says of itself', async () => {
    const info =
      "{\\title Caf\\'e9}{\\author A One; B Two}{\\subject s}{\\keywords k, l}{\\doccomm D}{\\operator Who saved it}{\\creatim\\yr2020\\mo5\\dy6\\hr7}{\\revtim\\yr2021\\mo1\\dy1}"
    const { manifest } = await open(anRtf(p('x'), { info, head: '\\ansi\\deflang1031' }))

    expect(manifest.metadata).toEqual({
      title: 'Café',
      authors: [{ name: 'A One' }, { name: 'B Two' }],
      subjects: ['s', 'k', 'l'],
      description: 'D',
      published: '2020-05-06',
      language: 'de-DE',
      layout: 'reflowable',
      readingProgression: 'ltr',
    })
  })

  it('has the language of most of the text, and marks the others', async () => {
    const opened = await open(
      anRtf(p('\\lang1036 Une phrase assez longue {\\lang2057 a word} {\\lang1024 x}'), {
        head: '\\ansi\\deflang1033',
      }),
    )

    expect(opened.manifest.metadata.language).toBe('fr-FR')
    expect((await shownSections(opened))[0]).toBe(
      '<p>Une phrase assez longue <span lang="en-GB">a word</span> x</p>',
    )
  })
})

it('makes chapters and contents of a whole file', async () => {
  const opened = await open(aWholeRtf())

  expect(outline(opened.manifest.toc)).toEqual([
    'The first letter → section-0001.xhtml#heading-2',
    'The second letter → section-0002.xhtml',
  ])
  expect(opened.manifest.metadata.title).toBe('Letters Not Sent')
  expect((await shownSections(opened))[0]).toContain('Café.')
})

it.each([
  ['groups without end', '{'.repeat(200_000)],
  ['ends without groups', '}'.repeat(200_000)],
  ['notes in notes', '{\\footnote x'.repeat(20_000)],
  ['boxes in boxes', '{\\shptxt x'.repeat(20_000)],
  ['tables in tables', '\\pard\\intbl\\itap999999 x\\nestcell'.repeat(5_000)],
  ['a row of a million cells', '\\trowd' + '\\cellx1'.repeat(200_000) + '\\intbl a\\cell\\row'],
  ['fields in fields', '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt '.repeat(20_000)],
  ['a number beyond all', '\\uc2147483647\\u99999999 \\li-99999999999 \\bin-5 '],
  ['bytes that are promised', '\\bin999999999 '],
])('is read in time: %s', async (_, body) => {
  await shown(`x\\par ${body}`)
})
