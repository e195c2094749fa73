import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { detectFormat } from '#core/formats/detect'
import type { OpenedPublication } from '#core/formats/format'
import { bytesSource } from '#tests/support/bytes-source'
import { aZipSource } from '#tests/support/publication-builders'
import { blocksOf } from '#tests/support/read-publication'
import { encodeText, proseIn, readAll } from '#tests/support/text-source'

import { makeFb2 } from '../../../tests/support/make-fb2.mjs'

import { fb2 } from './fb2'

const mayak = readFileSync('tests/fixtures/fictionbook/mayak.fb2', 'utf8')

const open = (book: string | Uint8Array, name = 'book.fb2') =>
  fb2.open(bytesSource(name, typeof book === 'string' ? new TextEncoder().encode(book) : book))

/** A book with a body, and what is said of it. */
const aBook = (body: string, { about = '<book-title>A Book</book-title>', after = '' } = {}) =>
  `<?xml version="1.0" encoding="utf-8"?><FictionBook xmlns:l="http://www.w3.org/1999/xlink">` +
  `<description><title-info>${about}</title-info></description><body>${body}</body>${after}</FictionBook>`

const openBody = (body: string, after = '') => open(aBook(body, { after }))

const labelsOf = ({ manifest }: OpenedPublication) => manifest.toc.map(({ label }) => label)

const sentences = (count: number) => '<p>Words of a chapter that goes on.</p>'.repeat(count)
const chapter = (title: string, count: number) =>
  `<section><title><p>${title}</p></title>${sentences(count)}</section>`

describe('what an FB2 says of itself', () => {
  it('is in the metadata', async () => {
    const { manifest } = await open(mayak)

    expect(manifest.metadata).toEqual({
      title: 'Маяк на косе',
      authors: [
        { name: 'Анна Петровна Береговая', sortAs: 'Береговая, Анна Петровна' },
        { name: 'Чайка' },
      ],
      contributors: [{ name: 'Олег Тихий', sortAs: 'Тихий, Олег', role: 'trl' }],
      language: 'ru',
      publisher: 'Издательство «Причал»',
      published: '2020',
      dates: [
        { event: 'publication', value: '2020' },
        { event: 'writing', value: '2019-03-01' },
        { event: 'creation', value: '2024-01-02' },
      ],
      description:
        'Повесть о смотрителе, который разучился спать.\nИ о девочке, которая его научила.',
      identifier: 'urn:isbn:978-0-00-000000-2',
      identifiers: [
        { value: 'urn:isbn:978-0-00-000000-2', scheme: 'ISBN' },
        { value: 'octavo-sample-mayak' },
      ],
      subjects: ['Contemporary fiction', 'Prose for children', 'море', 'маяк', 'зима'],
      series: { name: 'Северный берег', position: 2 },
      layout: 'reflowable',
      readingProgression: 'ltr',
    })
  })

  it('may be nothing: the name of the file is the title', async () => {
    const { manifest } = await open('<FictionBook><body><p>x</p></body></FictionBook>', 'dom.fb2')

    expect(manifest.metadata).toMatchObject({ title: 'Dom', authors: [] })
  })

  it('may leave out the language, which its words tell', async () => {
    const body = `<section><p>${proseIn('he')}</p></section>`
    const opened = await open(aBook(body))

    expect(opened.manifest.metadata).toMatchObject({ language: 'he', readingProgression: 'rtl' })
    expect(await readAll(opened)).toContain('lang="he"')
  })

  it('may be a date in words and a document id', async () => {
    const { manifest } = await open(
      aBook('<p>x</p>', { about: '<book-title>A</book-title><date>about 1890</date>' }).replace(
        '</title-info>',
        '</title-info><document-info><id>abc</id></document-info>',
      ),
    )

    expect(manifest.metadata).toMatchObject({ published: 'about 1890', identifier: 'abc' })
  })
})

