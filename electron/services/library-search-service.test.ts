import { existsSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import { noPreferences, type Preferences } from '#core/stored-preferences'
import { anEpubLibrary } from '#tests/support/epub-library'
import { aHighlight, anId, withFolder } from '#tests/support/library-builders'

import { createLibrarySearchService } from './library-search-service'

/** Over real EPUBs; time stands still until it is moved. */
function aSearch(folder: string, library = anEpubLibrary(folder)) {
  let now = 0
  let preferences: Preferences = noPreferences
  const waits: (() => void)[] = []
  const { dependencies } = library
  const indexFile = path.join(folder, 'words.db')
  const texts = vi.spyOn(dependencies.ingest, 'texts')
  const service = createLibrarySearchService({
    ...dependencies,
    parserVersion: 1,
    indexFile,
    preferences: {
      current: () => preferences,
      async update(change) {
        preferences = { ...preferences, ...(change as Partial<Preferences>) }
        return preferences
      },
    },
    wait: (_, signal) =>
      new Promise((resolve) => {
        waits.push(resolve)
        signal.addEventListener('abort', () => resolve())
      }),
    clock: () => now,
  })
  const isDone = () =>
    vi.waitFor(() => {
      const { finished, total } = service.state()
      expect(finished).toBe(total)
    })
  const later = (ms: number) => {
    now += ms
    for (const resolve of waits.splice(0)) resolve()
  }
  return { ...library, service, indexFile, texts, waits, isDone, later }
}

const [lamps, moles] = [
  ['<p>Forty-one lamps stood in the town.</p>', '<p>Nobody lit the last lamp but Ilse.</p>'],
  ['<p>A mole is a wall in the sea; on this one stood a lamp.</p>'],
]

describe('search of the library', () => {
  it('collects nothing before it is wanted', () =>
    withFolder(async (folder) => {
      const { service, add, indexFile, texts } = aSearch(folder)
      await add(lamps)

      service.goOn()

      expect(service.state()).toEqual({ isIndexed: false, finished: 0, total: 1 })
      expect(service.search('lamp')).toEqual({ publications: [], isMore: false })
      expect(texts).not.toHaveBeenCalled()
      expect(existsSync(indexFile)).toBe(false)
    }))

  it('finds publications, sections and passages', () =>
    withFolder(async (folder) => {
      const { service, add, isDone } = aSearch(folder)
      await add(lamps, { title: 'Lamps' })
      await add(moles, { title: 'Moles' })
      await service.setIndexed(true)
      await isDone()

      const { publications } = service.search('lamp ilse')
      const passages = await service.passages(anId('Lamps'), [1], 'lamp ilse')
      service.close()

      expect(publications).toEqual([{ id: anId('Lamps'), sections: [1] }])
      expect(passages).toMatchObject([
        {
          before: 'Nobody lit the last ',
          match: 'lamp but Ilse',
          after: '.',
          locator: { href: expect.stringContaining('c2'), title: 'Chapter 2' },
        },
      ])
    }))

  it('finds notes and what is highlighted, with no index', () =>
    withFolder(async (folder) => {
      const { service, add, dependencies } = aSearch(folder)
      const { place } = await add(lamps, { title: 'Lamps' })
      const marked = await place('lit the last lamp')
      dependencies.positions.saveHighlight(
        aHighlight({ publicationId: anId('Lamps'), ...marked, note: 'Élan, of a kind' }),
      )

      const found = await service.notes('lamp elan')

      expect(found).toEqual([
        {
          id: anId('Lamps'),
          locator: marked.locator,
          text: 'lit the last lamp',
          note: 'Élan, of a kind',
        },
      ])
      expect(await service.notes('lamp nowhere')).toEqual([])
      expect(await service.notes('')).toEqual([])
    }))

  it('waits while somebody reads', () =>
    withFolder(async (folder) => {
      const { service, add, isDone, texts, waits, later } = aSearch(folder)
      await add(lamps)
      service.pause()

      await service.setIndexed(true)
      await vi.waitFor(() => expect(waits).toHaveLength(1))
      service.pause()
      later(10_000)
      await vi.waitFor(() => expect(waits).toHaveLength(1))
      expect(texts).not.toHaveBeenCalled()
      later(20_000)

      await isDone()
      service.close()
    }))

  it('takes in what comes, drops what goes, and reads anew what is read otherwise', () =>
    withFolder(async (folder) => {
      const { service, add, isDone, dependencies, texts } = aSearch(folder)
      await add(lamps, { title: 'Lamps' })
      await service.setIndexed(true)
      await isDone()

      await add(moles, { title: 'Moles' })
      service.goOn()
      await isDone()
      expect(service.search('mole').publications).toHaveLength(1)
      expect(texts).toHaveBeenCalledTimes(2)

      dependencies.publications.markRemoved([anId('Moles')], '2026-01-01T00:00:00.000Z')
      expect(service.search('mole').publications).toEqual([])
      service.close()
    }))

  it('goes on after what cannot be read, and where it was cut off', () =>
    withFolder(async (folder) => {
      const library = anEpubLibrary(folder)
      const first = aSearch(folder, library)
      await first.add(lamps, { title: 'Lamps' })
      await first.add(moles, { title: 'Moles' })
      first.texts.mockRejectedValueOnce(new ReaderError('publication/corrupted', 'Damaged'))
      await first.service.setIndexed(true)
      await first.isDone()
      first.service.close()

      const second = aSearch(folder, library)
      await second.service.setIndexed(true)
      await second.isDone()
      expect(second.service.search('lamp').publications).toHaveLength(1)
      expect(second.texts).toHaveBeenCalledTimes(first.texts.mock.calls.length)

      await second.service.setIndexed(false)
      expect(existsSync(second.indexFile)).toBe(false)
    }))
})
