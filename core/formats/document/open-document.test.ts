import { describe, expect, it } from 'vitest'

import type { OpenedPublication } from '#core/formats/format'
import { aDocumentSource, outline, shownSections } from '#tests/support/document-source'
import { prose } from '#tests/support/prose'

import { openDocument, type LongDocument } from './open-document'

const files = {
  'a b.png': 'png',
  'css/page.css': '@import "more.css"; p { background: url(../bg.png) }',
  'css/more.css': '',
  'bg.png': 'png',
  'other.html': '<p>',
}

const open = (body: string, more: Partial<LongDocument> = {}): Promise<OpenedPublication> =>
  openDocument(aDocumentSource('', 'My Walks.html', files), {
    format: 'HTML',
    mediaType: 'text/html',
    markup: `<html lang="en"><body>${body}</body></html>`,
    markupType: 'text/html',
    href: 'walks.html',
    metadata: {},
    ...more,
  })

/** Some 3,000 characters, so that a heading before them begins a chapter. */
const long = prose(8)
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('')
const startsOf = async (opened: OpenedPublication) =>
  (await shownSections(opened)).map((html) => html.slice(0, html.indexOf('<p>')))

describe('chapters', () => {
  it('begin at the topmost headings that come more than once', async () => {
    const opened = await open(
      `<h1>Walks</h1><p>x</p><h2>One</h2>${long}<h3>A</h3>${long}<h2>Two</h2>${long}`,
    )

    expect(await startsOf(opened)).toEqual([
      '<h1 id="heading-1">Walks</h1>',
      '<h2 id="heading-4">Two</h2>',
    ])
    expect(outline(opened.manifest.toc)).toEqual([
      'Walks → section-0001.xhtml',
      '  One → section-0001.xhtml#heading-2',
      '    A → section-0001.xhtml#heading-3',
      '  Two → section-0002.xhtml',
    ])
    expect(opened.manifest.readingOrder.map(({ title }) => title)).toEqual(['Walks', 'Two'])
  })

  it('are the second level below parts that have no text of their own', async () => {
    const chapter = (name: string) => `<h2>${name}</h2>${long}${long}`
    const opened = await open(
      `<h1>Part</h1>${chapter('1')}${chapter('2')}<h1>Part</h1>${chapter('3')}${chapter('4')}`,
    )

    expect(await startsOf(opened)).toEqual([
      '<h1 id="heading-1">Part</h1><h2 id="heading-2">1</h2>',
      '<h2 id="heading-3">2</h2>',
      '<h1 id="heading-4">Part</h1><h2 id="heading-5">3</h2>',
      '<h2 id="heading-6">4</h2>',
    ])
  })

  it('do not turn a page for a few lines', async () => {
    const opened = await open('<h1>Walks</h1><h2>One</h2><p>a</p><h2>Two</h2><p>b</p>')

    expect(opened.manifest.readingOrder).toHaveLength(1)
  })

  it('begin inside other elements, which go on around them', async () => {
    const opened = await open(
      `<div class="page">${long}<section><header><h2>One</h2></header>${long}</section>
       <article>${long}<p></p><a name="two"></a><h2>Two</h2>${long}</article></div>
       <table><tr><td><h2>No chapter</h2></td></tr></table>`,
    )

    expect(await startsOf(opened)).toEqual([
      '<div class="page">',
      '<div class="page"><section><header><h2 id="heading-1">One</h2></header>',
      '<div class="page"><article>',
    ])
    expect((await shownSections(opened))[2]).toContain(
      '<article><p></p><a id="two"></a><h2 id="heading-2">Two</h2>',
    )
    expect((await shownSections(opened))[0]).toMatch(/<\/p><\/div>$/)
  })
})