describe('the parts of an FB2', () => {
  it('are its title, its chapters and its notes', async () => {
    const { manifest } = await open(mayak)

    expect(manifest.readingOrder.map(({ title }) => title)).toEqual([
      'Анна Береговая. МАЯК НА КОСЕ',
      'Глава первая. Зима',
      'Глава вторая. Шторм',
      'Примечания',
      undefined,
    ])
    expect(manifest.landmarks).toMatchObject([{ type: 'bodymatter', href: 'section-2.xhtml' }])
  })

  it('are in the table of contents, with the sections in them', async () => {
    const { manifest } = await open(mayak)

    expect(manifest.toc).toEqual([
      {
        label: 'Глава первая. Зима',
        href: 'section-2.xhtml',
        children: [{ label: 'Письмо', href: 'section-2.xhtml#letter', children: [] }],
      },
      { label: 'Глава вторая. Шторм', href: 'section-3.xhtml', children: [] },
      { label: 'Примечания', href: 'section-4.xhtml', children: [] },
      { label: 'Comments', href: 'section-5.xhtml', children: [] },
    ])
  })

  it('are the chapters of a part that is long, its title above the first of them', async () => {
    const part = (name: string) =>
      `<section><title><p>${name}</p></title><epigraph><p>Motto.</p></epigraph>${chapter('I', 1_000)}${chapter('II', 1_000)}</section>`
    const opened = await openBody(part('Part One') + part('Part Two'))

    expect(opened.manifest.readingOrder).toHaveLength(4)
    expect(opened.manifest.toc).toMatchObject([
      { label: 'Part One', href: 'section-1.xhtml', children: [{ label: 'I' }, { label: 'II' }] },
      { label: 'Part Two', href: 'section-3.xhtml' },
    ])
    expect(opened.manifest.toc[0]?.children[0]?.href).toMatch(/^section-1\.xhtml#/)
    expect((await blocksOf(opened)).slice(0, 3)).toEqual(['Part One', 'Motto.', 'I'])
  })

  it('are not the short sections of a chapter', async () => {
    const opened = await openBody(
      `<section><title><p>One</p></title>${chapter('a', 9).repeat(250)}</section>${chapter('Two', 1)}`,
    )

    expect(opened.manifest.readingOrder).toHaveLength(2)
    expect(opened.manifest.toc[0]?.children).toHaveLength(250)
  })

  it('are the chapters in the only section there is', async () => {
    const opened = await openBody(`<section>${chapter('One', 200)}${chapter('Two', 200)}</section>`)

    expect(opened.manifest.readingOrder).toHaveLength(2)
  })

  it('are cut at the subtitles where no section has a title', async () => {
    const opened = await openBody(
      `<section><p>Before.</p><subtitle>Chapter 1</subtitle>${sentences(3)}<subtitle>* * *</subtitle>` +
        `${sentences(3)}<subtitle id="two">Chapter 2</subtitle>${sentences(3)}</section>`,
    )

    expect(labelsOf(opened)).toEqual(['Chapter 1', 'Chapter 2'])
    expect(opened.manifest.readingOrder).toHaveLength(3)
    expect(await readAll(opened)).toContain('<hr class="o-scene"/>')
  })

  it('go on over sections without a title', async () => {
    const opened = await openBody(
      `${chapter('One', 3)}<section><p>Later.</p></section><section><p>Later still.</p></section>`,
    )

    expect(opened.manifest.readingOrder).toHaveLength(1)
    expect(await blocksOf(opened)).toHaveLength(6)
  })

  it('are of a readable size, however many sections without a title there are', async () => {
    const opened = await openBody(`<section>${sentences(30)}</section>`.repeat(300))

    expect(opened.manifest.readingOrder.length).toBeGreaterThan(5)
    expect(opened.manifest.readingOrder.length).toBeLessThan(20)
  })

  it('keep text that stands between sections and outside of them', async () => {
    const opened = await openBody(
      `<p>Loose.</p>${chapter('One', 1)}<p>Between.</p>${chapter('Two', 1)}<p>Last.</p>`,
    )

    expect(await blocksOf(opened)).toEqual(
      expect.arrayContaining(['Loose.', 'Between.', 'Last.', 'One', 'Two']),
    )
  })
})

describe('the markup of an FB2', () => {
  const markupOf = async (body: string, after = '') => readAll(await openBody(body, after))

  it('becomes that of a book', async () => {
    const markup = await readAll(await open(mayak))

    for (const piece of [
      '<h1 class="o-title">Анна Береговая <br/>МАЯК НА КОСЕ</h1>',
      '<blockquote class="o-epigraph">\n<p>Кто не спит, тот и светит.</p>\n<p class="o-attribution">Поговорка, которой нет</p>\n</blockquote>',
      '<h2>Глава первая <br/>Зима</h2>',
      '<blockquote>\n<p>В которой гаснет лампа.</p>',
      '<strong>ровно</strong>, <em>почти <strong>неслышно</strong></em>',
      '<s>пароход</s>',
      'H<sub>2</sub>O, площадь 3 м<sup>2</sup>, команда <code>svet --on</code>, <span>тихо</span>',
      '<hr class="o-space"/>\n<p>Утром',
      '<hr class="o-scene"/>',
      '<figure><img src="pictures/2.png" alt="Лампа маяка"/></figure>',
      'к воде <img src="pictures/2.png" alt=""/> и обратно',
      '<p class="o-verse">Свети, пока не рассвело,<br/>\nПока волна о камни бьёт,</p>\n<p class="o-verse">И даже',
      '<p class="o-attribution">1911</p>',
      '<blockquote>\n<p>Дорогой Семён!',
      '<h4>Приписка</h4>',
      '<th align="left">Месяц</th>',
      '<td rowspan="2">40</td>',
      '<td colspan="2" align="center">итого &lt; 50 &amp; точка</td>',
      '<figure>Здесь была карта</figure>',
    ]) {
      expect(markup).toContain(piece)
    }
  })

  it('links places of the book and of the web, and nothing else', async () => {
    const markup = await readAll(await open(mayak))
    const elsewhere = await markupOf(
      '<p><a l:href="javascript:alert(1)">a</a><a l:href="#none">b</a><a l:href="file:///etc/passwd">c</a></p>',
    )

    expect(markup).toContain('<a href="section-3.xhtml#storm">вторую главу</a>')
    expect(markup).toContain('<a href="https://octavo.invalid/mayak">карту</a>')
    expect(elsewhere).toContain('<p>abc</p>')
  })

  it('marks notes and the links to them, there and back', async () => {
    const markup = await readAll(await open(mayak))

    expect(markup).toContain(
      '<a id="o-to-n1" epub:type="noteref" role="doc-noteref" href="section-4.xhtml#n1">[1]</a>',
    )
    expect(markup).toContain(
      '<aside epub:type="footnote" role="doc-footnote" id="n1">\n' +
        '<p><a role="doc-backlink" href="section-2.xhtml#o-to-n1">1</a> Наверх',
    )
  })

  it('leaves links from note to note as they are', async () => {
    const markup = await readAll(await open(mayak))

    expect(markup).toContain('см. <a href="section-4.xhtml#n1">выше</a>')
  })

  it('takes links into the notes for notes, whatever they call themselves', async () => {
    const markup = await markupOf(
      '<section><p>Text<a l:href="#n 1">1</a></p></section>',
      '<body name="notes"><section id="n 1"><p>A note.</p></section></body>',
    )

    expect(markup).toMatch(/<a id="o-to-n 1" epub:type="noteref"[^>]*href="section-2.xhtml#n%201"/)
  })

  it('cannot be made to run anything', async () => {
    const markup = await markupOf(
      '<section id="&quot;&gt;&lt;script&gt;"><p>&lt;script&gt; &amp; "quotes"</p><image l:href="#x" alt="&quot; onerror=&quot;"/></section>',
    )

    expect(markup).not.toContain('<script')
    expect(markup).toContain('<p>&lt;script&gt; &amp; "quotes"</p>')
  })
})

describe('the pictures of an FB2', () => {
  it('have the type that they are of, and the cover is one of them', async () => {
    const { manifest, read } = await open(mayak)
    const cover = await read(manifest.cover ?? '')

    expect(manifest.cover).toBe('pictures/1.png')
    expect(cover?.mediaType).toBe('image/png')
    expect([...(cover?.bytes.subarray(1, 4) ?? [])]).toEqual([0x50, 0x4e, 0x47])
  })

  it('are those that can be shown', async () => {
    const { manifest } = await openBody(
      '<p>x</p>',
      '<binary id="a" content-type="image/png">AAAA</binary><binary id="b"/>',
    )

    expect(manifest.resources).toEqual([])
    expect(manifest.cover).toBeUndefined()
  })

  it('may call one the cover by its name only', async () => {
    const { manifest } = await open(mayak.replace(/<coverpage>.*?<\/coverpage>/, ''))

    expect(manifest.cover).toBe('pictures/1.png')
  })
})

describe('the encoding of an FB2', () => {
  const said = (encoding: string) => mayak.replace('encoding="utf-8"', `encoding="${encoding}"`)
  const opening = 'К ночи ветер перешёл на север, и Семён поднялся наверх[1].'

  it.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'cp866', 'x-mac-cyrillic'])(
    'is the one that it declares: %s',
    async (encoding) => {
      // A sign that not all of these have.
      const text = said(encoding).replaceAll('²', '2').replace(/[«»—]/g, '-')
      const opened = await open(encodeText(text, encoding))

      expect(opened.manifest.metadata.title).toBe('Маяк на косе')
      expect(await blocksOf(opened)).toContain(opening)
    },
  )

  it.each(['utf-16le', 'utf-16be'])('is %s, with a mark or without', async (encoding) => {
    const marked = await open(encodeText(`\ufeff${said('utf-16')}`, encoding))
    const plain = await open(encodeText(said('utf-16'), encoding))

    expect(await blocksOf(marked)).toContain(opening)
    expect(await blocksOf(plain)).toContain(opening)
  })

  it('is UTF-8 where the declaration was left as it was', async () => {
    expect(await blocksOf(await open(said('windows-1251')))).toContain(opening)
  })

  it.each([
    ['none', mayak.replace(/<\?xml.*?\?>/, '')],
    ['UTF-8', mayak],
    ['one that nobody knows', said('x-moscow-1')],
  ])('is found out where the declaration is of no use: %s', async (_, text) => {
    const long = text.replace('<p>Береги масло.</p>', `<p>${proseIn('ru')}</p>`)
    const opened = await open(encodeText(long, 'windows-1251'))

    expect(await blocksOf(opened)).toContain(opening)
  })
})

