import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it, vi } from 'vitest'

import type { Locator } from '#core/publication/locator'
import {
  aBookmark,
  aHighlight,
  aStoredPublication,
  silentLog,
  withFolder,
} from '#tests/support/library-builders'
import { encodeText, proseIn } from '#tests/support/text-source'

import type { Ingest } from '../ingest/ingest'
import { parsers } from '../ingest/parsers'
import { createIngestWorker } from '../ingest/worker'
import { openMemoryDatabase } from '../storage/database'
import { createLibraryFiles } from '../storage/library-files'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createReadingRepository } from '../storage/reading-repository'
import { createRereadingRepository } from '../storage/rereading-repository'
import { createShelfRepository } from '../storage/shelf-repository'

import { createAnchorsService } from './anchors-service'
import { createReadingService } from './reading-service'
import { createTextService } from './text-service'

/** A library with one text in it, over the real parsers. */
async function aLibrary(
  folder: string,
  bytes: Uint8Array,
  wrap: (ingest: Ingest) => Partial<Ingest> = () => ({}),
) {
  const id = createHash('sha256').update(bytes).digest('hex')
  await mkdir(path.join(folder, id))
  await writeFile(path.join(folder, id, 'publication.txt'), bytes)
  const db = openMemoryDatabase()
  const worker = createIngestWorker(parsers, 'this build')
  const stores = {
    publications: createPublicationsRepository(db),
    shelf: createShelfRepository(db),
    positions: createReadingRepository(db),
    rereadings: createRereadingRepository(db),
    files: createLibraryFiles(folder),
    ingest: { ...worker, ...wrap(worker) },
    publish: vi.fn(),
    now: () => new Date('2026-02-02T00:00:00.000Z'),
    parserVersion: 2,
    log: silentLog,
    passwords: new Map<string, string>(),
  }
  const shared = { ...stores, anchors: createAnchorsService(stores) }
  shared.publications.add(aStoredPublication({ id, parserVersion: 1 }))
  const reading = createReadingService(shared)
  return { id, reading, text: createTextService({ ...shared, reading }), ingest: shared.ingest }
}

const story = [
  ...Array.from({ length: 30 }, (_, index) => `${index}. ${proseIn('ru').split('\n')[0]}`),
  'ЗДЕСЬ он остановился и больше не ждал.',
  ...Array.from({ length: 30 }, (_, index) => `${index}. ${proseIn('ru').split('\n')[0]}`),
].join('\n')
const cyrillic = encodeText(story, 'windows-1251')

/** Where the marked sentence begins: one line is one paragraph, with a line feed after it in between. */
const place = (extra: Partial<Locator['locations']> = {}): Locator => ({
  href: 'section-0001.xhtml',
  locations: { offset: story.indexOf('ЗДЕСЬ') + 1, totalProgression: 0.4, ...extra },
})

const highlights = (locators: readonly (Locator | null | undefined)[]) =>
  locators.map((locator) => locator?.text?.highlight?.slice(0, 5))

describe('text service', () => {
  it('offers the encodings of a file with their words', async () => {
    await withFolder(async (folder) => {
      const { id, text } = await aLibrary(folder, cyrillic)

      const { automatic, offers } = await text.sampleEncodings(id, 6)

      expect(automatic?.encoding).toBe('windows-1251')
      expect(offers).toHaveLength(6)
    })
  })

  it('keeps the choice with the book, and every place at its words', async () => {
    await withFolder(async (folder) => {
      const { id, reading, text } = await aLibrary(folder, cyrillic)
      await reading.open(id)
      reading.savePosition(id, place())
      reading.saveBookmark(aBookmark({ publicationId: id, locator: place() }))
      reading.saveHighlight(aHighlight({ publicationId: id, locator: place(), end: place() }))
      const at = '2026-01-01T00:00:00.000Z'
      reading.saveAutomaticPlace(id, { kind: 'furthest', locator: place(), at })
      reading.saveAutomaticPlace(id, { kind: 'before-jump', locator: place(), at })

      const options = { encoding: 'koi8-r', lineLayout: 'keep' } as const
      const changed = await text.setOptions(id, options)
      const again = await reading.open(id)
      const back = await text.setOptions(id, {})

      expect(changed.manifest.text).toMatchObject({ how: 'chosen', ...options, options })
      expect(again).toEqual(changed)
      const inKoi8 = 'гдеяэ'
      expect(highlights([changed.locator, changed.bookmarks[0]?.locator])).toEqual([inKoi8, inKoi8])
      expect(back.manifest.text).toMatchObject({ encoding: 'windows-1251', options: {} })
      expect(highlights([back.locator, back.bookmarks[0]?.locator])).toEqual(['ЗДЕСЬ', 'ЗДЕСЬ'])
      const remembered = changed.automaticPlaces.map(({ locator }) => locator)
      expect(highlights(remembered)).toEqual([inKoi8, inKoi8])
      const [highlight] = changed.highlights
      expect(highlights([highlight?.locator, highlight?.end])).toEqual([inKoi8, inKoi8])
      expect(back.locator?.locations).toMatchObject({ offset: place().locations.offset })
    })
  })

  it('forgets how pages were counted', async () => {
    await withFolder(async (folder) => {
      const { id, reading, text } = await aLibrary(folder, cyrillic)
      await reading.open(id)
      reading.savePageMap(id, 'wide', { sections: [null] })

      await text.setOptions(id, { lineLayout: 'line' })

      expect(reading.pageMap(id, 'wide')).toBeNull()
    })
  })

  it('carries a bookmark over that is set while the file is read', async () => {
    await withFolder(async (folder) => {
      let meanwhile = () => {}
      const { id, reading, text } = await aLibrary(folder, cyrillic, (ingest) => ({
        reread: async (...asked) => {
          const read = await ingest.reread(...asked)
          meanwhile()
          meanwhile = () => {}
          return read
        },
      }))
      await reading.open(id)
      meanwhile = () => reading.saveBookmark(aBookmark({ publicationId: id, locator: place() }))

      const { bookmarks } = await text.setOptions(id, { lineLayout: 'block' })

      expect(highlights(bookmarks.map(({ locator }) => locator))).toEqual(['ЗДЕСЬ'])
    })
  })

  it('does both when two choices come at once', async () => {
    await withFolder(async (folder) => {
      const { id, reading, text } = await aLibrary(folder, cyrillic)
      await reading.open(id)
      reading.savePosition(id, place())

      const [, last] = await Promise.all([
        text.setOptions(id, { encoding: 'utf-16le' }),
        text.setOptions(id, { lineLayout: 'line' }),
      ])

      expect(last.manifest.text?.options).toEqual({ lineLayout: 'line' })
      expect(highlights([last.locator])).toEqual(['ЗДЕСЬ'])
    })
  })

  it('changes nothing when the file cannot be read so', async () => {
    await withFolder(async (folder) => {
      const { id, reading, text } = await aLibrary(folder, cyrillic)
      const before = await reading.open(id)

      await expect(text.setOptions(id, { encoding: 'no-such' })).rejects.toThrow()

      expect((await reading.open(id)).manifest).toEqual(before.manifest)
    })
  })
})
