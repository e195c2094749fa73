import { describe, expect, it } from 'vitest'

import type { Source } from '#core/formats/format'
import { aChapter, anEpub, aZipSource, type Entries } from '#tests/support/publication-builders'

import { epub } from './epub'

const open = (entries: Entries, fileName?: string) => epub.open(aZipSource(entries, fileName))
const hrefs = (links: readonly { href: string }[]) => links.map(({ href }) => href)
const item = (id: string, href: string, type: string, more = '') =>
  `<item id="${id}" href="${href}" media-type="${type}" ${more}/>`
const xhtml = 'application/xhtml+xml'

describe('matching', () => {
  const source = (fileName: string, head: string): Source => ({
    ...aZipSource(anEpub(), fileName),
    head: new TextEncoder().encode(head),
  })

  it('goes by content and by name', async () => {
    const start = `PK\x03\x04${' '.repeat(26)}mimetypeapplication/epub+zip`

    expect(await epub.matches(source('a.bin', start))).toBe(true)
    expect(await epub.matches(source('a.zip', 'PK\x03\x04'))).toBe(true)
    expect(await epub.matches(source('a.EPUB', 'broken'))).toBe(true)
    expect(await epub.matches(source('a.txt', 'Once upon a time'))).toBe(false)
    expect(await epub.matches(aZipSource({ 'a.png': 'x' }, 'a.zip'))).toBe(false)
  })
})

describe('the package', () => {
  const container = (...rootfiles: string[]) => ({
    'META-INF/container.xml': `<container><rootfiles>${rootfiles.join('')}</rootfiles></container>`,
  })
  const rootfile = (path: string, type: string) =>
    `<rootfile full-path="${path}" media-type="${type}"/>`
  const opf = 'application/oebps-package+xml'

  it('is that of the first rendition, whatever else the file holds', async () => {
    const entries = anEpub()
    const other = String(entries['OEBPS/package.opf']).replace('A Title', 'Another Title')
    const { manifest } = await open({
      ...entries,
      'book.pdf': '%PDF',
      'OEBPS/other.opf': other,
      ...container(
        rootfile('book.pdf', 'application/pdf'),
        rootfile('gone.opf', opf),
        rootfile('/oebps/PACKAGE.opf', opf),
        rootfile('OEBPS/other.opf', opf),
      ),
    })

    expect(manifest.metadata.title).toBe('A Title')
  })

  it('is found where the container file is broken or says nothing', async () => {
    const entries = anEpub({ entries: { '__MACOSX/x.opf': 'x', 'OEBPS/deep/b.opf': 'x' } })
    for (const file of ['<container', container()['META-INF/container.xml']]) {
      const { manifest } = await open({ ...entries, 'META-INF/container.xml': file })
      expect(manifest.metadata.title).toBe('A Title')
    }
  })
})

