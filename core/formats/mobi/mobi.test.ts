import { describe, expect, it } from 'vitest'

import { sentenceFor } from '#core/error-words'
import { detectFormat } from '#core/formats/detect'
import { aNovel, blocksOfNovel } from '#tests/support/a-novel'
import { bytesSource } from '#tests/support/bytes-source'
import { blocksOf } from '#tests/support/read-publication'
import { encodeText, proseIn, readAll } from '#tests/support/text-source'

import {
  makeCombined,
  makeKf8,
  makeMobi,
  makePalmDoc,
} from '../../../tests/support/mobi/make-mobi.mjs'

import { mobi } from './mobi'

const novel = aNovel()
const open = (bytes: Uint8Array, name = 'book.mobi') => mobi.open(bytesSource(name, bytes))
const markupOf = async (bytes: Uint8Array) => readAll(await open(bytes))

const described = {
  title: 'The Lamp & the “Sea”',
  authors: [{ name: 'Nora Quill' }],
  language: 'en',
  layout: 'reflowable',
  readingProgression: 'ltr',
}
const drawing =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="kindle:embed:0001?mime=image/png"/></svg>'
const font = new TextEncoder().encode(`\0\x01\0\0${'a font '.repeat(1_000)}`)

describe.each([
  ['MOBI 6', makeMobi(novel), 'application/x-mobipocket-ebook'],
  [
    'MOBI 6 without compression',
    makeMobi(novel, { compress: false }),
    'application/x-mobipocket-ebook',
  ],
  ['KF8', makeKf8(novel), 'application/vnd.amazon.mobi8-ebook'],
  ['a file with both', makeCombined(novel), 'application/vnd.amazon.mobi8-ebook'],
])('%s', (_, bytes, mediaType) => {
  it('is the text that it was made of', async () => {
    const blocks = await blocksOf(await open(bytes))

    expect(blocks.slice(-blocksOfNovel(novel).length)).toEqual(blocksOfNovel(novel))
  })

  it('says what it is about', async () => {
    const { manifest } = await open(bytes)

    expect(manifest.metadata).toEqual(described)
    expect(manifest.mediaType).toBe(mediaType)
  })

  it('has its chapters in the table of contents, each a section', async () => {
    const { manifest } = await open(bytes)
    const chapters = manifest.readingOrder.slice(-3).map(({ href }) => href)

    expect(manifest.toc).toEqual(
      novel.chapters.map(({ title }, index) => ({
        label: title,
        href: chapters[index],
        children: [],
      })),
    )
    expect(manifest.landmarks).toContainEqual({
      type: 'bodymatter',
      label: 'Start',
      href: chapters[0],
    })
    expect(manifest.start).toBe(chapters[0])
  })

  it('has links that lead to its chapters', async () => {
    const opened = await open(bytes)
    const markup = await readAll(opened)

    for (const { href } of opened.manifest.readingOrder.slice(-3)) {
      expect(markup).toContain(`<a href="${href}">`)
    }
    expect(markup).not.toMatch(/filepos|kindle:/)
  })

  it('has its cover as a picture of the book', async () => {
    const { manifest, read } = await open(bytes)

    expect(manifest.cover).toBe('picture-1.png')
    expect((await read('picture-1.png'))?.bytes).toEqual(novel.pictures![0]!.bytes)
    expect(await markupOf(bytes)).toContain('src="picture-1.png"')
  })

  it('says its language in each section', async () => {
    const { manifest, read } = await open(bytes)

    for (const { href } of manifest.readingOrder) {
      expect(new TextDecoder().decode((await read(href))?.bytes)).toContain('<html lang="en"')
    }
  })
})

describe('a book that does not name its language', () => {
  it.each([
    ['MOBI 6', makeMobi],
    ['KF8', makeKf8],
  ])('tells it by its words: %s', async (_, make) => {
    const chapters = [{ title: 'Eins', paragraphs: proseIn('de').trim().split('\n\n') }]
    const bytes = make({ title: 'Der Fluss', author: 'Nora Quill', language: '', chapters })
    bytes.writeUInt32BE(0, bytes.indexOf('MOBI', 78) + 76)

    expect((await open(bytes)).manifest.metadata.language).toBe('de')
  })
})

describe('MOBI 6', () => {
  it('takes its page of contents for one where it has no index', async () => {
    const { manifest } = await open(makeMobi(novel, { hasIndex: false }))

    expect(manifest.toc.map(({ label }) => label)).toEqual(novel.chapters.map(({ title }) => title))
  })
})

describe('KF8', () => {
  it('has its style sheets, with the fonts they name in order again', async () => {
    const { manifest, read } = await open(makeKf8(novel, { font }))
    const style = await read('style-1.css')

    expect(await markupOf(makeKf8(novel))).toContain('href="style-1.css"')
    expect(style?.mediaType).toBe('text/css')
    expect(new TextDecoder().decode(style?.bytes)).toContain('url(font-2.otf)')
    expect(manifest.resources).toContainEqual({ href: 'font-2.otf', mediaType: 'font/sfnt' })
    expect((await read('font-2.otf'))?.bytes).toEqual(font)
  })

  it('shows a drawing in its place, with its pictures', async () => {
    const markup = await markupOf(makeKf8(novel, { drawing }))

    expect(markup).toContain(
      '<p><svg xmlns="http://www.w3.org/2000/svg"><image href="picture-1.png"/></svg></p>',
    )
  })

  it('is read as MOBI 6 where only that part is sound', async () => {
    const bytes = makeCombined(novel)
    bytes.write('nothing', bytes.lastIndexOf('MOBI'), 'latin1')

    expect((await open(bytes)).manifest.mediaType).toBe('application/x-mobipocket-ebook')
  })

  it('shows its words in whatever order where its parts are not known', async () => {
    const bytes = makeKf8(novel)
    for (let at = bytes.indexOf('TAGX'); at > 0; at = bytes.indexOf('TAGX')) bytes.write('lost', at)
    const text = (await blocksOf(await open(bytes))).join('\n')

    for (const block of blocksOfNovel(novel)) expect(text).toContain(block)
  })
})