describe('an FB2 that is broken', () => {
  it.each([
    ['bare ampersands', 'Fire & Ice &c. &amp; R&D', 'Fire & Ice &c. & R&D'],
    ['names of HTML', 'caf&eacute;&nbsp;&mdash; &laquo;x&raquo;', 'café\u00a0— «x»'],
    ['an end tag too many', 'a</strong> b', 'a b'],
    ['crossed tags', '<strong>a<emphasis>b</strong>c</emphasis>', 'abc'],
    ['a less-than sign', 'a < b', 'a < b'],
    ['tags in capitals', 'a <STRONG>b</Strong>', 'a b'],
    ['prefixes that nobody declared', 'a <q:x y:z="1">b</q:x>', 'a b'],
  ])('shows its words: %s', async (_, written, words) => {
    const opened = await openBody(`<section><p>${written}</p><p>After.</p></section>`)

    expect(await blocksOf(opened)).toEqual([words, 'After.'])
  })

  it('has paragraphs that end where the next one starts', async () => {
    const opened = await openBody(`<section>${'<p>One more.'.repeat(1_000)}</section>`)

    expect(await blocksOf(opened)).toHaveLength(1_000)
  })

  it('has sections that nobody closed', async () => {
    const body = Array.from(
      { length: 200 },
      (_, n) => `<section><title><p>Chapter ${n}</p></title>${sentences(2)}`,
    )
    const opened = await openBody(body.join(''))

    expect(await blocksOf(opened)).toHaveLength(600)
  })

  it('goes on behind its own end', async () => {
    const opened = await openBody(
      '<section><p>One.</p></section></body><section><p>Two.</p></section>',
    )

    expect(await blocksOf(opened)).toEqual(['One.', 'Two.'])
  })

  it('lacks its body', async () => {
    const opened = await open('<FictionBook><section><p>One.</p></section></FictionBook>')

    expect(await blocksOf(opened)).toEqual(['One.'])
  })

  it('is cut off in its notes', async () => {
    const opened = await open(mayak.slice(0, mayak.indexOf('Наверх вели')))

    expect(labelsOf(opened)).toHaveLength(3)
  })

  it.each([
    ['nothing in it', '<FictionBook/>'],
    ['an empty body', '<FictionBook><body><section> </section></body></FictionBook>'],
    ['something else', 'BINARY'],
  ])('is named: %s', async (_, text) => {
    await expect(open(text)).rejects.toMatchObject({ code: 'publication/corrupted' })
  })

  it.each([
    ['100,000 open elements', '<section><p><emphasis>x'.repeat(33_000)],
    ['100,000 end tags', `<p>x</p>${'</q></w>'.repeat(50_000)}`],
    ['sections in sections', '<section><title><p>x</p></title>'.repeat(20_000)],
    ['50,000 chapters', chapter('x', 1).repeat(50_000)],
    ['50,000 notes', `<section><p>${'<a l:href="#n">1</a>'.repeat(50_000)}</p></section>`],
    ['tables in tables', '<table><tr><td>x'.repeat(20_000)],
  ])('is read in time: %s', async (_, body) => {
    const opened = await openBody(body)

    expect(opened.manifest.readingOrder.length).toBeGreaterThan(0)
    expect(await readAll(opened)).toBeTypeOf('string')
  })
})

