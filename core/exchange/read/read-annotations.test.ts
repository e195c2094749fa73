import { describe, expect, it } from 'vitest'

import { PublicationId } from '#core/publication/publication'
import { aKeptPublication, aPlace, randomMarks } from '#tests/support/exchange-builders'
import { bytesSource } from '#tests/support/bytes-source'
import { aBookmark, aHighlight, anId } from '#tests/support/library-builders'
import { aZipSource } from '#tests/support/publication-builders'
import { seededRandom } from '#tests/support/random'

import { ExportFormat } from '../export-format'
import { KeptFile } from '../kept-publication'
import { writeExport } from '../write/write-export'

import { readAnnotations } from './read-annotations'

const read = (text: string, name = 'notes') =>
  readAnnotations(bytesSource(name, new TextEncoder().encode(text)))

const options = {
  generated: '2026-03-01T00:00:00.000Z',
  version: '1.2.3',
  markupPlaces: new Map(),
}

const blankAsNone = (text: string | null) => (text?.trim() === '' ? null : text)

describe('what Octavo writes', () => {
  it('comes back as it was from its own file, whatever it is', async () => {
    const random = seededRandom(5)
    for (let round = 0; round < 100; round++) {
      const kept = randomMarks(random, anId(String(round)))
      const bytes = writeExport('octavo', [kept], 'one', options)
      const file = KeptFile.parse(JSON.parse(new TextDecoder().decode(bytes)))

      expect(file.publications).toEqual([kept])
      const [book] = await readAnnotations(bytesSource('notes.json', bytes))
      const all = [...kept.bookmarks, ...kept.highlights, ...kept.unplaced]
      expect(book?.marks.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
      for (const [index, { name, colour, note }] of kept.bookmarks.entries()) {
        const given = { name: blankAsNone(name), colour, note: blankAsNone(note) }
        expect(book?.marks[index]).toMatchObject(given)
      }
    }
  })

  it.each(['epub-annotations', 'readium'] as const)(
    'comes back from %s, one book or a library',
    async (format) => {
      const highlight = aHighlight({
        locator: aPlace(0.25, 'stopped there'),
        end: aPlace(0.26, ' without a reason'),
        text: 'stopped there',
        kind: 'underline',
        colour: 'violet',
        note: 'Why? #road',
        changedAt: '2026-02-02T00:00:00.000Z',
      })
      const bookmark = aBookmark({ locator: aPlace(0.1, 'The road went'), name: 'Here' })
      const noted = aBookmark({
        locator: aPlace(0.3, 'Nobody had'),
        colour: 'pink',
        note: 'Who? #road',
      })
      const kept = aKeptPublication({ highlights: [highlight], bookmarks: [bookmark, noted] })
      const other = aKeptPublication({ ...kept, id: anId('b'), authors: ['Somebody Else'] })
      const one = writeExport(format, [kept], 'one', options)
      const library = writeExport(format, [kept, other], 'library', options)

      const books = await readAnnotations(bytesSource('notes', one))
      expect(books).toEqual([
        {
          id: kept.id,
          identifiers: ['urn:isbn:9780140447934', expect.stringMatching(/^ni:/)],
          title: 'A title',
          authors: ['An Author'],
          marks: [
            {
              id: bookmark.id,
              type: 'bookmark',
              passage: {
                exact: 'The road went',
                before: 'and so ',
                hint: {
                  href: 'text/chapter 1.xhtml',
                  chapter: 'The Road',
                  offset: 100,
                },
              },
              name: 'Here',
              note: null,
              kind: 'highlight',
              colour: null,
              createdAt: bookmark.createdAt,
              changedAt: bookmark.createdAt,
            },
            {
              id: highlight.id,
              type: 'highlight',
              passage: {
                exact: 'stopped there',
                before: 'and so ',
                after: ' without a reason',
                hint: { href: 'text/chapter 1.xhtml', chapter: 'The Road', offset: 250 },
              },
              name: null,
              note: 'Why? #road',
              kind: 'underline',
              colour: 'violet',
              createdAt: highlight.createdAt,
              changedAt: highlight.changedAt,
            },
            expect.objectContaining({
              id: noted.id,
              type: 'bookmark',
              name: null,
              note: 'Who? #road',
              colour: 'pink',
            }),
          ],
        },
      ])
      const all = await readAnnotations(bytesSource('library.zip', library))
      expect(all.map(({ authors }) => authors)).toEqual([['An Author'], ['Somebody Else']])
    },
  )

  it('is read where bookmarks had neither colour nor note', async () => {
    const { colour: _colour, note: _note, ...bookmark } = aBookmark({ name: 'Here' })
    const kept = { ...aKeptPublication(), bookmarks: [bookmark] }
    const file = { format: 'octavo-annotations', version: 1, generated: '', publications: [kept] }
    const [book] = await read(JSON.stringify(file))

    expect(book?.marks).toMatchObject([{ name: 'Here', colour: null, note: null }])
  })

  it('comes back from the table for Readwise', async () => {
    const highlight = aHighlight({ locator: aPlace(0.5, ''), text: '=1, "two"', note: 'So?' })
    const bytes = writeExport(
      'csv',
      [aKeptPublication({ highlights: [highlight] })],
      'one',
      options,
    )
    const [book] = await readAnnotations(bytesSource('notes.csv', bytes))

    expect(book).toMatchObject({ title: 'A title', authors: ['An Author'] })
    expect(book?.marks).toMatchObject([
      { passage: { exact: '=1, "two"' }, note: 'So?', createdAt: highlight.createdAt },
    ])
  })

  it('is one file in every format', () => {
    const kept = randomMarks(seededRandom(1), anId())
    for (const format of ExportFormat.options) {
      for (const scope of ['one', 'library'] as const) {
        expect(writeExport(format, [kept], scope, options).length).toBeGreaterThan(100)
      }
    }
  })
})

describe('annotations of other readers', () => {
  it('in Web Annotations, of Thorium', async () => {
    const [book] = await read(`{
      "@context": "http://www.w3.org/ns/anno.jsonld",
      "id": "urn:uuid:a", "type": "AnnotationSet",
      "about": { "dc:identifier": ["urn:thorium:x", ""], "dc:title": "A title",
        "dc:creator": ["An Author"], "dc:publisher": [] },
      "items": [
        { "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
          "id": "urn:uuid:0dd0f6b0-7f1d-4a8f-9f0a-0d6a9f3f3c11",
          "created": "2026-01-02T03:04:05.000Z", "motivation": "highlighting",
          "body": { "type": "TextualBody", "value": "j'adore !", "color": "#90eb5a", "tag": "to read" },
          "target": { "source": "OEBPS/chapter1.xhtml",
            "meta": { "headings": [{ "level": 1, "txt": "Part" }, { "level": 2, "txt": "Chapter" }] },
            "selector": [
              { "type": "TextQuoteSelector", "exact": "combien de fois", "prefix": "vous. ", "suffix": " ne" },
              { "type": "FragmentSelector", "conformsTo": "http://www.idpf.org/epub/linking/cfi/epub-cfi.html",
                "value": "epubcfi(/6/4!/4/10,/1:1,/1:16)" } ] } },
        { "type": "Nothing" }, 7
      ] }`)

    expect(book?.identifiers).toEqual(['urn:thorium:x'])
    expect(book?.marks).toEqual([
      {
        id: '0dd0f6b0-7f1d-4a8f-9f0a-0d6a9f3f3c11',
        type: 'highlight',
        passage: {
          exact: 'combien de fois',
          before: 'vous. ',
          after: ' ne',
          hint: {
            href: 'OEBPS/chapter1.xhtml',
            chapter: 'Chapter',
            cfi: 'epubcfi(/6/4!/4/10,/1:1,/1:16)',
          },
        },
        name: null,
        note: "j'adore !\n#to-read",
        kind: 'highlight',
        colour: 'green',
        createdAt: '2026-01-02T03:04:05.000Z',
        changedAt: '2026-01-02T03:04:05.000Z',
      },
    ])
  })

  it('in EPUB Annotations, by a text fragment and with the language of a note', async () => {
    const [book] = await read(
      JSON.stringify({
        type: 'AnnotationSet',
        about: { 'dc:title': { language: 'he', text: 'כותרת' } },
        items: [
          {
            id: 'https://example.invalid/1',
            type: 'Annotation',
            target: {
              source: 'c.xhtml',
              selector: {
                type: 'FragmentSelector',
                conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
                value: ':~:text=before-,an%20example,-after',
              },
            },
            body: { type: 'TextualBody', value: { language: 'en', text: 'A note' } },
          },
        ],
      }),
    )

    expect(book?.title).toBe('כותרת')
    expect(book?.marks).toMatchObject([
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        passage: { exact: 'an example' },
        note: 'A note',
      },
    ])
  })

  it('in KOReader’s settings of a book', async () => {
    const [book] = await read(`-- we can read Lua syntax here!
return {
    ["annotations"] = {
        [1] = {
            ["chapter"] = "Chapter One",
            ["color"] = "purple",
            ["datetime"] = "2026-03-01 12:00:00",
            ["datetime_updated"] = "2026-03-02 12:00:00",
            ["drawer"] = "underscore",
            ["note"] = "A \\"note\\"",
            ["page"] = "/body/DocFragment[3]/body/p[5]/text().0",
            ["pageno"] = 42,
            ["pos0"] = "/body/DocFragment[3]/body/p[5]/text().0",
            ["pos1"] = "/body/DocFragment[3]/body/p[5]/text().40",
            ["text"] = "The road went down",
        },
        [2] = {
            ["chapter"] = "Chapter Two",
            ["datetime"] = "2026-03-01 12:00:00",
            ["page"] = "/body/DocFragment[4]/body/p[1]/text().0",
            ["pageno"] = 51,
            ["text"] = "in Chapter Two",
        },
    },
    ["doc_pages"] = 100,
    ["doc_props"] = { ["authors"] = "An Author\\
Another", ["title"] = "A title", ["identifiers"] = "ISBN:123\\
uuid:4" },
}`)

    expect(book).toMatchObject({
      title: 'A title',
      authors: ['An Author', 'Another'],
      identifiers: ['ISBN:123', 'uuid:4'],
    })
    expect(book?.marks).toEqual([
      {
        id: expect.any(String),
        type: 'highlight',
        passage: {
          exact: 'The road went down',
          hint: { chapter: 'Chapter One', section: 2, totalProgression: 0.41 },
        },
        name: null,
        note: 'A "note"',
        kind: 'underline',
        colour: 'violet',
        createdAt: '2026-03-01T12:00:00.000Z',
        changedAt: '2026-03-02T12:00:00.000Z',
      },
      expect.objectContaining({
        type: 'bookmark',
        passage: { exact: '', hint: { chapter: 'Chapter Two', section: 3, totalProgression: 0.5 } },
        note: null,
      }),
    ])
  })

  it('in KOReader’s settings of former years', async () => {
    const [book] = await read(`return { ["bookmarks"] = {
      [1] = { ["highlighted"] = true, ["notes"] = "marked words", ["text"] = "Page 3 marked words @ 2020-01-01 10:00:00" },
      [2] = { ["highlighted"] = true, ["notes"] = "other words", ["text"] = "my note" } } }`)

    expect(book?.marks).toMatchObject([
      { type: 'highlight', passage: { exact: 'marked words' }, note: null },
      { type: 'highlight', passage: { exact: 'other words' }, note: 'my note' },
    ])
  })

  it('in calibre’s collections, lists in books, and library files', async () => {
    const annotation = {
      type: 'highlight',
      uuid: 'abc',
      highlighted_text: 'marked words',
      notes: 'my note',
      spine_index: 4,
      start_cfi: '/2/4/2/1:105',
      end_cfi: '/2/4/2/1:134',
      style: { kind: 'color', type: 'builtin', which: 'blue' },
      timestamp: '2026-03-01T12:00:00.123456+00:00',
      toc_family_titles: ['Part', 'Chapter'],
    }
    const removed = { ...annotation, uuid: 'gone', removed: true }
    const bookmark = { type: 'bookmark', title: 'Here', pos: 'epubcfi(/10/2/4/2/1:3)' }
    const collection = { type: 'calibre_annotation_collection', version: 1 }
    const mark = {
      type: 'highlight',
      passage: {
        exact: 'marked words',
        hint: { section: 4, chapter: 'Chapter', cfi: 'epubcfi(/6/10!/4/2/1:105)' },
      },
      note: 'my note',
      colour: 'blue',
      createdAt: '2026-03-01T12:00:00.123Z',
    }
    const place = {
      type: 'bookmark',
      name: 'Here',
      passage: { exact: '', hint: { section: 4, cfi: 'epubcfi(/6/10!/4/2/1:3)' } },
    }

    const all = [annotation, removed, bookmark]
    const [viewer] = await read(JSON.stringify({ ...collection, annotations: all }))
    expect(viewer?.marks).toMatchObject([mark, place])

    const wrapped = [
      { annotation, title: 'A title', authors: ['An Author'] },
      { annotation: removed },
    ]
    const books = await read(JSON.stringify({ ...collection, annotations: wrapped }))
    expect(books[0]).toMatchObject({ title: 'A title', authors: ['An Author'], marks: [mark] })

    const content = JSON.stringify({ annotation, format: 'EPUB' }).replaceAll('"', '&quot;')
    const [library] =
      await read(`<?xml version='1.0'?><package xmlns="http://www.idpf.org/2007/opf">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A title</dc:title>
      <dc:creator>An Author</dc:creator><dc:identifier>x</dc:identifier>
      <meta name="calibre:annotation" content="${content}"/></metadata></package>`)
    expect(library).toMatchObject({ title: 'A title', identifiers: ['x'], marks: [mark] })

    const packed = `encoding=json+base64:\n${btoa(JSON.stringify([annotation]))}`
    const inBook = await readAnnotations(aZipSource({ 'META-INF/calibre_bookmarks.txt': packed }))
    expect(inBook[0]?.marks).toMatchObject([mark])
  })

  it('in Readwise’s own export', async () => {
    const [book] = await read(
      'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\r\n' +
        '"One, ""two""",A title,An Author,B00,So?,pink,"a b,c",location,200,2026-03-01 10:00:00+00:00,\r\n' +
        'Last,A title,An Author,B00,,,,location,400,"March 1, 2026 10:00:00 AM",\r\n',
    )

    expect(book?.marks).toMatchObject([
      {
        passage: { exact: 'One, "two"', hint: { totalProgression: 0.5 } },
        note: 'So?\n#a-b #c',
        colour: 'pink',
        createdAt: '2026-03-01T10:00:00.000Z',
      },
      { passage: { exact: 'Last', hint: { totalProgression: 1 } }, note: null },
    ])
  })

  it.each([
    ['a story', 'Once upon a time.'],
    ['an empty file', ''],
    ['other JSON', '{"type": "FeatureCollection"}'],
    ['broken JSON', '{"type": "AnnotationSet"'],
    ['a program', 'return os.execute("rm")'],
    ['another table', 'Name,Age\nA,1\n'],
    ['a web page', '<html><body>Highlight</body></html>'],
  ])('are not in %s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'annotations/unsupported' })
  })

  it('survive bytes that were turned over, or are refused', async () => {
    const random = seededRandom(9)
    const kept = randomMarks(random, anId())
    for (const format of ['octavo', 'epub-annotations', 'csv'] as const) {
      const bytes = writeExport(format, [kept], 'one', options)
      for (let round = 0; round < 200; round++) {
        const damaged = Uint8Array.from(bytes)
        for (let flips = 0; flips < 5; flips++) {
          damaged[Math.floor(random() * damaged.length)]! ^= 1 << Math.floor(random() * 8)
        }
        const books = await readAnnotations(bytesSource('notes', damaged)).catch(
          (error: unknown) => {
            expect(error).toMatchObject({ name: 'ReaderError' })
            return []
          },
        )
        for (const { id } of books)
          if (id !== null) expect(PublicationId.safeParse(id).success).toBe(true)
      }
    }
  })
})