describe('a PalmDOC', () => {
  it('is read as plain text, in its own encoding', async () => {
    const text = `The Night Post\n\nby Nora Quill\n\n\n${proseIn('fr')}`
    const bytes = makePalmDoc('Night Post', Buffer.from(encodeText(text, 'windows-1252')))
    const opened = await open(bytes, 'post.pdb')

    expect(opened.manifest).toMatchObject({
      format: 'MOBI',
      mediaType: 'application/vnd.palm',
      metadata: { title: 'The Night Post' },
    })
    expect((await blocksOf(opened)).join(' ')).toContain(proseIn('fr').trim().slice(0, 40))
  })

  it('may hold HTML, which says what it is about', async () => {
    const html =
      '<HTML><HEAD><metadata><dc:Title>Old Book</dc:Title><dc:Creator>N. Quill</dc:Creator>' +
      '<dc:Language>fr</dc:Language></metadata></HEAD><BODY><h1>One</h1><p>Café.</p>' +
      '<mbp:pagebreak><h1>Two</h1><p>Fin.</p></BODY></HTML>'
    const opened = await open(makePalmDoc('Old', Buffer.from(encodeText(html, 'windows-1252'))))

    expect(opened.manifest.metadata).toMatchObject({
      title: 'Old Book',
      authors: [{ name: 'N. Quill' }],
      language: 'fr',
    })
    expect(await blocksOf(opened)).toEqual(['One', 'Café.', 'Two', 'Fin.'])
    expect(opened.manifest.readingOrder).toHaveLength(2)
  })
})

describe('what a header says', () => {
  it.each([
    ['MOBI 6', makeMobi],
    ['KF8', makeKf8],
  ])('is where reading begins where the guide does not: %s', async (_, make) => {
    const { manifest } = await open(make(novel, { startsByHeader: true }))

    expect(manifest.landmarks.map(({ type }) => type)).toEqual(['toc'])
    expect(manifest.start).toBe(manifest.toc[1]?.href)
  })

  it('has all names of the book, and its date', async () => {
    const { manifest } = await open(
      makeMobi(novel, {
        values: [
          [104, '978-0-14-044793-4'],
          [106, '2020-05-06'],
          [112, 'urn:uuid:0a1d9f7f-3b11-4a3a-9a54-7f0c4f0e8a50'],
          [112, 'a file of words'],
          [113, 'B00ABCDEF1'],
          [504, 'B00ABCDEF1'],
        ],
      }),
    )

    expect(manifest.metadata).toMatchObject({
      identifier: 'urn:isbn:978-0-14-044793-4',
      identifiers: [
        { value: 'urn:isbn:978-0-14-044793-4', scheme: 'ISBN' },
        { value: 'B00ABCDEF1', scheme: 'ASIN' },
        { value: 'urn:uuid:0a1d9f7f-3b11-4a3a-9a54-7f0c4f0e8a50', scheme: 'UUID' },
      ],
      dates: [{ event: 'publication', value: '2020-05-06' }],
    })
  })
})

describe('a file that cannot be read', () => {
  const withStart = (start: string) =>
    Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(200)])

  it.each([
    ['encrypted MOBI 6', makeMobi(novel, { encryption: 2 }), 'Mobipocket'],
    ['encrypted KF8', makeKf8(novel, { encryption: 1 }), 'Mobipocket'],
    ['KFX', withStart('\xeaDRMION\xee'), 'Amazon KFX'],
  ])('is protected: %s', async (_, bytes, scheme) => {
    await expect(open(bytes)).rejects.toMatchObject({
      code: 'publication/encrypted',
      details: { scheme, fileName: 'book.mobi' },
    })
  })

  it.each([
    ['kfx', withStart('CONT')],
    ['topaz', withStart('TPZ0')],
    ['print-replica', makePalmDoc('Replica', Buffer.from('%MOP and a PDF'))],
  ])('is of a kind that is not read, and has a name: %s', async (kind, bytes) => {
    const code = 'publication/unsupported-format'
    const details = { kind, fileName: 'book.mobi' }

    await expect(open(bytes)).rejects.toMatchObject({ code, details })
    expect(sentenceFor({ code, details })).toContain('Kindle')
  })

  it.each([
    ['something else', Buffer.from('Once upon a time')],
    ['no more than a header', makeMobi(novel).subarray(0, 78)],
    ['no text', makeMobi(novel).subarray(0, 700)],
  ])('is damaged: %s', async (_, bytes) => {
    await expect(open(bytes)).rejects.toMatchObject({ code: 'publication/corrupted' })
  })
})

describe('a book for Kindle is recognised', () => {
  it.each([
    ['by its records', makeMobi(novel), 'book'],
    ['as a PalmDOC', makePalmDoc('x', Buffer.from('text')), 'book.pdb'],
    ['by its name', Buffer.from('x'), 'book.azw3'],
    ['by its name in capitals', Buffer.from('x'), 'BOOK.PRC'],
  ])('%s', async (_, bytes, name) => {
    expect((await detectFormat(bytesSource(name, bytes))).name).toBe('MOBI')
  })

  it('but not another database of a Palm', async () => {
    const bytes = makeMobi(novel)
    bytes.write('DATAmemo', 60)

    expect(await mobi.matches(bytesSource('memo.pdb', bytes))).toBe(false)
  })
})
