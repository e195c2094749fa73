import { describe, expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'
import { openPublication } from '#core/publication/open'
import { bytesSource } from '#tests/support/bytes-source'
import { aPage, aPdf, makePdf, type PdfParts } from '#tests/support/make-pdf'

const open = (bytes: Uint8Array, name = 'a.pdf') => openPublication(bytesSource(name, bytes))
const manifestOf = async (parts: Partial<PdfParts>) =>
  (await open(makePdf({ pages: [aPage('One'), aPage('Two'), aPage('Three')], ...parts }))).manifest

describe('pages', () => {
  it('are the reading order, each with its size', async () => {
    const { readingOrder } = await manifestOf({
      pages: [
        {},
        { size: [300, 600], more: '/Rotate 90' },
        { size: [72, 36], more: '/UserUnit 2' },
      ],
    })

    expect(readingOrder).toEqual([
      { href: 'page-1', mediaType: 'application/pdf', width: 576, height: 864 },
      { href: 'page-2', mediaType: 'application/pdf', width: 800, height: 400 },
      { href: 'page-3', mediaType: 'application/pdf', width: 192, height: 96 },
    ])
  })

  it('have their text, line by line, as places in it count', async () => {
    const opened = await open(aPdf('The first line,\nand <the> next & last.', 'Two'))
    const { html } = await createSectionReader(opened, '/').content(0)

    expect(html(0)).toBe('<p>The first line,\nand &lt;the&gt; next &amp; last.</p>')
    expect(await opened.read('page-3')).toBeUndefined()
  })
})

describe('metadata', () => {
  it('come from XMP first', async () => {
    const { metadata } = await manifestOf({
      info: '/Title(Old)/Author(Nobody At All)/Keywords(a, b)/CreationDate(D:20010203040506Z)',
      xmp: `<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2020-05-06T07:08:09Z">
        <dc:title><rdf:Alt><rdf:li xml:lang="de">Nacht</rdf:li><rdf:li xml:lang="x-default">Night</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>A. Writer</rdf:li><rdf:li>B. Writer</rdf:li></rdf:Seq></dc:creator>
        <dc:description><rdf:Alt><rdf:li>Of lamps.</rdf:li></rdf:Alt></dc:description>
        <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
        </rdf:Description>`,
    })

    expect(metadata).toEqual({
      title: 'Night',
      authors: [{ name: 'A. Writer' }, { name: 'B. Writer' }],
      language: 'en-GB',
      published: '2020-05-06',
      dates: [{ event: 'creation', value: '2020-05-06' }],
      description: 'Of lamps.',
      subjects: ['a', 'b'],
      layout: 'fixed',
      readingProgression: 'ltr',
    })
  })

  it.each([
    ['/Title(The Lamp)/Author(Ann Lee; Bo Ray)', 'The Lamp', ['Ann Lee', 'Bo Ray']],
    [
      '/Title(The Lamp)/Author(Ann Lee, Bo Ray and Cy Poe)',
      'The Lamp',
      ['Ann Lee', 'Bo Ray', 'Cy Poe'],
    ],
    ['/Title(The Lamp)/Author(Lee, Ann)', 'The Lamp', ['Lee, Ann']],
    ['/Title(Microsoft Word - lamp.doc)/Author(Admin)', 'The night post', []],
    ['/Title()', 'The night post', []],
  ])('come from the information dictionary: %s', async (info, title, authors) => {
    const bytes = makePdf({ pages: [{}], info })
    const { metadata } = (await open(bytes, 'the-night-post.pdf')).manifest

    expect(metadata.title).toBe(title)
    expect(metadata.authors.map(({ name }) => name)).toEqual(authors)
  })

  it('have the language of the words where none is named', async () => {
    const german =
      'Es war einmal ein König, der hatte eine Tochter,\nund die war so schön, dass die Sonne sich wunderte.'
    const opened = await open(aPdf(german, german, german))
    const textView = await opened.read('text-1')

    expect(opened.manifest.metadata).toMatchObject({ language: 'de', readingProgression: 'ltr' })
    expect(new TextDecoder().decode(textView?.bytes)).toContain('lang="de"')
    expect((await open(aPdf('1', '2'))).manifest.metadata.language).toBeUndefined()
  })

  it('say how pages are turned', async () => {
    const { metadata } = await manifestOf({
      catalog: '/ViewerPreferences<</Direction/R2L>>/PageLayout/TwoPageRight/Lang(ja)',
    })

    expect(metadata).toMatchObject({ readingProgression: 'rtl', spread: 'both', language: 'ja' })
  })
})

describe('contents', () => {
  it('are the outline, with named and explicit destinations', async () => {
    const { toc } = await manifestOf({
      destinations: { third: 2 },
      outline: [
        { title: 'One', page: 0, children: [{ title: 'Zwölf Löwen', target: '/Dest(third)' }] },
        { title: 'Two', page: 1, target: '/A<</S/GoTo/D[{page}/Fit]>>' },
      ],
    })

    expect(toc).toEqual([
      {
        label: 'One',
        href: 'page-1#top=600',
        children: [{ label: 'Zwölf Löwen', href: 'page-3', children: [] }],
      },
      { label: 'Two', href: 'page-2', children: [] },
    ])
  })

  it('lead nowhere but to pages', async () => {
    const { toc } = await manifestOf({
      outline: [
        { title: 'Script', target: '/A<</S/JavaScript/JS(app.alert\\(1\\))>>' },
        { title: 'Launch', target: '/A<</S/Launch/F(calc.exe)>>' },
        { title: 'Web', target: '/A<</S/URI/URI(https://octavo.invalid/)>>' },
        { title: 'Gone', target: '/Dest(nowhere)' },
        { title: 'Part', children: [{ title: 'Chapter', page: 2 }] },
      ],
    })

    expect(toc).toEqual([
      { label: 'Part', children: [{ label: 'Chapter', href: 'page-3#top=600', children: [] }] },
    ])
  })

  it('know what pages are called', async () => {
    const { pageList } = await manifestOf({
      catalog: '/PageLabels<</Nums[0<</S/r>>2<</S/D/P(A-)>>]>>',
    })

    expect(pageList).toEqual([
      { label: 'i', href: 'page-1' },
      { label: 'ii', href: 'page-2' },
      { label: 'A-1', href: 'page-3' },
    ])
    expect((await manifestOf({})).pageList).toEqual([])
  })
})

describe('protection', () => {
  const locked = (encrypt: string) =>
    makePdf({ pages: [aPage('Secret')], trailer: `/Encrypt<<${encrypt}>>/ID[<00><00>]` })

  it.each([
    ['Adobe ADEPT', '/Filter/EBX_HANDLER/V 4/Length 128'],
    ['FileOpen', '/Filter /FOPN_fLock/V 1'],
    [undefined, '/Filter/Something/V 1'],
  ])('is named: %s', async (scheme, encrypt) => {
    await expect(open(locked(encrypt))).rejects.toMatchObject({
      code: 'publication/encrypted',
      details: { fileName: 'a.pdf', ...(scheme !== undefined && { scheme }) },
    })
  })
})

describe('a password', () => {
  const bytes = makePdf({ pages: [aPage('Secret')], password: 'three lamps' })
  const openWith = (password?: string) => openPublication(bytesSource('a.pdf', bytes), { password })

  it('opens what it locks', async () => {
    const opened = await openWith('three lamps')

    expect(opened.manifest.isLocked).toBe(true)
    expect((await createSectionReader(opened, '/').content(0)).html(0)).toContain('Secret')
  })

  it.each([
    ['publication/password-needed', undefined],
    ['publication/password-wrong', 'two lamps'],
  ])('is asked for: %s', async (code, password) => {
    await expect(openWith(password)).rejects.toMatchObject({ code, details: { fileName: 'a.pdf' } })
  })

  it('does no harm where none is wanted', async () => {
    const opened = await openPublication(bytesSource('a.pdf', aPdf('One')), { password: 'any' })

    expect(opened.manifest.isLocked).toBeUndefined()
  })
})

describe('what is no sound PDF', () => {
  it('is read as far as it goes', async () => {
    const text = String.fromCharCode(...aPdf('One', 'Two'))
    const wrong = text.replace(/startxref\n\d+/, 'startxref\n9').replace(/ 00000 n/g, ' 00000 x')
    const { manifest } = await open(Uint8Array.from(wrong, (sign) => sign.charCodeAt(0)))

    expect(manifest.readingOrder).toHaveLength(2)
  })

  describe('was cut off before its trailer', () => {
    const whole = aPdf('One', 'Two', 'Three')
    const text = String.fromCharCode(...whole)
    const until = (end: number) => openPublication(bytesSource('a.pdf', whole.slice(0, end)))
    const pageTexts = async (end: number) => {
      const reader = createSectionReader(await until(end), '/')
      const html = (page: number) =>
        reader.content(page).then(
          (content) => content.html(0),
          () => 'gone',
        )
      return Promise.all([html(0), html(1), html(2)])
    }

    it.each([
      ['in the trailer', text.indexOf('/Root') + 3],
      ['in the table', text.lastIndexOf('00000 n') + 2],
      ['before the table', text.lastIndexOf('xref\n0')],
    ])('and is read whole: %s', async (_, end) => {
      expect(await pageTexts(end)).toEqual(['<p>One</p>', '<p>Two</p>', '<p>Three</p>'])
    })

    it('and is read as far as it goes', async () => {
      const [first, second] = await pageTexts(text.indexOf('(Three)') + 2)

      expect([first, second]).toEqual(['<p>One</p>', '<p>Two</p>'])
    })

    it('and had been locked', async () => {
      const lock = '99 0 obj\n<</Filter/Standard/V 4>>\nendobj\n'
      const cut = text.slice(0, text.lastIndexOf('xref\n0')) + lock
      const bytes = Uint8Array.from(cut, (sign) => sign.charCodeAt(0))

      await expect(open(bytes)).rejects.toMatchObject({ code: 'publication/corrupted' })
    })
  })

  it.each([
    ['', 'publication/corrupted'],
    ['%PDF-1.7 and then nothing', 'publication/corrupted'],
  ])('is named: “%s”', async (content, code) => {
    await expect(open(new TextEncoder().encode(content))).rejects.toMatchObject({ code })
  })

  it.each([
    ['junk.pdf', 'junk '.repeat(100)],
    ['without an ending', '\n\n'],
    ['mail.bin', 'x'.repeat(1_000)],
  ])('is known by its signature: %s', async (name, before) => {
    const bytes = aPdf('One')
    const all = new Uint8Array(before.length + bytes.length)
    all.set(new TextEncoder().encode(before))
    all.set(bytes, before.length)

    expect((await open(all, name)).manifest.format).toBe('PDF')
  })

  it('is none where a text speaks of it', async () => {
    const text = new TextEncoder().encode('A PDF begins with %PDF-1.7 and ends with %%EOF.')

    expect((await open(text, 'notes.txt')).manifest.format).toBe('Plain text')
  })
})
