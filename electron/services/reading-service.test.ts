import { describe, expect, it, vi } from 'vitest'

import { ReaderError } from '#core/errors'
import {
  aBookmark,
  aFakeIngest,
  aLocator,
  aManifest,
  anId,
  aStoredPublication,
} from '#tests/support/library-builders'

import type { Ingest } from '../ingest/ingest'
import { openMemoryDatabase } from '../storage/database'
import { createLibraryFiles } from '../storage/library-files'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createReadingRepository } from '../storage/reading-repository'
import { createRereadingRepository } from '../storage/rereading-repository'
import { createShelfRepository } from '../storage/shelf-repository'

import { createReadingService } from './reading-service'

const id = anId()

function aService(parserVersion = 1, isLocked = false) {
  const db = openMemoryDatabase()
  const publications = createPublicationsRepository(db)
  const reread = vi.fn<Ingest['reread']>(async (_file, _from, locators) => ({
    manifest: aManifest('Read afresh'),
    locators,
  }))
  const fake = aFakeIngest()
  const section = vi.fn(async (...asked: Parameters<typeof fake.section>) => {
    const [{ password }] = asked
    if (isLocked && password !== 'three lamps') {
      throw new ReaderError('publication/password-wrong', 'Locked')
    }
    return fake.section(...asked)
  })
  const publish = vi.fn()
  const carryOver = vi.fn(async () => undefined)
  publications.add(
    aStoredPublication({
      manifest: aManifest('A title', {
        readingOrder: [
          { href: 'one.xhtml', mediaType: 'application/xhtml+xml' },
          { href: 'text.xhtml', mediaType: 'application/xhtml+xml' },
        ],
        ...(isLocked && { isLocked }),
      }),
    }),
  )
  const shelf = createShelfRepository(db)
  const service = createReadingService({
    publications,
    shelf,
    positions: createReadingRepository(db),
    rereadings: createRereadingRepository(db),
    files: createLibraryFiles('/library'),
    ingest: { reread, section },
    publish,
    now: () => new Date('2026-02-02T00:00:00.000Z'),
    parserVersion,
    passwords: new Map(),
    anchors: { carryOver },
  })
  return { service, publications, shelf, reread, section, publish, carryOver }
}

