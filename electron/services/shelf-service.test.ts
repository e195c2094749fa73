import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it, vi } from 'vitest'

import { aManifest, anId, aStoredPublication, withFolder } from '#tests/support/library-builders'

import { openMemoryDatabase } from '../storage/database'
import { createLibraryFiles } from '../storage/library-files'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createShelfRepository } from '../storage/shelf-repository'

import { createShelfService } from './shelf-service'

const id = anId()
const now = '2026-02-02T00:00:00.000Z'
const collection = {
  id: '7f0c4f0e-8a50-4a3a-9a54-0a1d9f7f3b11',
  name: 'Sea',
  createdAt: now,
}
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7])

function aService(folder = '/nowhere') {
  const db = openMemoryDatabase()
  const publications = createPublicationsRepository(db)
  publications.add(aStoredPublication())
  const publish = vi.fn()
  const files = createLibraryFiles(folder)
  const service = createShelfService({
    publications,
    shelf: createShelfRepository(db),
    files,
    publish,
    now: () => new Date(now),
  })
  return { service, publications, files, publish }
}

describe('shelf service', () => {
  it('tells the window of what is changed, and of what is not there', () => {
    const { service, publish } = aService()

    service.change([id, anId('gone')], { favourite: true })

    expect(publish).toHaveBeenCalledExactlyOnceWith('library.changed', {
      publications: [expect.objectContaining({ id, favourite: true })],
      removed: [anId('gone')],
    })
  })

  it('tells of collections, and of what was in one that is removed', () => {
    const { service, publish } = aService()
    service.saveCollection(collection)
    expect(publish).toHaveBeenLastCalledWith('collections.changed', { collections: [collection] })
    service.change([id], { addTo: collection.id })

    expect(service.removeCollection(collection.id)).toEqual([id])

    expect(publish).toHaveBeenLastCalledWith('library.changed', {
      publications: [expect.objectContaining({ id, collections: [] })],
      removed: [],
    })
  })

  it('keeps what somebody says apart from what the file says', async () => {
    const { service, publications } = aService()

    service.describe(id, { title: 'Mine', publisher: undefined })

    expect(await service.description(id)).toMatchObject({
      file: { title: 'A title', publisher: null },
      own: { title: 'Mine' },
      facts: {},
    })
    expect(publications.summary(id)?.title).toBe('Mine')
    expect(() => service.describe(anId('gone'), {})).toThrow('No such publication')
    await expect(service.description(anId('gone'))).rejects.toThrow('No such publication')
  })

  it('shows the description of a book that was taken in with its tags without them', async () => {
    const { service, publications } = aService()
    const manifest = aManifest()
    const metadata = { ...manifest.metadata, description: '<p>On <i>lamps</i>.</p><p>And oil.' }
    publications.add(aStoredPublication({ manifest: { ...manifest, metadata } }))

    const { file } = await service.description(id)

    expect(file.description).toBe('On lamps.\nAnd oil.')
  })

  it('takes a picture for a cover, and gives the publication’s own back', async () => {
    await withFolder(async (folder) => {
      const { service, publications, files } = aService(folder)
      const picture = path.join(folder, 'picture.png')
      await writeFile(picture, png)
      await mkdir(path.join(folder, id))

      expect(await service.chooseCover(id, async () => [])).toBe(false)
      expect(await service.chooseCover(id, async () => [picture])).toBe(true)

      const stored = publications.coverOf(id)!
      expect(await files.cover(id, stored)).toEqual({ bytes: png, mediaType: 'image/png' })
      expect(publications.summary(id)?.coverChosenAt).toBe(now)
      service.resetCover(id)
      expect(publications.coverOf(id)).toBeUndefined()
    })
  })

  it('says what is no picture', async () => {
    await withFolder(async (folder) => {
      const { service, publications } = aService(folder)
      const text = path.join(folder, 'picture.png')
      await writeFile(text, 'Hello')

      await expect(service.chooseCover(id, async () => [text])).rejects.toMatchObject({
        code: 'cover/unsupported',
      })
      await expect(service.chooseCover(id, async () => [`${text}.none`])).rejects.toMatchObject({
        code: 'publication/not-found',
      })
      expect(publications.coverOf(id)).toBeUndefined()
    })
  })
})
