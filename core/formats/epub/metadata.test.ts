import { describe, expect, it } from 'vitest'

import { anEpub, aZipSource } from '#tests/support/publication-builders'

import { epub } from './epub'

const metadataOf = async (metadata: string, spineAttributes = '') =>
  (await epub.open(aZipSource(anEpub({ metadata, spineAttributes }), 'the-file.epub'))).manifest
    .metadata

describe('metadata', () => {
  it('reads EPUB 3 with its refinements', async () => {
    const metadata = await metadataOf(`
      <dc:title id="s">A Subtitle</dc:title><meta refines="#s" property="title-type">subtitle</meta>
      <dc:title id="t">  The
        Title </dc:title><meta refines="#t" property="title-type">main</meta><meta refines="#t" property="file-as">Title, The</meta>
      <dc:creator id="a">Ann Author</dc:creator><meta refines="#a" property="role">aut</meta><meta refines="#a" property="file-as">Author, Ann</meta>
      <dc:creator id="b">Ian Inker</dc:creator><meta refines="#b" property="role">ill</meta>
      <dc:contributor id="c">Tom Translator</dc:contributor><meta refines="#c" property="role">trl</meta>
      <dc:language>en-GB</dc:language><dc:publisher>P</dc:publisher><dc:date>1920-01-02</dc:date>
      <meta property="dcterms:modified">2024-05-06T07:08:09Z</meta><meta property="dcterms:created">1919</meta>
      <dc:identifier>10.1000/182</dc:identifier><dc:identifier id="i">0140447938</dc:identifier><meta refines="#i" property="identifier-type" scheme="onix:codelist5">02</meta>
      <dc:identifier id="pub-id">urn:isbn:1</dc:identifier><dc:subject>Ships</dc:subject><dc:subject>Sea</dc:subject>
      <dc:description>About ships</dc:description>
      <meta property="belongs-to-collection" id="k">The Fleet</meta><meta refines="#k" property="collection-type">series</meta><meta refines="#k" property="group-position">2.5</meta>
      <meta property="rendition:layout">pre-paginated</meta>`)

    expect(metadata).toEqual({
      title: 'The Title',
      subtitle: 'A Subtitle',
      sortAs: 'Title, The',
      authors: [{ name: 'Ann Author', sortAs: 'Author, Ann', role: 'aut' }],
      contributors: [
        { name: 'Ian Inker', role: 'ill' },
        { name: 'Tom Translator', role: 'trl' },
      ],
      language: 'en-GB',
      publisher: 'P',
      published: '1920-01-02',
      dates: [
        { event: 'publication', value: '1920-01-02' },
        { event: 'creation', value: '1919' },
        { event: 'modification', value: '2024-05-06T07:08:09Z' },
      ],
      description: 'About ships',
      identifier: 'urn:isbn:1',
      identifiers: [
        { value: '10.1000/182', scheme: 'DOI' },
        { value: '0140447938', scheme: 'ISBN' },
        { value: 'urn:isbn:1', scheme: 'ISBN' },
      ],
      subjects: ['Ships', 'Sea'],
      series: { name: 'The Fleet', position: 2.5 },
      layout: 'fixed',
      readingProgression: 'ltr',
    })
  })

  it('reads EPUB 2', async () => {
    const metadata = await metadataOf(`<dc:title>T</dc:title>
      <dc:creator opf:role="aut" opf:file-as="B, A">A B</dc:creator>
      <dc:date opf:event="modification">2001</dc:date><dc:date opf:event="publication">1999</dc:date>
      <dc:identifier opf:scheme="ISBN">9780140447934</dc:identifier><dc:identifier opf:scheme="calibre">7</dc:identifier>
      <meta name="calibre:series" content="S"/><meta name="calibre:series_index" content="3.0"/>
      <meta name="calibre:title_sort" content="T, The"/>`)

    expect(metadata).toMatchObject({
      authors: [{ name: 'A B', sortAs: 'B, A', role: 'aut' }],
      sortAs: 'T, The',
      published: '1999',
      dates: [
        { event: 'modification', value: '2001' },
        { event: 'publication', value: '1999' },
      ],
      identifiers: [
        { value: '9780140447934', scheme: 'ISBN' },
        { value: '7', scheme: 'calibre' },
      ],
      series: { name: 'S', position: 3 },
    })
    const changed = await metadataOf('<dc:date opf:event="modification">2001</dc:date>')
    expect(changed.published).toBeUndefined()
  })

  it('takes any word for the kind of an identifier', async () => {
    const { identifiers } = await metadataOf(`
      <dc:identifier id="i">1</dc:identifier><meta refines="#i" property="identifier-type">constructor</meta>
      <dc:identifier id="pub-id">urn:isbn:1</dc:identifier>`)

    expect(identifiers?.[0]).toEqual({ value: '1' })
  })

  it('marks what runs another way than its first letter says', async () => {
    const titleOf = async (attributes: string, ofPackage = '') => {
      const entries = anEpub({ metadata: `<dc:title ${attributes}>CSS: שלום</dc:title>` })
      const name = 'OEBPS/package.opf'
      const opf = (entries[name] as string).replace('<package', `<package ${ofPackage}`)
      const source = aZipSource({ ...entries, [name]: opf })
      return (await epub.open(source)).manifest.metadata.title
    }

    expect(await titleOf('')).toBe('CSS: שלום')
    expect(await titleOf('dir="rtl"')).toBe('\u200FCSS: שלום')
    expect(await titleOf('', 'dir="rtl"')).toBe('\u200FCSS: שלום')
    expect(await titleOf('dir="auto"', 'dir="rtl"')).toBe('CSS: שלום')
    expect(await titleOf('dir="ltr"', 'dir="rtl"')).toBe('CSS: שלום')
    expect(await metadataOf('<dc:creator dir="rtl">A B</dc:creator>')).toMatchObject({
      authors: [{ name: '\u200FA B' }],
    })
  })

  it('takes the name of the file where there is no title', async () => {
    expect(await metadataOf('')).toEqual({
      title: 'the-file',
      authors: [],
      layout: 'reflowable',
      readingProgression: 'ltr',
    })
  })

  it.each([
    ['en_us', 'en-US'],
    ['ENG', 'en'],
    ['German', 'de'],
    ['pt-br', 'pt-BR'],
    ['und', undefined],
    ['a language', undefined],
  ])('calls the language %j %s', async (written, tag) => {
    const { language } = await metadataOf(`<dc:language>${written}</dc:language>`)
    expect(language).toBe(tag)
  })

  it('finds the language that nobody names', async () => {
    const of = async (chapters: readonly string[]) =>
      (await epub.open(aZipSource(anEpub({ metadata: '<dc:title>T</dc:title>', chapters }))))
        .manifest.metadata
    const german = '<p>Es war einmal ein König, der hatte eine Tochter, und die war schön.</p>'
    const hebrew = '<p>בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו</p>'

    expect((await of([german.repeat(6)])).language).toBe('de')
    expect(await of([hebrew])).toMatchObject({ language: 'he', readingProgression: 'rtl' })
    expect((await of(['<p>1</p>'])).language).toBeUndefined()
  })

  it('takes the language of the documents', async () => {
    const entries = anEpub({ metadata: '<dc:title>T</dc:title>' })
    const name = 'OEBPS/c1.xhtml'
    const chapter = (entries[name] as string).replace('<html ', '<html xml:lang="nl-BE" ')
    const { manifest } = await epub.open(aZipSource({ ...entries, [name]: chapter }))

    expect(manifest.metadata.language).toBe('nl-BE')
  })

  it.each([
    ['<dc:language>he</dc:language>', '', 'rtl'],
    ['<dc:language>he</dc:language>', 'page-progression-direction="ltr"', 'ltr'],
    ['<dc:language>ja</dc:language>', 'page-progression-direction="rtl"', 'rtl'],
    ['<dc:language>en</dc:language>', 'page-progression-direction="default"', 'ltr'],
  ])('turns pages of %s with %j to %s', async (language, attributes, progression) => {
    expect((await metadataOf(language, attributes)).readingProgression).toBe(progression)
  })
})