describe('reading order', () => {
  it('is the spine, with addresses from the root of the archive', async () => {
    const { manifest } = await open(anEpub({ chapters: ['<p>1</p>', '<p>2</p>'] }))

    expect(hrefs(manifest.readingOrder)).toEqual(['OEBPS/c1.xhtml', 'OEBPS/c2.xhtml'])
    expect(manifest.readingOrder[0]).toMatchObject({ mediaType: xhtml })
  })

  it('marks what is out of the linear order, unless everything is', async () => {
    const spine = '<spine><itemref idref="c1"/><itemref idref="c2" linear="no"/></spine>'
    const all = '<spine><itemref idref="c1" linear="no"/></spine>'
    const mixed = await open(anEpub({ chapters: ['1', '2'], spine }))
    const none = await open(anEpub({ spine: all }))

    expect(mixed.manifest.readingOrder.map(({ linear }) => linear)).toEqual([undefined, false])
    expect(none.manifest.readingOrder.map(({ linear }) => linear)).toEqual([undefined])
  })

  it('gives what stands in it several times an address each time', async () => {
    const spine = `<spine>${'<itemref idref="c1"/>'.repeat(3)}</spine>`
    const { manifest, read } = await open(anEpub({ spine }))
    const texts = await Promise.all(manifest.readingOrder.map(({ href }) => read(href)))

    expect(hrefs(manifest.readingOrder)).toEqual(
      ['', '?2', '?3'].map((more) => `OEBPS/c1.xhtml${more}`),
    )
    expect(texts[2]).toEqual(texts[0])
    expect(await read('OEBPS/c1.xhtml?4')).toBeUndefined()
  })

  it('knows the place of each in the package, as CFIs count', async () => {
    const spine = `<!-- order --><spine id="s"><itemref idref="gone"/><itemref idref="c1" id="i^1"/>
      <itemref idref="c2"/><itemref idref="c1"/></spine>`
    const { packagePaths } = await open(anEpub({ chapters: ['1', '2'], spine }))

    expect(packagePaths).toEqual(
      new Map([
        ['OEBPS/c1.xhtml', '/6[s]/4[i^^1]'],
        ['OEBPS/c2.xhtml', '/6[s]/6'],
        ['OEBPS/c1.xhtml?2', '/6[s]/8'],
      ]),
    )
  })

  it('takes what needs no script, where there is such a thing', async () => {
    const { manifest } = await open(
      anEpub({
        items:
          item('s', 's.xhtml', xhtml, 'properties="scripted" fallback="plain"') +
          item('plain', 'plain.xhtml', xhtml) +
          item('only', 'only.xhtml', xhtml, 'properties="scripted" fallback="x"') +
          item('x', 'x.bin', 'application/x-thing'),
        spine: '<spine><itemref idref="s"/><itemref idref="only"/></spine>',
        entries: Object.fromEntries(
          ['s.xhtml', 'plain.xhtml', 'only.xhtml', 'x.bin'].map((name) => [
            `OEBPS/${name}`,
            aChapter(name),
          ]),
        ),
      }),
    )

    expect(hrefs(manifest.readingOrder)).toEqual(['OEBPS/plain.xhtml', 'OEBPS/only.xhtml'])
  })

  it('takes the replacement of what is missing', async () => {
    const { manifest } = await open(
      anEpub({
        items:
          item('a', 'gone.png', 'image/png', 'fallback="b"') +
          item('b', 'gone-too.png', 'image/png', 'fallback="c1"') +
          item('x', 'gone.xhtml', xhtml, 'fallback="y"') +
          item('y', 'gone.xhtml', xhtml, 'fallback="x"'),
        spine: '<spine><itemref idref="a"/><itemref idref="x"/></spine>',
      }),
    )

    expect(hrefs(manifest.readingOrder)).toEqual(['OEBPS/c1.xhtml'])
  })

  it('leaves out what is missing and finds what is spelled otherwise', async () => {
    const { manifest } = await open(
      anEpub({
        items:
          item('a', 'Text/A%20b.xhtml', xhtml) +
          item('b', 'cafe%CC%81.xhtml', xhtml) +
          item('c', 'gone.xhtml', xhtml) +
          item('d', 'literal%20name.xhtml', xhtml),
        spine: `<spine>${['a', 'b', 'c', 'd', 'e'].map((id) => `<itemref idref="${id}"/>`).join('')}</spine>`,
        entries: {
          'OEBPS/text/a b.xhtml': aChapter('a'),
          'OEBPS/café.xhtml': aChapter('b'),
          'OEBPS/literal%20name.xhtml': aChapter('d'),
        },
      }),
    )

    expect(hrefs(manifest.readingOrder)).toEqual([
      'OEBPS/text/a b.xhtml',
      'OEBPS/café.xhtml',
      'OEBPS/literal%20name.xhtml',
    ])
  })

  it('follows fallbacks to what can be shown, also in circles', async () => {
    const { manifest } = await open(
      anEpub({
        items:
          item('pdf', 'a.pdf', 'application/pdf', 'fallback="c1"') +
          item('x', 'x.json', 'application/json', 'fallback="y"') +
          item('y', 'y.json', 'application/json', 'fallback="x"'),
        spine: '<spine><itemref idref="x"/><itemref idref="pdf"/></spine>',
        entries: { 'OEBPS/a.pdf': '', 'OEBPS/x.json': '', 'OEBPS/y.json': '' },
      }),
    )

    expect(hrefs(manifest.readingOrder)).toEqual(['OEBPS/c1.xhtml'])
  })

  it('is the documents of the manifest where there is no spine', async () => {
    const { manifest } = await open(anEpub({ chapters: ['1', '2'], spine: '', nav: '' }))

    expect(hrefs(manifest.readingOrder)).toEqual(['OEBPS/c1.xhtml', 'OEBPS/c2.xhtml'])
  })

  it('reads the replacement of a resource that no browser shows', async () => {
    const opened = await open(
      anEpub({
        items:
          item('psd', 'a.psd', 'image/vnd.psd', 'fallback="png"') +
          item('png', 'a.png', 'image/png'),
        entries: { 'OEBPS/a.psd': 'psd', 'OEBPS/a.png': 'png' },
      }),
    )

    expect(await opened.read('OEBPS/a.psd')).toMatchObject({ mediaType: 'image/png' })
  })
})

