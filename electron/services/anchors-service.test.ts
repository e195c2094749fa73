import { describe, expect, it } from 'vitest'

import { anEpubLibrary } from '#tests/support/epub-library'
import { aBookmark, aHighlight, aLocator, anId, withFolder } from '#tests/support/library-builders'

import { createAnchorsService } from './anchors-service'

const id = anId()
const first = '<h1>I</h1><p>The road went down to the river and stopped there without a reason.</p>'
const second =
  '<h1>II</h1><p>Nobody had crossed it since the bridge was taken away in the spring.</p>'
const preface = '<p>A preface that stood in no edition before this one.</p>'

/** A publication in the library whose chapters are these, under the id of another edition. */
async function aLibrary(folder: string, chapters: readonly string[]) {
  const { dependencies, add } = anEpubLibrary(folder)
  const { place, wordsAt } = await add(chapters, { id })
  const service = createAnchorsService(dependencies)
  return { service, positions: dependencies.positions, place, wordsAt }
}

/** Marks as they were made in an edition with these chapters. */
const marksIn = (chapters: readonly string[], words: readonly string[]) =>
  withFolder(async (folder) => {
    const { place } = await aLibrary(folder, chapters)
    return Promise.all(
      words.map(async (some) => aHighlight({ publicationId: id, ...(await place(some)) })),
    )
  })

describe('anchors service', () => {
  it('leaves marks that stand at their words', async () => {
    const [mark] = await marksIn([first, second], ['the river'])
    await withFolder(async (folder) => {
      const { service, positions } = await aLibrary(folder, [first, second])
      positions.saveHighlight(mark!)

      const changes = await service.check(id)
      await service.carryOver(id, false)

      expect(changes).toEqual({ bookmarks: [], highlights: [], unplaced: [] })
      expect(positions.highlights(id)).toEqual([mark])
    })
  })

  it('moves what moved, keeps what is gone without a place, once', async () => {
    const [moved, gone] = await marksIn(
      [first, second],
      ['the river', 'Nobody had crossed it since'],
    )
    await withFolder(async (folder) => {
      const library = await aLibrary(folder, [preface + first, '<p>The end.</p>'])
      const { service, positions, place, wordsAt } = library
      const at = (await place('reason')).locator
      const bookmark = aBookmark({
        publicationId: id,
        locator: { ...at, locations: { ...at.locations, offset: 3 } },
      })
      positions.saveHighlight(moved!)
      positions.saveHighlight({ ...gone!, note: 'Why?' })
      positions.saveBookmark(bookmark)

      const [changes, same] = await Promise.all([service.check(id), service.check(id)])

      const [highlight] = positions.highlights(id)
      expect(positions.highlights(id)).toHaveLength(1)
      expect(highlight).toMatchObject({ id: moved!.id, text: 'the river' })
      expect(await wordsAt(highlight!.locator, highlight!.end)).toBe('the river')
      expect(positions.bookmarks(id)).toMatchObject([{ locator: { locations: at.locations } }])
      expect(positions.unplaced(id)).toMatchObject([
        { id: gone!.id, note: 'Why?', passage: { exact: 'Nobody had crossed it since' } },
      ])
      expect(changes).toEqual({
        bookmarks: positions.bookmarks(id),
        highlights: positions.highlights(id),
        unplaced: positions.unplaced(id),
      })
      expect(same).toEqual(changes)
      expect((await service.check(id)).highlights).toEqual([])
    })
  })

  it('takes the place where somebody stopped along, and gives places again', async () => {
    const [lost] = await marksIn([first, second], ['Nobody had crossed it since'])
    await withFolder(async (folder) => {
      const library = await aLibrary(folder, [preface + first, second])
      const { service, positions, place, wordsAt } = library
      const { locator } = await place('stopped there')
      positions.savePosition(id, { ...locator, locations: { offset: 4 } }, '2026-01-01')
      const furthest = { kind: 'furthest', locator, at: '2026-01-01' } as const
      positions.saveAutomaticPlace(id, {
        ...furthest,
        locator: { ...locator, locations: { offset: 4 } },
      })
      const { locator: before, end: _end, ...rest } = lost!
      positions.saveUnplaced({
        type: 'highlight',
        ...rest,
        passage: { exact: lost!.text, hint: { href: before.href, offset: 999 } },
      })

      await service.carryOver(id, false)

      expect(positions.position(id)?.locations).toEqual(locator.locations)
      expect(positions.automaticPlaces(id)).toMatchObject([
        { ...furthest, locator: { locations: locator.locations } },
      ])
      expect(positions.unplaced(id)).toEqual([])
      const [found] = positions.highlights(id)
      expect(found).toMatchObject({ id: lost!.id, text: lost!.text })
      expect(await wordsAt(found!.locator, found!.end)).toBe(lost!.text)
    })
  })

  it('reads the words afresh where the places are known', async () => {
    const [mark] = await marksIn([first, second], ['the river'])
    await withFolder(async (folder) => {
      const { service, positions } = await aLibrary(folder, [first, second])
      positions.saveHighlight({ ...mark!, text: 'thÄ™ rivÄ™r' })

      await service.carryOver(id, true)

      expect(positions.highlights(id)).toEqual([mark])
    })
  })

  it('has nothing to say of a publication that is gone', async () => {
    await withFolder(async (folder) => {
      const { service } = await aLibrary(folder, [first])

      await service.carryOver(anId('other'), false)

      expect(await service.check(anId('other'))).toEqual({
        bookmarks: [],
        highlights: [],
        unplaced: [],
      })
    })
  })

  it('keeps a place by an id alone', async () => {
    await withFolder(async (folder) => {
      const { service, positions } = await aLibrary(folder, [first])
      const { locations: _, ...locator } = aLocator()
      const bookmark = aBookmark({
        publicationId: id,
        locator: { ...locator, href: 'OEBPS/c1.xhtml', locations: { fragment: 'x' } },
      })
      positions.saveBookmark(bookmark)

      await service.carryOver(id, false)

      expect(positions.bookmarks(id)).toEqual([bookmark])
    })
  })
})
