import { describe, expect, it } from 'vitest'

import { anEpub, aZipSource } from '#tests/support/publication-builders'

import { epub } from './epub'

const manifestOf = async (parts: Parameters<typeof anEpub>[0]) =>
  (await epub.open(aZipSource(anEpub(parts)))).manifest
const chapters = ['1', '2']
const ncxItem = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'

describe('navigation document', () => {
  it('is nested, trimmed, and speaks for images', async () => {
    const { toc } = await manifestOf({
      chapters,
      nav: `<nav epub:type="toc"><h1>Contents</h1><ol>
        <li><a href="c1.xhtml"> One <b>and</b>
          only </a><ol><li><a href="c1.xhtml#s%201">Section</a></li></ol></li>
        <li><span>Part</span><ol><li><a href="C2.XHTML"><img src="x.png" alt="Two"/></a></li></ol></li>
        <li><a href="c2.xhtml"></a><ol><li><a href="gone.xhtml">Gone</a></li></ol></li></ol></nav>`,
    })

    expect(toc).toEqual([
      {
        label: 'One and only',
        href: 'OEBPS/c1.xhtml',
        children: [{ label: 'Section', href: 'OEBPS/c1.xhtml#s 1', children: [] }],
      },
      { label: 'Part', children: [{ label: 'Two', href: 'OEBPS/c2.xhtml', children: [] }] },
      { label: 'Gone', children: [] },
    ])
  })

  it('has landmarks and print pages', async () => {
    const manifest = await manifestOf({
      chapters,
      nav: `<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="c2.xhtml">Start</a></li>
        <li><a epub:type="toc" href="nav.xhtml">Contents, on no page</a></li></ol></nav>
        <nav epub:type="page-list"><ol><li><a href="c1.xhtml#p7">7</a></li></ol></nav>`,
    })

    expect(manifest.landmarks).toEqual([
      { type: 'bodymatter', label: 'Start', href: 'OEBPS/c2.xhtml' },
    ])
    expect(manifest.start).toBe('OEBPS/c2.xhtml')
    expect(manifest.pageList).toEqual([{ label: '7', href: 'OEBPS/c1.xhtml#p7' }])
  })

  it('survives being broken', async () => {
    const { toc } = await manifestOf({
      chapters,
      nav: '<nav epub:type="toc"><ol><li><a href="c1.xhtml">One</li><li><a href="c2.xhtml">Two & more</a></ol>',
    })

    expect(toc.map(({ label }) => label)).toEqual(['One', 'Two & more'])
  })

  it('never leads out of the publication', async () => {
    const { toc } = await manifestOf({
      nav: '<nav epub:type="toc"><ol><li><a href="javascript:alert(1)">A</a></li><li><a href="https://e.example/">B</a></li></ol></nav>',
    })

    expect(toc).toEqual([
      { label: 'A', children: [] },
      { label: 'B', children: [] },
    ])
  })
})

describe('NCX', () => {
  const ncx = `<ncx><navMap><navPoint><navLabel><text> One </text></navLabel><content src="c1.xhtml"/>
    <navPoint><navLabel><text>Below</text></navLabel><content src="c1.xhtml#b"/></navPoint></navPoint></navMap>
    <pageList><pageTarget value="3"><navLabel><text>iii</text></navLabel><content src="c2.xhtml#p"/></pageTarget></pageList></ncx>`
  const entries = { 'OEBPS/toc.ncx': ncx }

  it('is read where there is no navigation document, with the guide for landmarks', async () => {
    const manifest = await manifestOf({
      chapters,
      items: ncxItem,
      spineAttributes: 'toc="ncx"',
      guide: '<guide><reference type="text" title="Start" href="c2.xhtml"/></guide>',
      entries,
    })

    expect(manifest.toc).toEqual([
      {
        label: 'One',
        href: 'OEBPS/c1.xhtml',
        children: [{ label: 'Below', href: 'OEBPS/c1.xhtml#b', children: [] }],
      },
    ])
    expect(manifest.pageList).toEqual([{ label: 'iii', href: 'OEBPS/c2.xhtml#p' }])
    expect(manifest.landmarks).toEqual([{ type: 'text', label: 'Start', href: 'OEBPS/c2.xhtml' }])
    expect(manifest.start).toBe('OEBPS/c2.xhtml')
  })

  it('has its start in the guide where the landmarks of EPUB 3 have none', async () => {
    const { start } = await manifestOf({
      chapters,
      nav: '<nav epub:type="landmarks"><ol><li><a epub:type="cover" href="c1.xhtml">Cover</a></li></ol></nav>',
      guide: '<guide><reference type="text" href="c2.xhtml#b"/></guide>',
    })

    expect(start).toBe('OEBPS/c2.xhtml#b')
  })

  it('stands in for an empty navigation document', async () => {
    const { toc } = await manifestOf({ chapters, items: ncxItem, nav: '<p>Nothing</p>', entries })

    expect(toc).toHaveLength(1)
  })
})

it('reads 50,000 entries and levels without end', async () => {
  const many = '<li><a href="c1.xhtml">x</a></li>'.repeat(50_000)
  const deep = '<li><a href="c1.xhtml">x</a><ol>'.repeat(5_000)
  const { toc } = await manifestOf({ nav: `<nav epub:type="toc"><ol>${many}${deep}</ol></nav>` })

  expect(toc).toHaveLength(50_001)
})
