import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { DatabaseSync } from '@photostructure/sqlite'
import { beforeEach, describe, expect, it } from 'vitest'

import type { PageTurn } from '#core/statistics/page-turn'
import { aManifest, anId, aStoredPublication, withFolder } from '#tests/support/library-builders'
import { addOldPublication } from '#tests/support/old-publication'

import { backUp, eraseFromBackups } from './backups'
import { openDatabase, openMemoryDatabase } from './database'
import { statistics as migration } from './migrations/0008-statistics'
import { migrations } from './migrations/migrations'
import { createPublicationsRepository } from './publications-repository'
import {
  createStatisticsRepository,
  eraseStatistics,
  type StatisticsRepository,
} from './statistics-repository'

const one = anId('one')
const two = anId('two')

const aTurn = (overrides: Partial<PageTurn> = {}): PageTurn => ({
  seconds: 60,
  pages: 1,
  characters: 1200,
  share: 0.01,
  ...overrides,
})

describe('statistics', () => {
  let statistics: StatisticsRepository
  beforeEach(() => {
    const db = openMemoryDatabase()
    const publications = createPublicationsRepository(db)
    publications.add(aStoredPublication({ id: one, manifest: aManifest('One') }))
    publications.add(aStoredPublication({ id: two, manifest: aManifest('Two') }))
    statistics = createStatisticsRepository(db)
  })

  it('sum the turns of a day, of one publication and of all', () => {
    statistics.record(one, '2026-03-02', [aTurn(), aTurn({ seconds: 30, pages: 0 })])
    statistics.record(one, '2026-03-02', [aTurn()])
    statistics.record(one, '2026-03-01', [aTurn()])
    statistics.record(two, '2026-03-02', [aTurn({ seconds: 250, pages: 2 })])

    expect(statistics.days(one)).toEqual([
      { day: '2026-03-01', seconds: 60, pages: 1 },
      { day: '2026-03-02', seconds: 150, pages: 2 },
    ])
    expect(statistics.days(null)).toEqual([
      { day: '2026-03-01', seconds: 60, pages: 1 },
      { day: '2026-03-02', seconds: 400, pages: 4 },
    ])
    expect(statistics.books()).toEqual([
      { id: two, title: 'Two', seconds: 250, pages: 2, lastDay: '2026-03-02' },
      { id: one, title: 'One', seconds: 210, pages: 3, lastDay: '2026-03-02' },
    ])
  })

  it('keep the last turns that tell of pace, the newest first', () => {
    const turns = Array.from({ length: 45 }, (_, index) => aTurn({ seconds: 20 + index }))
    statistics.record(one, '2026-03-01', [...turns, aTurn({ pages: 0 })])
    statistics.record(two, '2026-03-01', [aTurn({ seconds: 99 })])

    const { own, others } = statistics.recentTurns(one)

    expect(own).toHaveLength(40)
    expect(own[0]).toEqual(aTurn({ seconds: 64 }))
    expect(others).toEqual([aTurn({ seconds: 99 })])
  })

  it('are erased of one publication, or of all', () => {
    statistics.record(one, '2026-03-01', [aTurn()])
    statistics.record(two, '2026-03-01', [aTurn()])

    statistics.erase(one)
    expect(statistics.days(one)).toEqual([])
    expect(statistics.recentTurns(one)).toEqual({ own: [], others: [aTurn()] })
    expect(statistics.days(two)).toHaveLength(1)

    statistics.erase(null)
    expect(statistics.days(null)).toEqual([])
    expect(statistics.recentTurns(two)).toEqual({ own: [], others: [] })
  })

  it('leave no trace in the files of the library', async () => {
    await withFolder(async (folder) => {
      const location = {
        file: path.join(folder, 'library.db'),
        backups: path.join(folder, 'backups'),
      }
      const { db } = openDatabase(location, new Date())
      createPublicationsRepository(db).add(aStoredPublication({ id: one }))
      const repository = createStatisticsRepository(db)
      repository.record(one, '2026-03-17', [aTurn({ seconds: 61.4142135 })])
      backUp(db, location.backups, new Date('2026-04-01T00:00:00.000Z'))
      const backup = path.join(location.backups, 'library-20260401-000000-000.db')
      const traces = async (file: string) => {
        const bytes = await readFile(file, 'latin1').catch(() => '')
        return ['2026-03-17', '61.4142135'].filter((trace) => bytes.includes(trace))
      }
      expect(await traces(backup)).toHaveLength(2)

      repository.erase(null)
      expect(eraseFromBackups(location.backups, (copy) => eraseStatistics(copy, null))).toBe(0)

      expect(await traces(location.file)).toEqual([])
      expect(await traces(`${location.file}-wal`)).toEqual([])
      expect(await traces(backup)).toEqual([])
      const copy = new DatabaseSync(backup, { readOnly: true })
      expect(copy.prepare('SELECT count(*) AS n FROM publications').get()).toEqual({ n: 1 })
      copy.close()
      db.close()
    })
  })

  it('begin in a library that had none, and are none in a copy of it', async () => {
    await withFolder(async (folder) => {
      const file = path.join(folder, 'library.db')
      const before = migrations.slice(0, migrations.indexOf(migration))
      const old = new DatabaseSync(file)
      old.exec(`${before.join(';')}; PRAGMA user_version = ${before.length}`)
      addOldPublication(old, aStoredPublication({ id: one }))
      eraseStatistics(old, null)
      old.close()

      const { db } = openDatabase({ file, backups: path.join(folder, 'backups') }, new Date())
      const repository = createStatisticsRepository(db)
      repository.record(one, '2026-03-01', [aTurn()])

      expect(repository.days(one)).toHaveLength(1)
      db.exec('DELETE FROM publications')
      expect(repository.days(null)).toEqual([])
      db.close()
    })
  })
})
