import { describe, expect, it } from 'vitest'

import type { Source } from '#core/formats/format'
import { aPng } from '#tests/support/painted-pictures'
import { aZipSource, type Entries } from '#tests/support/publication-builders'

import { comic } from './comic'

const open = (entries: Entries, fileName = 'A Comic.cbz') =>
  comic.open(aZipSource(entries, fileName))
const page = aPng(2, 3, [0, 0, 0])
const aComicInfo = (content: string) => `<?xml version="1.0"?><ComicInfo>${content}</ComicInfo>`
const hrefs = async (entries: Entries) =>
  (await open(entries)).manifest.readingOrder.map(({ href }) => href)

describe('matching', () => {
  it('goes by name, or by there being pictures and nothing else', async () => {
    const matches = (entries: Entries, fileName: string) =>
      comic.matches(aZipSource(entries, fileName))

    expect(await matches({}, 'a.CBZ')).toBe(true)
    expect(await matches({ 'a.png': '', 'ComicInfo.xml': '', '.DS_Store': '' }, 'a.zip')).toBe(true)
    expect(await matches({ 'a.png': '', 'b.docx': '' }, 'a.zip')).toBe(false)
    expect(await matches({ 'readme.txt': '' }, 'a.zip')).toBe(false)
    const text: Source = { ...aZipSource({ 'a.png': '' }, 'a.txt'), head: new Uint8Array([65]) }
    expect(await comic.matches(text)).toBe(false)
    expect(await comic.matches({ ...text, isFolder: true })).toBe(true)
  })
})

describe('pages', () => {
  it('stand in natural order, with nothing else among them', async () => {
    expect(
      await hrefs({
        'page 10.jpg': page,
        'page 2.jpg': page,
        '__MACOSX/page 2.jpg': '',
        'notes.txt': 'secret',
        'page 1.jpg': page,
      }),
    ).toEqual(['page 1.jpg', 'page 2.jpg', 'page 10.jpg'])
  })

  it('have the type of their content', async () => {
    const { read } = await open({ 'a.jpg': page, 'b.png': 'no picture', 'c.txt': 'secret' })

    expect((await read('a.jpg'))?.mediaType).toBe('image/png')
    expect((await read('b.png'))?.mediaType).toBe('application/octet-stream')
    expect(await read('c.txt')).toBeUndefined()
    expect(await read('../../etc/passwd')).toBeUndefined()
  })

  it('have their sizes where these cost little to find out', async () => {
    const source = aZipSource({ 'a.png': aPng(20, 50, [0, 0, 0]), 'b.png': 'x' }, 'a.cbz')
    const container = await source.container()
    const { manifest } = await comic.open({
      ...source,
      container: async () => ({
        ...container,
        readStart: async (path, length) => (await container.read(path))?.slice(0, length),
      }),
    })

    expect(manifest.readingOrder).toMatchObject([
      { mediaType: 'image/png', width: 20, height: 50 },
      { mediaType: 'image/png' },
    ])
    expect(manifest.readingOrder[1]).not.toHaveProperty('width')
    expect(manifest.metadata.flow).toBe('scrolled')
  })

  it('are missed where there are none, and named where none can be shown', async () => {
    await expect(open({ 'readme.txt': '' })).rejects.toMatchObject({ code: 'publication/no-pages' })
    await expect(open({ 'a.jxl': '' })).rejects.toMatchObject({
      code: 'publication/unsupported-format',
      details: { pictures: 'JPEG XL' },
    })
    expect(await hrefs({ 'a.jxl': '', 'b.png': page })).toHaveLength(2)
  })
})

describe('a comic without a description', () => {
  it('is called as its file, and read from the left', async () => {
    const { manifest } = await open({ 'b.png': page, 'a.png': page })

    expect(manifest).toMatchObject({
      format: 'Comic',
      mediaType: 'application/vnd.comicbook+zip',
      metadata: { title: 'A Comic', layout: 'fixed', readingProgression: 'ltr' },
      cover: 'a.png',
      toc: [],
    })
  })
})

describe('ComicInfo.xml', () => {
  const pages = { '1.png': page, '2.png': page, '3.png': page }
  const described = async (content: string) =>
    (await open({ ...pages, 'ComicInfo.xml': aComicInfo(content) })).manifest

  it('says what the comic is', async () => {
    const { metadata } = await described(`<Title>The Lamp</Title><Series>Harbour</Series>
      <Number>3.5</Number><Writer>A. Writer, B. Writer</Writer><Penciller>C. Drawer</Penciller>
      <Letterer>D. Letters</Letterer><Translator>E. Speaks</Translator><Publisher>P</Publisher>
      <Genre>Sea, Mystery</Genre><Tags>quiet</Tags><Summary>About a lamp.</Summary>
      <LanguageISO>ja</LanguageISO><GTIN>9780000000002</GTIN><Year>2024</Year><Month>3</Month><Manga>YesAndRightToLeft</Manga>`)

    expect(metadata).toEqual({
      title: 'The Lamp',
      authors: [
        { name: 'A. Writer', role: 'aut' },
        { name: 'B. Writer', role: 'aut' },
      ],
      contributors: [
        { name: 'C. Drawer', role: 'ill' },
        { name: 'D. Letters' },
        { name: 'E. Speaks', role: 'trl' },
      ],
      publisher: 'P',
      description: 'About a lamp.',
      language: 'ja',
      published: '2024-03',
      identifier: '9780000000002',
      subjects: ['Sea', 'Mystery', 'quiet'],
      series: { name: 'Harbour', position: 3.5 },
      layout: 'fixed',
      readingProgression: 'rtl',
    })
  })

  it('gives a title by the series where there is no other, and authors who draw', async () => {
    const { metadata } = await described(
      '<Series>Harbour</Series><Number>3</Number><Penciller>C. Drawer</Penciller><Manga>Yes</Manga>',
    )

    expect(metadata).toMatchObject({
      title: 'Harbour 3',
      authors: [{ name: 'C. Drawer' }],
      readingProgression: 'ltr',
    })
    expect(metadata.contributors).toBeUndefined()
  })

  it('says what pages are', async () => {
    const manifest = await described(`<Pages><Page Image="0" Type="Deleted"/>
      <Page Image="1" Type="FrontCover"/><Page Image="2" DoublePage="True" Bookmark="The storm"/>
      <Page Image="x"/><Page Image="99" Bookmark="Nowhere"/></Pages>`)

    expect(manifest.readingOrder).toMatchObject([
      { href: '2.png' },
      { href: '3.png', spread: 'alone' },
    ])
    expect(manifest.cover).toBe('2.png')
    expect(manifest.toc).toEqual([{ label: 'The storm', href: '3.png', children: [] }])
  })

  it('knows strips', async () => {
    expect((await described('<Genre>Drama, Webtoon</Genre>')).metadata.flow).toBe('scrolled')
    expect((await described('<Genre>Drama</Genre>')).metadata.flow).toBeUndefined()
  })

  it('does no harm when it is broken', async () => {
    expect((await described('<Title>T<Pages')).readingOrder).toHaveLength(3)
    expect((await open({ ...pages, 'ComicInfo.xml': '\0\x01' })).manifest.metadata.title).toBe(
      'A Comic',
    )
  })
})