describe('an FB2 is recognised', () => {
  const source = (text: string | Uint8Array, name: string) =>
    bytesSource(name, typeof text === 'string' ? new TextEncoder().encode(text) : text)

  it.each([
    ['by its root', source(mayak, 'mayak.xml')],
    ['behind comments', source(`<!-- made by hand -->\n${mayak}`, 'mayak.txt')],
    ['in UTF-16', source(encodeText(mayak, 'utf-16le'), 'mayak')],
    ['with a prefix', source('<fb:FictionBook xmlns:fb="x"><fb:body/>', 'a')],
    ['by its name only', source('', 'mayak.fb2')],
    ['in a ZIP', aZipSource({ 'mayak.fb2': mayak }, 'mayak.zip')],
    ['in a ZIP beside other files', aZipSource({ 'a.fb2': mayak, 'a.txt': 'x' }, 'mayak.fb2.zip')],
    ['by the name of a ZIP', aZipSource({ 'mayak.xml': mayak }, 'mayak.fbz')],
  ])('%s', async (_, file) => {
    expect((await detectFormat(file)).name).toBe('FictionBook')
  })

  it.each([
    ['a text about it', source('The root is called <FictionBook>.', 'notes.txt')],
    ['many books in one ZIP', aZipSource({ 'a.fb2': mayak, 'b.fb2': mayak }, 'books.zip')],
  ])('but not %s', async (_, file) => {
    expect(await fb2.matches(file)).toBe(false)
  })

  it('and read from a ZIP', async () => {
    const opened = await fb2.open(aZipSource({ 'x/mayak.fb2': mayak }, 'mayak.fb2.zip'))

    expect(opened.manifest.mediaType).toBe('application/x-zip-compressed-fb2')
    expect(opened.manifest.metadata.title).toBe('Маяк на косе')
  })
})

it('a novel made of text is the text again', async () => {
  const prose = proseIn('en').split(/\n\s*\n/)
  const bytes = makeFb2({
    title: 'Made & Read',
    author: 'Somebody',
    language: 'en',
    chapters: [
      { title: 'I', paragraphs: prose },
      { title: 'II', paragraphs: ['The end <of it>.'] },
    ],
  })
  const opened = await open(bytes)

  expect(labelsOf(opened)).toEqual(['I', 'II'])
  expect(await blocksOf(opened)).toEqual([
    'Somebody\nMade & Read',
    'I',
    ...prose.map((text) => text.replace(/\s+/g, ' ').trim()),
    'II',
    'The end <of it>.',
  ])
})