describe('links', () => {
  it('lead to the chapter in which their target is', async () => {
    const opened = await open(
      `<h1 id="one">One</h1>${long}<p><a href="#two">a</a><a href="walks.html#here">b</a></p>
       <h1>Two</h1><p id="two">${long}</p><p><a href="#one">c</a><a href="walks.html">d</a>
       <a href="#nowhere">e</a><i id="here">f</i><code>href="/walks.html#one"</code></p>`,
    )
    const [one = '', two = ''] = await shownSections(opened)

    expect(one).toContain(
      '<a href="/section-0002.xhtml#two">a</a><a href="/section-0002.xhtml#here">b</a>',
    )
    expect(two).toContain('<a href="/section-0001.xhtml#one">c</a>')
    expect(two).toContain('<a href="/section-0001.xhtml">d</a>')
    expect(two).toContain('<a href="/section-0001.xhtml#nowhere">e</a>')
    expect(two).toContain('<code>href="/walks.html#one"</code>')
  })

  it('have no name of a heading twice', async () => {
    const opened = await open('<h1>One</h1><p id="heading-1">x</p>')

    expect(await shownSections(opened)).toEqual([
      '<h1 id="heading-1-">One</h1><p id="heading-1">x</p>',
    ])
  })
})

describe('notes', () => {
  const note = (id: string, inside = '') => `<aside id="${id}"><p>${id}${inside}</p></aside>`
  const link = (id: string) => `<p><a role="doc-noteref" href="#${id}">*</a></p>`

  it('stand at the end of the chapter that first refers to them', async () => {
    const opened = await open(
      `<h1>One</h1>${long}${link('n2')}<h1>Two</h1>${long}${link('n1')}${link('n2')}
       <section class="o-notes">${note('n1')}${note('n2', '<a href="#n3">3</a>')}${note('n3')}${note('n4')}</section>`,
    )
    const ends = (await shownSections(opened)).map((html) =>
      html.slice(html.indexOf('<section')).replace(/<\/?p>/g, ''),
    )

    expect(ends).toEqual([
      '<section class="o-notes"><aside id="n2">n2<a href="/section-0001.xhtml#n3">3</a></aside><aside id="n3">n3</aside></section>',
      '<section class="o-notes"><aside id="n1">n1</aside><aside id="n4">n4</aside></section>',
    ])
    expect((await shownSections(opened))[1]).toContain('href="/section-0001.xhtml#n2"')
  })
})

describe('resources', () => {
  it('are the files that are named and there, those of style sheets too', async () => {
    const opened = await open(
      '<img src="a%20b.png" alt="A"><img src="gone.png" alt="Gone"><a href="other.html">x</a>',
      {
        markup: `<html><head><link rel="stylesheet" href="css/page.css"><link rel="stylesheet" href="gone.css">
          </head><body><img src="a%20b.png" alt="A"><img src="gone.png" alt="Gone"><a href="other.html">x</a></body></html>`,
      },
    )
    const { manifest, beside, read } = opened
    const names = ['css/page.css', 'a b.png', 'css/more.css', 'bg.png']

    expect(manifest.resources.map(({ href }) => href)).toEqual(names)
    expect(beside).toEqual(names)
    expect((await shownSections(opened))[0]).toBe(
      '<img src="/a%20b.png" alt="A"><span class="o-missing">Gone</span><a href="/other.html">x</a>',
    )
    expect((await read('a b.png'))?.mediaType).toBe('image/png')
    expect(await read('other.html')).toBeUndefined()
    expect(new TextDecoder().decode((await read('section-0001.xhtml'))?.bytes)).not.toContain(
      'gone.css',
    )
  })
})

describe('metadata', () => {
  it('is filled up by the one heading above all others, else by the name of the file', async () => {
    const titleOf = async (body: string) => (await open(body)).manifest.metadata.title

    expect(await titleOf('<h1>A Title</h1><h2>One</h2>')).toBe('A Title')
    expect(await titleOf('<h1>One</h1><h1>Two</h1>')).toBe('My Walks')
    expect(await titleOf('<h1>One</h1><h1 class="o-title">The Title</h1>')).toBe('The Title')
  })

  it('knows a language that is declared badly by its words', async () => {
    const { manifest } = await open('', {
      markup: `<html lang="english"><body>${long}</body></html>`,
    })

    expect(manifest.metadata).toMatchObject({ language: 'en', readingProgression: 'ltr' })
  })

  it('reads from the right what is written so', async () => {
    const { manifest } = await open('<p>x</p>', { metadata: { language: 'he_IL' } })

    expect(manifest.metadata).toMatchObject({ language: 'he-IL', readingProgression: 'rtl' })
  })
})
