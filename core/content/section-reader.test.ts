import { describe, expect, it } from 'vitest'

import type { OpenedPublication } from '#core/formats/format'
import { epub } from '#core/formats/epub/epub'
import { aZipSource, anEpub } from '#tests/support/publication-builders'

import { createSectionReader } from './section-reader'

const entries = anEpub({
  chapters: ['<p>One</p><script>x</script>', '<p>Two</p>'],
  items: `<item id="css" href="a.css" media-type="text/css"/>
    <item id="png" href="Image.png" media-type="image/png"/>
    <item id="js" href="a.js" media-type="text/javascript"/>
    <item id="other" href="other.xhtml" media-type="application/xhtml+xml"/>`,
  entries: {
    'OEBPS/a.css': 'p{background:url(https://e.example/);page-break-after:always}',
    'OEBPS/Image.png': 'png',
    'OEBPS/a.js': 'alert(1)',
    'OEBPS/other.xhtml': '<p>other</p>',
  },
})
const open = () => epub.open(aZipSource(entries))
const aReader = async (opened?: OpenedPublication) =>
  createSectionReader(opened ?? (await open()), '/publications/x/')

describe('createSectionReader', () => {
  it('gives sections and their chunks', async () => {
    const reader = await aReader()

    expect((await reader.content(1)).section).toMatchObject({
      href: 'OEBPS/c2.xhtml',
      characters: 3,
    })
    expect((await reader.content(0)).html(0)).toBe('<p>One</p>')
  })

  it('prepares style sheets and hands other resources on', async () => {
    const reader = await aReader()
    const css = await reader.resource('OEBPS/a.css')

    expect(new TextDecoder().decode(css?.bytes)).toBe(
      'p{background:url("data:,");break-after:column}',
    )
    expect(await reader.resource('OEBPS/image.PNG')).toMatchObject({ mediaType: 'image/png' })
  })

  it.each([
    'OEBPS/c1.xhtml',
    'OEBPS/other.xhtml',
    'OEBPS/a.js',
    'OEBPS/package.opf',
    '../../x',
    '',
  ])('never serves %j as it is', async (href) => {
    expect(await (await aReader()).resource(href)).toBeUndefined()
  })

  it('prepares a section once for all its chunks', async () => {
    const opened = await open()
    let reads = 0
    const reader = await aReader({
      ...opened,
      read: (href) => {
        reads++
        return opened.read(href)
      },
    })

    await Promise.all([reader.content(0), reader.content(0)])

    expect(reads).toBe(1)
  })

  it('knows no section beyond the last', async () => {
    await expect((await aReader()).content(2)).rejects.toThrow(RangeError)
  })
})
