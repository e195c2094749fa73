import { describe, expect, it } from 'vitest'

import { aBookmark, aManifest, anId, aStoredPublication } from '#tests/support/library-builders'

import { openMemoryDatabase } from '../storage/database'
import { createDuplicatesRepository } from '../storage/duplicates-repository'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createReadingRepository } from '../storage/reading-repository'

import { createDuplicatesService } from './duplicates-service'

const first = anId('first')
const second = anId('second')
const other = anId('other')

function aLibrary() {
  const db = openMemoryDatabase()
  const publications = createPublicationsRepository(db)
  const add = (id: string, title: string, originalName: string) =>
    publications.add(aStoredPublication({ id, manifest: aManifest(title), originalName }))
  add(first, 'Frankenstein', 'a.epub')
  add(second, 'Frankenstein; Or, The Modern Prometheus', 'b.pdf')
  add(other, 'The Last Man', 'c.epub')
  const service = createDuplicatesService({ duplicates: createDuplicatesRepository(db) })
  return { publications, positions: createReadingRepository(db), service }
}

describe('duplicates service', () => {
  it('finds what seems to be one work, with what helps to choose', () => {
    const { service, positions } = aLibrary()
    positions.saveBookmark(aBookmark({ publicationId: second }))

    expect(service.find()).toEqual([
      [
        { id: first, fileName: 'a.epub', byteLength: 5, marks: 0 },
        { id: second, fileName: 'b.pdf', byteLength: 5, marks: 1 },
      ],
    ])
  })

  it('finds nothing that is off the shelf', () => {
    const { service, publications } = aLibrary()

    publications.markRemoved([second], '2026-01-02')

    expect(service.find()).toEqual([])
  })

  it('remembers what somebody keeps apart', () => {
    const { service } = aLibrary()

    service.keepApart([second, first], true)
    expect(service.find()).toEqual([])
    service.keepApart([first, second], false)
    expect(service.find()).toHaveLength(1)
  })
})
