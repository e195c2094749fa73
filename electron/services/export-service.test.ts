import { expect, it } from 'vitest'

import { aBookmark, aHighlight, withFolder } from '#tests/support/library-builders'
import { anEpubLibrary } from '#tests/support/epub-library'

import { createExportService } from './export-service'

it('marks of an EPUB leave with their places in its own markup, in the formats of other readers', async () => {
  await withFolder(async (folder) => {
    const { dependencies, add } = anEpubLibrary(folder)
    const { positions } = dependencies
    const { id, place } = await add(['<p>The road\n  went down.</p>', '<p>A  <b>lamp</b>.</p>'])
    const [bookmarked, highlighted] = [await place('went'), await place('lamp')]
    positions.saveBookmark(aBookmark({ publicationId: id, locator: bookmarked.locator }))
    positions.saveHighlight(aHighlight({ publicationId: id, ...highlighted }))
    const exports = createExportService(dependencies)

    const { bytes } = await exports.write(id, 'readium')

    const { items } = JSON.parse(new TextDecoder().decode(bytes)) as {
      items: { target: { source: string; selector: object[] } }[]
    }
    expect(items.map(({ target }) => target)).toMatchObject([
      {
        source: 'OEBPS/c1.xhtml',
        selector: [
          {
            value: 'body > p:nth-child(1)',
            refinedBy: { type: 'TextPositionSelector', start: 11, end: 21 },
          },
          { type: 'FragmentSelector', value: 'epubcfi(/6/2!/4/2/1:11)' },
          { type: 'TextQuoteSelector', exact: 'went down.', prefix: 'The road\n  ', suffix: '' },
          { type: 'ProgressionSelector' },
          { type: 'octavo:TextOffsetSelector' },
        ],
      },
      {
        source: 'OEBPS/c2.xhtml',
        selector: [
          { value: 'body > p:nth-child(1) > b:nth-child(1)' },
          { type: 'FragmentSelector', value: 'epubcfi(/6/4!/4/2/2,/1:0,/1:4)' },
          { type: 'TextQuoteSelector', exact: 'lamp', prefix: 'A  ', suffix: '.' },
          { type: 'ProgressionSelector' },
          { type: 'octavo:TextOffsetSelector' },
        ],
      },
    ])
  })
})

it('marks leave under the names that somebody gave to a book', async () => {
  await withFolder(async (folder) => {
    const { dependencies, add } = anEpubLibrary(folder)
    const { shelf, positions } = dependencies
    const { id, place } = await add(['<p>The road went down.</p>'], { title: 'road_v2_final' })
    const { locator } = await place('road')
    positions.saveBookmark(aBookmark({ publicationId: id, locator }))
    shelf.describe(id, { title: 'The Road', authors: ['Mary Walker'] })
    const exports = createExportService(dependencies)

    for (const which of [id, null]) {
      const { bytes, fileName } = await exports.write(which, 'markdown')

      const text = new TextDecoder().decode(bytes)
      expect(text).toContain('# The Road\n\n*Mary Walker*')
      expect(text).not.toContain('road_v2_final')
      if (which === id) expect(fileName).toBe('The Road.md')
    }
  })
})