describe('being forgiving', () => {
  it('finds the package without a container file', async () => {
    const { 'META-INF/container.xml': _, mimetype: __, ...entries } = anEpub()

    expect((await open(entries)).manifest.metadata.title).toBe('A Title')
  })

  it('reads a package in UTF-16, with undeclared prefixes, bare ampersands and named entities', async () => {
    const source = `\ufeff<?xml version="1.0" encoding="utf-16"?><!DOCTYPE package [<!ENTITY x "y">]>
      <package><metadata><dc:title>Salt & Pepper &amp; Caf&eacute; &x;</dc:title><dc:creator opf:role="aut">A<br></dc:creator></metadata>
      <manifest><item id="c1" href="c1.xhtml" media-type="${xhtml}"></manifest><spine><itemref idref="c1"/></spine>`
    const { manifest } = await open(
      anEpub({ entries: { 'OEBPS/package.opf': new Uint8Array(Buffer.from(source, 'utf16le')) } }),
    )

    expect(manifest.metadata.title).toBe('Salt & Pepper & Café y')
    expect(manifest.readingOrder).toHaveLength(1)
  })

  it('names it broken when nothing can be read', async () => {
    await expect(open({ 'a.txt': 'x' })).rejects.toMatchObject({ code: 'publication/corrupted' })
    await expect(open(anEpub({ chapters: [] }))).rejects.toMatchObject({
      code: 'publication/corrupted',
    })
  })

  it('serves only what its manifest names', async () => {
    const opened = await open(anEpub({ entries: { 'OEBPS/secret.txt': 'x' } }))

    expect(await opened.read('OEBPS/secret.txt')).toBeUndefined()
    expect(await opened.read('../../etc/passwd')).toBeUndefined()
    expect(await opened.read('META-INF/container.xml')).toBeUndefined()
  })
})

describe('cover', () => {
  const image = { 'OEBPS/i.png': 'png' }

  it.each([
    ['property', { items: item('i', 'i.png', 'image/png', 'properties="cover-image"') }],
    [
      'EPUB 2 meta',
      {
        items: item('i', 'i.png', 'image/png'),
        metadata: '<dc:title>T</dc:title><meta name="cover" content="i"/>',
      },
    ],
    [
      'the page that the guide names',
      {
        chapters: [
          '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="i.png"/></svg>',
        ],
        items: item('i', 'i.png', 'image/png'),
        guide: '<guide><reference type="cover" href="c1.xhtml"/></guide>',
      },
    ],
    ['its id', { items: item('cover', 'i.png', 'image/png') }],
  ])('is found by %s', async (_, parts) => {
    const { manifest } = await open(anEpub({ ...parts, entries: image }))

    expect(manifest.cover).toBe('OEBPS/i.png')
  })

  it('is none where nothing says so', async () => {
    const { manifest } = await open(
      anEpub({ items: item('i', 'i.png', 'image/png'), entries: image }),
    )

    expect(manifest.cover).toBeUndefined()
  })
})
