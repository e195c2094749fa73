import { expect, it } from 'vitest'

import { aBookmark, withFolder } from '#tests/support/library-builders'
import { anEpubLibrary } from '#tests/support/epub-library'

import { createExportService } from './export-service'

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
