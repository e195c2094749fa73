import { describe, expect, it } from 'vitest'

import { anEpubLibrary } from '#tests/support/epub-library'
import { aBookmark, aHighlight, withFolder } from '#tests/support/library-builders'

import { createMergeService } from './merge-service'

const first =
  '<h1>Dawn</h1><p>The road went down to the river and stopped there without a reason.</p>'
const second =
  '<h1>Noon</h1><p>Nobody had crossed it since the bridge was taken away in the spring.</p>'
const preface = '<p>A preface that stood in no edition before this one.</p>'
const early = '2026-01-01T00:00:00.000Z'
const late = '2026-01-05T00:00:00.000Z'

/** Two editions of a work: the new one has a preface, and lacks the second chapter. */
const withEditions = (
  work: (
    library: ReturnType<typeof anEpubLibrary>['dependencies'] & {
      old: Awaited<ReturnType<ReturnType<typeof anEpubLibrary>['add']>>
      edition: Awaited<ReturnType<ReturnType<typeof anEpubLibrary>['add']>>
      service: ReturnType<typeof createMergeService>
    },
  ) => Promise<void>,
) =>
  withFolder(async (folder) => {
    const { dependencies, add } = anEpubLibrary(folder)
    await work({
      ...dependencies,
      old: await add([first, second], { title: 'Old' }),
      edition: await add([preface + first], { title: 'New' }),
      service: createMergeService(dependencies),
    })
  })

describe('merge service', () => {
  it('takes marks to their words in the other edition, and leaves none out', () =>
    withEditions(async ({ old, edition, service, positions, publications }) => {
      const placed = aHighlight({ publicationId: old.id, ...(await old.place('the river')) })
      const gone = aHighlight({
        publicationId: old.id,
        note: 'Why?',
        ...(await old.place('the bridge was taken away')),
      })
      const { locator } = await old.place('without a reason')
      positions.saveHighlight(placed)
      positions.saveHighlight(gone)
      positions.saveBookmark(aBookmark({ publicationId: old.id, locator, name: 'Here' }))
      positions.savePosition(old.id, locator, early)
      positions.saveAutomaticPlace(old.id, { kind: 'furthest', locator, at: early })

      await service.merge(edition.id, [old.id])

      const [highlight] = positions.highlights(edition.id)
      expect(await edition.wordsAt(highlight!.locator, highlight!.end)).toBe('the river')
      expect(positions.unplaced(edition.id)).toMatchObject([
        { text: 'the bridge was taken away', note: 'Why?' },
      ])
      const stopped = positions.position(edition.id)!
      expect(await edition.wordsAt(stopped)).toMatch(/^without a reason/)
      expect(positions.bookmarks(edition.id)).toMatchObject([
        { name: 'Here', locator: { locations: { offset: stopped.locations.offset } } },
      ])
      expect(positions.automaticPlaces(edition.id)).toMatchObject([{ kind: 'furthest' }])
      expect(publications.summaries().map(({ id }) => id)).toEqual([edition.id])
      expect(publications.removed().map(({ id }) => id)).toEqual([old.id])
      expect(positions.highlights(old.id)).toEqual(expect.arrayContaining([placed, gone]))
    }))

  it('keeps the place of the one that was read last', () =>
    withEditions(async ({ old, edition, service, positions }) => {
      const here = (await edition.place('no edition')).locator
      positions.savePosition(edition.id, here, late)
      positions.savePosition(old.id, (await old.place('the river')).locator, early)

      await service.merge(edition.id, [old.id])

      expect(positions.position(edition.id)).toEqual(here)
    }))

  it('takes over what was said and counted', () =>
    withEditions(async ({ old, edition, service, shelf, statistics, publications }) => {
      const collection = { id: crypto.randomUUID(), name: 'Rivers', createdAt: early }
      shelf.saveCollection(collection)
      shelf.change([old.id], {
        stars: 4,
        favourite: true,
        state: 'set-aside',
        addTags: ['water'],
        addTo: collection.id,
      })
      shelf.change([edition.id], { addTags: ['roads'] })
      const turn = { seconds: 60, pages: 2, characters: 3000, share: 0.1 }
      statistics.record(old.id, '2026-01-02', [turn])
      statistics.record(edition.id, '2026-01-02', [turn])

      await service.merge(edition.id, [old.id])

      expect(publications.summary(edition.id)).toMatchObject({
        stars: 4,
        favourite: true,
        state: 'set-aside',
        tags: ['roads', 'water'],
        collections: [collection.id],
      })
      expect(statistics.days(edition.id)).toMatchObject([{ seconds: 120, pages: 4 }])
      expect(statistics.days(old.id)).toEqual([])
    }))

  it('is undone, but for what was changed since', () =>
    withEditions(async (library) => {
      const { old, edition, service, positions, publications, shelf, statistics } = library
      const mark = aHighlight({ publicationId: old.id, ...(await old.place('the river')) })
      positions.saveHighlight(mark)
      positions.saveHighlight({
        ...aHighlight({ publicationId: old.id }),
        ...(await old.place('without a reason')),
      })
      shelf.change([old.id], { stars: 5 })
      const turn = { seconds: 60, pages: 2, characters: 3000, share: 0.1 }
      statistics.record(old.id, '2026-01-02', [turn])
      const before = publications.summaries()
      const [river] = await service
        .merge(edition.id, [old.id])
        .then(() => positions.highlights(edition.id).filter(({ text }) => text === 'the river'))
      positions.saveHighlight({ ...river!, note: 'Which one?' })

      service.undo(edition.id)

      expect(publications.summaries()).toEqual(before)
      expect(statistics.days(old.id)).toMatchObject([{ seconds: 60 }])
      expect(statistics.days(edition.id)).toEqual([])
      expect(positions.highlights(edition.id)).toMatchObject([{ note: 'Which one?' }])
      expect(positions.highlights(old.id)).toHaveLength(2)
    }))

  it('merges only what is on the shelf', () =>
    withEditions(async ({ old, edition, service, publications }) => {
      publications.markRemoved([old.id], late)

      await expect(service.merge(edition.id, [old.id])).rejects.toMatchObject({
        code: 'publication/not-found',
      })
    }))
})
