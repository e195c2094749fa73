import { describe, expect, it, vi } from 'vitest'

import { noPreferences } from '#core/stored-preferences'
import { aManifest, anId, aStoredPublication } from '#tests/support/library-builders'

import { openMemoryDatabase } from '../storage/database'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createStatisticsRepository } from '../storage/statistics-repository'

import { createStatisticsService } from './statistics-service'

const id = anId()
const turn = { seconds: 60, pages: 1, characters: 1200, share: 0.01 }

function aService(isOn = true) {
  const db = openMemoryDatabase()
  const publications = createPublicationsRepository(db)
  publications.add(aStoredPublication({ manifest: aManifest('A title') }))
  const eraseFromCopies = vi.fn<(of: string | null) => void>()
  const service = createStatisticsService({
    publications,
    statistics: createStatisticsRepository(db),
    preferences: { current: () => ({ ...noPreferences, statistics: { isOn, left: 'pages' } }) },
    eraseFromCopies,
  })
  return { service, eraseFromCopies }
}

describe('statistics service', () => {
  it('tells of a book its days, and of all their books too', () => {
    const { service } = aService()
    const day = { day: '2026-03-01', seconds: 60, pages: 1 }

    service.record(id, '2026-03-01', [turn])

    expect(service.summary(id)).toEqual({ days: [day], books: [] })
    expect(service.summary(null)).toEqual({
      days: [day],
      books: [{ id, title: 'A title', seconds: 60, pages: 1, lastDay: '2026-03-01' }],
    })
    expect(service.recentTurns(id)).toEqual({ own: [turn], others: [] })
  })

  it('keeps nothing where somebody wishes for none', () => {
    const { service } = aService(false)

    service.record(id, '2026-03-01', [turn])

    expect(service.summary(null)).toEqual({ days: [], books: [] })
  })

  it('keeps nothing of what is not in the library', () => {
    const { service } = aService()

    expect(() => service.record(anId('other'), '2026-03-01', [turn])).toThrowError(
      expect.objectContaining({ code: 'publication/not-found' }),
    )
  })

  it('erases in the library and in its copies', () => {
    const { service, eraseFromCopies } = aService()
    service.record(id, '2026-03-01', [turn])

    service.erase(id)

    expect(service.summary(null)).toEqual({ days: [], books: [] })
    expect(eraseFromCopies).toHaveBeenCalledExactlyOnceWith(id)
  })
})
