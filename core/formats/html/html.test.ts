import { describe, expect, it } from 'vitest'

import { aDocumentSource, shownSections } from '#tests/support/document-source'
import { aSavedPage, quotedPrintable, savedPart } from '#tests/support/mhtml-builder'
import { encodeText, proseIn } from '#tests/support/text-source'

import { html } from './html'

const open = (markup: string | Uint8Array, fileName = 'a.html') =>
  html.open(aDocumentSource(markup, fileName))
const metadataOf = async (head: string) =>
  (await open(`<html><head>${head}</head><body><p>x</p></body></html>`)).manifest.metadata

describe('what is HTML', () => {
  it.each([
    ['page.bin', '<!DOCTYPE html><p>x'],
    ['page', '\ufeff<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<html>'],
    ['page', '<!-- saved from url=(0014)about:internet -->\n<html lang="en">'],
    ['page.xml', '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'],
    ['fragment.htm', '<p>Only a paragraph'],
    ['page.xhtml', '<p>x</p>'],
  ])('%s: %s', (name, markup) => {
    expect(html.matches(aDocumentSource(markup, name))).toBe(true)
  })

  it.each([
    ['a.txt', 'She wrote <html> on the wall.'],
    ['a.fb2', '<?xml version="1.0"?><FictionBook><body/></FictionBook>'],
    ['a.xml', '<?xml version="1.0"?><!DOCTYPE book><book/>'],
    ['a.html', '\u0000\u0001\u0002\u0003\u0000\u0000'],
  ])('not %s: %s', (name, markup) => {
    expect(html.matches(aDocumentSource(markup, name))).toBe(false)
  })
})

describe('encodings', () => {
  const russian = `<html><body><p>${proseIn('ru')}</p></body></html>`
  const first = proseIn('ru').slice(0, 30)

  it.each([
    ['declared', encodeText(russian.replace('<html>', '<html><meta charset="koi8-r">'), 'koi8-r')],
    ['in UTF-16 by its mark', encodeText(`\ufeff${russian}`, 'utf-16le')],
    ['in UTF-8 without a word', new TextEncoder().encode(russian)],
    ['in windows-1251 without a word', encodeText(russian, 'windows-1251')],
  ])('%s', async (_, bytes) => {
    const [shown = ''] = await shownSections(await open(bytes))

    expect(shown).toContain(first)
  })
})

describe('metadata', () => {
  it('comes from the head', async () => {
    const metadata = await metadataOf(`<title>Lamps &amp; Oil\n | The Site</title>
      <meta property="og:title" content="Lamps &amp; Oil"><meta property="og:site_name" content="The Site">
      <meta name="Author" content="A. Author"><meta name="author" content="https://a.example/me">
      <meta name="keywords" content="oil, lamps; light"><meta name="description" content="On light.">
      <meta property="article:published_time" content="2020-01-02"><meta property="og:locale" content="en_GB">
      <meta name="citation_doi" content="10.0000/lamps">`)

    expect(metadata).toEqual({
      title: 'Lamps & Oil',
      authors: [{ name: 'A. Author' }],
      subjects: ['oil', 'lamps', 'light'],
      description: 'On light.',
      published: '2020-01-02',
      publisher: 'The Site',
      identifier: '10.0000/lamps',
      language: 'en-GB',
      layout: 'reflowable',
      readingProgression: 'ltr',
    })
  })

  it('prefers the title of the window where another one is no part of it', async () => {
    expect((await metadataOf('<title>A</title><meta property="og:title" content="B">')).title).toBe(
      'A',
    )
    expect((await metadataOf('<meta property="og:title" content="B">')).title).toBe('B')
    expect((await metadataOf('<meta name="x">')).title).toBe('A')
  })

  it('takes a cover only from beside the page', async () => {
    const cover = async (head: string) => {
      const source = aDocumentSource(`<html><head>${head}</head><body>x`, 'a.html', {
        'images/cover.jpg': 'jpg',
        'favicon.png': 'png',
      })
      return (await html.open(source)).manifest.cover
    }

    expect(await cover('<link rel="icon" href="images/cover.jpg">')).toBe('images/cover.jpg')
    expect(await cover('<link rel="icon" href="favicon.png">')).toBeUndefined()
    expect(
      await cover('<meta property="og:image" content="https://a.example/cover.jpg">'),
    ).toBeUndefined()
  })
})

