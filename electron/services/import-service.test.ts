import { writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { anEpubLibrary } from '#tests/support/epub-library'
import { aBookmark, aHighlight, withFolder } from '#tests/support/library-builders'

import { createExportService } from './export-service'
import { createImportService } from './import-service'

const first =
  '<h1>Dawn</h1><p>The road went down to the river and stopped there without a reason.</p>'
const second =
  '<h1>Noon</h1><p>Nobody had crossed it since the bridge was taken away in the spring.</p>'

const withLibrary = (
  work: (
    library: Omit<ReturnType<typeof anEpubLibrary>, 'dependencies'> &
      ReturnType<typeof anEpubLibrary>['dependencies'] & {
        imports: ReturnType<typeof createImportService>
        exports: ReturnType<typeof createExportService>
        write: (content: string | Uint8Array, name?: string) => Promise<string>
      },
  ) => Promise<void>,
) =>
  withFolder(async (folder) => {
    const { dependencies, ...library } = anEpubLibrary(folder)
    await work({
      ...library,
      ...dependencies,
      imports: createImportService(dependencies),
      exports: createExportService(dependencies),
      async write(content, name = 'notes') {
        const file = path.join(folder, name)
        await writeFile(file, content)
        return file
      },
    })
  })

const clippings = (title: string) => `${title} (Author, An)
- Your Highlight on Location 10-12 | Added on Sunday, March 1, 2020 10:20:30 AM

the bridge was taken away
==========
${title} (Author, An)
- Your Note on Location 12 | Added on Sunday, March 1, 2020 10:20:40 AM

By whom?
==========
${title} (Author, An)
- Your Highlight on Location 2-3 | Added on Sunday, March 1, 2020 10:21:30 AM

and stopped there without any reason
==========
${title} (Author, An)
- Your Highlight on Location 20-21 | Added on Sunday, March 1, 2020 10:22:30 AM

words of another edition altogether
==========
`

describe('marks from a file', () => {
  it('come to their words, nearly to them, or are kept without a place', async () => {
    await withLibrary(async ({ add, imports, positions, publish, write }) => {
      const { id, wordsAt } = await add([first, second])
      const file = await write(clippings('A title'), 'My Clippings.txt')

      expect(await imports.importFile(file, null)).toEqual({
        status: 'imported',
        file,
        publications: [{ id, title: 'A title', exact: 1, similar: 1, unplaced: 1, known: 0 }],
        unmatched: [],
      })

      const words = await Promise.all(
        positions.highlights(id).map((one) => wordsAt(one.locator, one.end)),
      )
      expect(words).toEqual(['the bridge was taken away', 'and stopped there without a reason'])
      expect(positions.highlights(id)[0]).toMatchObject({
        note: 'By whom?',
        locator: { title: 'Chapter 2' },
        createdAt: '2020-03-01T10:20:30.000Z',
      })
      expect(positions.unplaced(id)).toMatchObject([
        { text: 'words of another edition altogether' },
      ])
      expect(publish).toHaveBeenCalledWith('annotations.changed', {
        id,
        bookmarks: [],
        highlights: positions.highlights(id),
        unplaced: positions.unplaced(id),
      })
    })
  })

  it('come once, however often', async () => {
    await withLibrary(async ({ add, imports, positions, write }) => {
      const { id } = await add([first, second])
      const file = await write(clippings('A title'))
      await imports.importFile(file, null)
      const before = positions.highlights(id)

      expect(await imports.importFile(file, null)).toMatchObject({
        publications: [{ exact: 0, similar: 0, unplaced: 0, known: 3 }],
      })
      expect(positions.highlights(id)).toEqual(before)
    })
  })

  it('give a bookmark what it lacked, and leave it what somebody gave it', async () => {
    await withLibrary(async ({ add, imports, exports, positions, write }) => {
      const { id, place } = await add([first, second])
      const { locator } = await place('the bridge')
      const bookmark = aBookmark({ publicationId: id, locator, name: 'Mine' })
      positions.saveBookmark({ ...bookmark, name: 'Theirs', colour: 'green', note: 'Why?' })
      const { bytes } = await exports.write(id, 'octavo')
      positions.saveBookmark(bookmark)

      await imports.importFile(await write(bytes, 'notes.json'), null)

      expect(positions.bookmarks(id)).toEqual([{ ...bookmark, colour: 'green', note: 'Why?' }])
    })
  })

  it('leave those that are there as they are, and give them a note that they had not', async () => {
    await withLibrary(async ({ add, imports, positions, write }) => {
      const { id, place } = await add([first, second])
      const own = aHighlight({
        publicationId: id,
        ...(await place('the bridge was taken away')),
        colour: 'pink',
      })
      positions.saveHighlight(own)

      await imports.importFile(await write(clippings('A title')), null)

      expect(positions.highlights(id)).toHaveLength(2)
      expect(positions.highlights(id)).toContainEqual({ ...own, note: 'By whom?' })
    })
  })

  it('belong to the open book where they name none in the library', async () => {
    await withLibrary(async ({ add, imports, write }) => {
      const { id } = await add([first, second])
      const file = await write(clippings('Somebody else’s name for it'))

      expect(await imports.importFile(file, null)).toMatchObject({
        publications: [],
        unmatched: [{ title: 'Somebody else’s name for it', marks: 3 }],
      })
      expect(await imports.importFile(file, id)).toMatchObject({ publications: [{ id, exact: 1 }] })
    })
  })

  it('of many books go to each of them, and what is in none is told', async () => {
    await withLibrary(async ({ add, imports, write }) => {
      const one = await add([first, second], { title: 'One' })
      const two = await add([second, first], { title: 'Two' })
      const file = await write(['Two', 'Three', 'One'].map(clippings).join(''))

      expect(await imports.importFile(file, one.id)).toMatchObject({
        publications: [{ id: two.id }, { id: one.id }],
        unmatched: [{ title: 'Three', marks: 3 }],
      })
    })
  })

  it('of a file that is none are told in words', async () => {
    await withLibrary(async ({ imports, write }) => {
      const file = await write('Once upon a time')

      expect(await imports.importFile(file, null)).toMatchObject({
        status: 'failed',
        error: { code: 'annotations/unsupported' },
      })
      expect(await imports.importFile(`${file}.none`, null)).toMatchObject({
        status: 'failed',
        error: { code: 'publication/not-found' },
      })
    })
  })

  it.each(['octavo', 'epub-annotations', 'readium'] as const)(
    'that Octavo wrote as %s come back to the same places',
    async (format) => {
      await withLibrary(async ({ add, imports, exports, positions, write }) => {
        const { id, place } = await add([first, second])
        const createdAt = '2026-01-01T00:00:00.000Z'
        const marks = await Promise.all(
          ['the river', 'Nobody had', 'in the spring.'].map(async (words, index) =>
            aHighlight({
              publicationId: id,
              ...(await place(words)),
              note: index === 1 ? 'Who? #people' : null,
              kind: 'underline',
              colour: 'violet',
              createdAt: `2026-01-0${index + 1}T00:00:00.000Z`,
            }),
          ),
        )
        const bookmark = aBookmark({
          publicationId: id,
          locator: (await place('without')).locator,
          name: 'Here',
          createdAt,
        })
        for (const mark of marks) positions.saveHighlight(mark)
        positions.saveBookmark(bookmark)
        const { bytes, fileName } = await exports.write(id, format)
        for (const mark of marks) positions.removeHighlight(mark.id)
        positions.removeBookmark(bookmark.id)

        expect(await imports.importFile(await write(bytes, fileName), null)).toMatchObject({
          publications: [{ id, exact: 4, similar: 0, unplaced: 0, known: 0 }],
        })
        expect(positions.bookmarks(id)).toEqual([bookmark])
        expect(positions.highlights(id)).toMatchObject(
          marks.map((mark) => ({ ...mark, changedAt: expect.any(String) })),
        )
      })
    },
  )

  it('of one edition go to another one beside it, and stay in the first', async () => {
    await withLibrary(async ({ add, imports, exports, positions, publications, write }) => {
      const old = await add([first, second], { title: 'Old' })
      const mark = aHighlight({ publicationId: old.id, ...(await old.place('the river')) })
      positions.saveHighlight(mark)
      const { bytes } = await exports.write(old.id, 'octavo')
      const other = await add([`<p>A preface.</p>${first}`, second], { title: 'New' })
      const file = await write(new TextDecoder().decode(bytes).replaceAll(old.id, other.id))
      publications.markRemoved([old.id], '2026-01-01')

      expect(await imports.importFile(file, null)).toMatchObject({
        publications: [{ id: other.id, exact: 1 }],
      })
      expect(positions.highlights(old.id)).toEqual([mark])
      const [copy] = positions.highlights(other.id)
      expect(copy?.id).not.toBe(mark.id)
      expect(await other.wordsAt(copy!.locator, copy!.end)).toBe('the river')
    })
  })
})

describe('an export', () => {
  it('of the library has the books with marks in it, and counts them', async () => {
    await withLibrary(async ({ add, exports, positions }) => {
      const { id, place } = await add([first, second], { title: 'One: a/b' })
      await add([first], { title: 'Two' })
      const { locator, end, ...mark } = aHighlight({ publicationId: id, ...(await place('river')) })
      positions.saveHighlight({ ...mark, locator, end })
      positions.saveBookmark(aBookmark({ publicationId: id, locator }))
      const passage = { exact: 'gone', hint: {} }
      positions.saveUnplaced({ ...mark, id: aHighlight().id, type: 'highlight', passage })

      const { bytes, ...facts } = await exports.write(null, 'markdown')
      const text = new TextDecoder().decode(bytes)

      expect(facts).toEqual({ fileName: 'Highlights and notes.md', bookmarks: 1, highlights: 2 })
      expect(text).toContain('## One: a/b')
      expect(text).not.toContain('Two')
      expect((await exports.write(id, 'readium')).fileName).toBe('One a b.annotation')
    })
  })

  it('is written where somebody wants it, or not at all', async () => {
    await withFolder(async (folder) => {
      await withLibrary(async ({ add, exports }) => {
        const { id } = await add([first])
        const file = path.join(folder, 'notes.md')

        expect(await exports.exportTo(id, 'markdown', async () => null)).toMatchObject({
          file: null,
        })
        expect(await exports.exportTo(id, 'markdown', async () => file)).toEqual({
          file,
          bookmarks: 0,
          highlights: 0,
        })
        await expect(
          exports.exportTo(id, 'markdown', async () => path.join(file, 'below')),
        ).rejects.toMatchObject({ code: 'annotations/unwritable' })
      })
    })
  })
})