describe('reading service', () => {
  it('opens with all that the reader kept', async () => {
    const { service, reread } = aService()
    const bookmark = aBookmark()
    service.savePosition(id, aLocator(7, 0.5))
    service.saveBookmark(bookmark)

    const opened = await service.open(id)

    expect(opened).toMatchObject({
      publication: { id, totalProgression: 0.5, openedAt: '2026-02-02T00:00:00.000Z' },
      manifest: { metadata: { title: 'A title' } },
      locator: aLocator(7, 0.5),
      bookmarks: [bookmark],
    })
    expect(reread).not.toHaveBeenCalled()
  })

  it('begins where the publisher says, and goes on where somebody stopped', async () => {
    const { service, publications } = aService()
    const readingOrder = [100, 900].map((byteLength, index) => ({
      href: `${index}.xhtml`,
      mediaType: 'application/xhtml+xml',
      byteLength,
    }))
    const manifest = aManifest('A title', { readingOrder, start: '1.xhtml' })
    publications.add(aStoredPublication({ manifest }))
    expect((await service.open(id)).locator).toEqual({ href: '1.xhtml', locations: {} })

    service.savePosition(id, aLocator(0, 0))
    expect((await service.open(id)).locator).toEqual(aLocator(0, 0))
  })

  it('opens with what it remembers by itself', async () => {
    const { service } = aService()
    const at = '2026-02-01T00:00:00.000Z'
    const furthest = { kind: 'furthest', locator: aLocator(9, 0.9), at } as const
    const jump = { kind: 'before-jump', locator: aLocator(7, 0.5), at } as const
    service.savePosition(id, aLocator(3, 0.3), furthest)
    service.saveAutomaticPlace(id, jump)
    expect((await service.open(id)).automaticPlaces).toEqual([jump, furthest])

    service.removeAutomaticPlace(id, 'before-jump')
    expect((await service.open(id)).automaticPlaces).toEqual([furthest])
  })

  it('begins to prepare the section that will be shown', async () => {
    const { service, section } = aService()
    const file = expect.objectContaining({ id, path: expect.stringContaining(id) })

    await service.open(id)
    service.savePosition(id, aLocator(7))
    await service.open(id)

    expect(section.mock.calls).toEqual([
      [file, 0],
      [file, 1],
    ])
  })

  it('reads a file afresh that older parsers have read', async () => {
    const { service, publications, reread } = aService(2)

    expect((await service.open(id)).manifest.metadata.title).toBe('Read afresh')
    expect((await service.open(id)).publication.title).toBe('Read afresh')

    expect(reread).toHaveBeenCalledOnce()
    expect(publications.find(id)?.parserVersion).toBe(2)
  })

  it('reads by what somebody says of it, and tells the window of the one that was opened', async () => {
    const { service, shelf, publish } = aService()
    shelf.describe(id, { title: 'Mended', language: 'de' })

    const { manifest, publication } = await service.open(id)

    expect(manifest.metadata).toMatchObject({ title: 'Mended', language: 'de' })
    expect(publication.title).toBe('Mended')
    expect(publish).toHaveBeenCalledWith('library.changed', {
      publications: [expect.objectContaining({ id, title: 'Mended' })],
      removed: [],
    })
  })

  it('lets the state follow the pages, but not back from finished', () => {
    const { service, publications, shelf } = aService()
    const state = () => publications.summary(id)?.state
    expect(state()).toBe('to-read')

    service.savePosition(id, aLocator(3, 0.2))
    expect(state()).toBe('reading')
    shelf.change([id], { state: 'set-aside' })
    service.savePosition(id, aLocator(3, 0.2))
    expect(state()).toBe('set-aside')
    service.savePosition(id, aLocator(9, 0.4))
    expect(state()).toBe('reading')
    service.savePosition(id, aLocator(99, 1))
    expect(state()).toBe('finished')
    shelf.change([id], { state: 'finished' })
    service.savePosition(id, aLocator(0, 0.1))
    expect(state()).toBe('finished')
  })

  it('opens what is locked by its password, which it remembers and keeps nothing of', async () => {
    const { service, section } = aService(1, true)
    const code = (expected: string) => expect.objectContaining({ code: expected })

    await expect(service.open(id)).rejects.toEqual(code('publication/password-needed'))
    await expect(service.open(id, 'two lamps')).rejects.toEqual(code('publication/password-wrong'))
    await expect(service.open(id)).rejects.toEqual(code('publication/password-needed'))
    expect(await service.open(id, 'three lamps')).toMatchObject({ password: 'three lamps' })
    expect(await service.open(id)).toMatchObject({ password: 'three lamps' })
    expect(service.locate(id)).toMatchObject({ password: 'three lamps', sections: undefined })
    expect(section.mock.calls.map(([{ sections }]) => sections)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('opens nothing that is not on the shelf', async () => {
    const { service, publications } = aService()
    publications.markRemoved([id], '2026-02-02T00:00:00.000Z')

    await expect(service.open(id)).rejects.toMatchObject({ code: 'publication/not-found' })
    await expect(service.open(anId('other'))).rejects.toMatchObject({
      code: 'publication/not-found',
    })
  })

  it('keeps nothing for a publication that it does not know', () => {
    const { service } = aService()
    const other = anId('other')
    const unknown = expect.objectContaining({ code: 'publication/not-found' })

    expect(() => service.savePosition(other, aLocator())).toThrowError(unknown)
    expect(() => service.saveBookmark(aBookmark({ publicationId: other }))).toThrowError(unknown)
    expect(() => service.savePageMap(other, 'key', { sections: [] })).toThrowError(unknown)
  })

  it('tells where a file is, with the name that it had', () => {
    const { service } = aService()

    expect(service.locate(id)).toEqual({
      id,
      path: expect.stringMatching(/publication\.txt$/),
      fileName: 'story.txt',
      beside: expect.stringMatching(/beside$/),
      text: {},
      sections: expect.stringContaining(id),
    })
    expect(service.locate(anId('other'))).toBeUndefined()
  })

  it('has no cover where there is none', async () => {
    const { service } = aService()

    expect(await service.cover(id)).toBeUndefined()
  })
})