describe('what a page does', () => {
  it('is left out, and its words stay', async () => {
    const [shown] = await shownSections(
      await open(`<html><head><script>document.write('a')</script><noscript>b</noscript></head>
        <body onload="x()"><p onclick="x()">Words</p><script>c</script><iframe src="d"></iframe>
        <img src="https://a.example/e.png" alt="Far"><img src="file:///etc/passwd" alt="Near"></body></html>`),
    )

    expect(shown?.replace(/\s+/g, ' ').trim()).toBe(
      '<p>Words</p> <span class="o-missing">Far</span><span class="o-missing">Near</span>',
    )
  })

  it('keeps style sheets in its head, but not an end that stands in a string', async () => {
    const opened = await open(
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><style><![CDATA[p::after { content: "</style><b>" }]]></style></head><body><p>x</p></body></html>',
      'a.xhtml',
    )
    const [shown] = await shownSections(opened)

    expect(opened.manifest.mediaType).toBe('application/xhtml+xml')
    expect(shown).toBe('<p>x</p>')
  })
})

describe('a page saved in one file', () => {
  const page =
    quotedPrintable(`<html><head><title>Café</title><link rel="stylesheet" href="https://a.example/s.css"></head>
    <body style="background: url(i.png)"><img src="https://a.example/d/i.png?x=1&amp;y=2" alt="A"><img src="cid:two" alt="B">
    <img src="https://a.example/gone.png" alt="Gone"><a href="https://a.example/d/page#x">c</a><a href="https://b.example/">d</a><p id="x">é</p></body></html>`)
  const saved = aSavedPage(
    savedPart('text/html', 'Content-Location: https://a.example/d/page', page),
    savedPart(
      'image/png',
      'Content-Location: https://a.example/d/i.png?x=1&y=2',
      'AQID\r\nBA==',
      'base64',
    ),
    savedPart(
      'text/css',
      'Content-Location: https://a.example/s.css',
      'p { background: url("d/i.png?x=3D1&y=3D2") }',
    ),
    savedPart('image/gif', 'Content-ID: <two>', 'R0lG', 'base64'),
  )

  it('finds in it what belongs to it', async () => {
    const opened = await open(saved, 'Saved.mhtml')

    expect(opened.manifest).toMatchObject({
      mediaType: 'multipart/related',
      metadata: { title: 'Café' },
    })
    expect((await shownSections(opened))[0]?.replace(/\s+/g, ' ').trim()).toBe(
      `<img src="/part-2.png" alt="A"><img src="/part-4.gif" alt="B"> <span class="o-missing">Gone</span>\
<a href="/section-0001.xhtml#x">c</a><a href="https://b.example/">d</a><p id="x">é</p>`,
    )
    expect((await opened.read('part-2.png'))?.bytes).toEqual(new Uint8Array([1, 2, 3, 4]))
    expect(new TextDecoder().decode((await opened.read('part-3.css'))?.bytes)).toBe(
      'p { background: url(part-2.png) }',
    )
    expect(opened.beside).toBeUndefined()
  })

  it('is known by its headers, and is a text where there is no page in it', async () => {
    const source = aDocumentSource(saved, 'a.bin')

    expect(html.matches(source)).toBe(true)
    expect(
      (await shownSections(await open(aSavedPage(savedPart('text/plain', 'X: x', 'words')))))[0],
    ).toContain('words')
  })

  it.each([
    ['a boundary that never comes', `${aSavedPage().replace('----b"', 'none"')}x`],
    ['parts in parts', 'Content-Type: multipart/related; boundary=a\n\n--a\n'.repeat(5_000)],
    ['a hundred thousand parts', aSavedPage('------b\r\n\r\nx\r\n'.repeat(100_000))],
  ])('is read in time: %s', async (_, text) => {
    await open(text, 'a.mht')
  })
})
