import { randomUUID } from 'node:crypto'

import { beforeEach, describe, expect, it } from 'vitest'

import { aManifest, anId, aStoredPublication } from '#tests/support/library-builders'

import { openMemoryDatabase } from './database'
import { createPublicationsRepository } from './publications-repository'
import { createRereadingRepository } from './rereading-repository'
import { createShelfRepository } from './shelf-repository'

let db = openMemoryDatabase()
let publications = createPublicationsRepository(db)
let shelf = createShelfRepository(db)

const id = anId()
const createdAt = '2026-01-01T00:00:00.000Z'
const aCollection = (name = 'Sea') => ({ id: randomUUID(), name, createdAt })
const manifest = aManifest('moby dick')
const described = {
  ...manifest,
  metadata: {
    ...manifest.metadata,
    sortAs: 'dick, moby',
    authors: [{ name: 'Herman Melville', sortAs: 'Melville, Herman' }],
    language: 'en',
    subjects: ['Whales'],
    series: { name: 'Classics', position: 2.5 },
  },
}

beforeEach(() => {
  db = openMemoryDatabase()
  publications = createPublicationsRepository(db)
  shelf = createShelfRepository(db)
  publications.add(aStoredPublication({ manifest: described }))
})

describe('shelf repository', () => {
  it('shows what the file says', () => {
    expect(publications.summary(id)).toMatchObject({
      title: 'moby dick',
      sortAs: 'dick, moby',
      authorSortAs: 'Melville, Herman',
      series: { name: 'Classics', position: 2.5 },
      language: 'en',
      tags: ['Whales'],
      state: 'to-read',
      favourite: false,
      stars: 0,
      collections: [],
    })
  })

  it('keeps state, stars and favourites of several at once, or of none', () => {
    const other = anId('other')
    publications.add(aStoredPublication({ id: other }))

    shelf.change([id, other], { state: 'set-aside', stars: 4, favourite: true })

    const wanted = { state: 'set-aside', stars: 4, favourite: true }
    expect(publications.some([id, other])).toMatchObject([wanted, wanted])
    expect(() => shelf.change([id, other], { stars: 2, state: 'nonsense' as never })).not.toThrow()
    expect(publications.summary(id)?.state).toBe('to-read')
    expect(() => shelf.change([id], { favourite: false, stars: 7 })).toThrow('CHECK')
    expect(publications.summary(id)?.favourite).toBe(true)
  })

  it('adds tags to those of the file, and takes them away again', () => {
    shelf.change([id], { addTags: ['sea', 'WHALES'] })
    expect(publications.summary(id)?.tags).toEqual(['Whales', 'sea'])

    shelf.change([id], { removeTags: ['whales'], addTags: ['ships'] })
    expect(publications.summary(id)?.tags).toEqual(['sea', 'ships'])
    expect(shelf.ownMetadata(id)).toEqual({ tags: ['sea', 'ships'] })
  })

  it('puts publications into collections', () => {
    const sea = aCollection()
    shelf.saveCollection(sea)

    shelf.change([id], { addTo: sea.id })
    shelf.change([id], { addTo: sea.id })
    shelf.change([id], { addTo: randomUUID() })
    expect(publications.summary(id)?.collections).toEqual([sea.id])

    shelf.saveCollection({ ...sea, name: 'Ocean' })
    expect(shelf.collections()).toEqual([{ ...sea, name: 'Ocean' }])
    shelf.change([id], { takeFrom: sea.id })
    expect(publications.summary(id)?.collections).toEqual([])
  })

  it('removes a collection, but nothing that is in it', () => {
    const sea = aCollection()
    shelf.saveCollection(sea)
    shelf.change([id], { addTo: sea.id })

    expect(shelf.removeCollection(sea.id)).toEqual([id])

    expect(shelf.collections()).toEqual([])
    expect(publications.summary(id)?.collections).toEqual([])
  })

  it('describes a publication in somebody’s own words, and goes back to the file’s', () => {
    const own = { title: 'Moby-Dick', authors: ['H. Melville'], series: null, language: null }

    expect(shelf.describe(id, own)).toBe(true)

    expect(shelf.ownMetadata(id)).toEqual(own)
    expect(publications.summary(id)).toMatchObject({
      title: 'Moby-Dick',
      // The file's are of another title and another author.
      sortAs: null,
      authorSortAs: null,
      authors: ['H. Melville'],
      series: null,
      language: null,
      tags: ['Whales'],
    })
    shelf.describe(id, {})
    expect(publications.summary(id)).toMatchObject({ title: 'moby dick', sortAs: 'dick, moby' })
    expect(shelf.describe(anId('nobody'), own)).toBe(false)
  })

  it('keeps somebody’s words when the file is read afresh, and when it comes a second time', () => {
    shelf.describe(id, { title: 'Moby-Dick' })
    const reread = aManifest('MOBY DICK', { format: 'EPUB' })

    createRereadingRepository(db).save({
      id,
      manifest: reread,
      parserVersion: 2,
      text: {},
      places: [],
    })
    expect(publications.summary(id)).toMatchObject({ title: 'Moby-Dick', format: 'EPUB' })
    publications.markRemoved([id], createdAt)
    publications.markPurged(id)
    publications.add(aStoredPublication({ manifest: described }))

    expect(publications.summary(id)).toMatchObject({ title: 'Moby-Dick', language: 'en' })
    expect(publications.find(id)?.manifest?.metadata.title).toBe('moby dick')
  })

  it('shows the cover that somebody chose until it is taken back', () => {
    shelf.setOwnCover(id, { mediaType: 'image/jpeg', at: createdAt })
    expect(publications.coverOf(id)).toEqual({ mediaType: 'image/jpeg', isOwn: true })
    expect(publications.summary(id)).toMatchObject({ hasCover: true, coverChosenAt: createdAt })

    shelf.setOwnCover(id, null)
    expect(publications.coverOf(id)).toBeUndefined()
    expect(publications.summary(id)).toMatchObject({ hasCover: false, coverChosenAt: null })
  })
})
