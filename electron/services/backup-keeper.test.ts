import { readdir } from 'node:fs/promises'

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import {
  aBookmark,
  aStoredPublication,
  silentLog,
  withFolder,
} from '#tests/support/library-builders'

import { openMemoryDatabase } from '../storage/database'
import { createPublicationsRepository } from '../storage/publications-repository'
import { createReadingRepository } from '../storage/reading-repository'

import { createBackupKeeper } from './backup-keeper'

const halfAnHour = 30 * 60 * 1000

describe('backup keeper', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }))
  afterEach(() => void vi.useRealTimers())

  it('copies at the start, and then every half hour in which something changed', async () => {
    await withFolder(async (folder) => {
      vi.setSystemTime('2026-03-01T08:00:00Z')
      const db = openMemoryDatabase()
      createPublicationsRepository(db).add(aStoredPublication())
      const reading = createReadingRepository(db)
      const copyMarks = vi.fn(async () => undefined)
      const now = () => new Date()
      const keeper = createBackupKeeper({ db, folder, copyMarks, log: silentLog, now })

      await keeper.begin()
      expect(copyMarks).toHaveBeenCalledOnce()
      expect(await readdir(folder)).toEqual(['library-20260301-080000-000.db'])

      await vi.advanceTimersByTimeAsync(halfAnHour)
      expect(await readdir(folder)).toEqual(['library-20260301-080000-000.db'])

      reading.saveBookmark(aBookmark())
      await vi.advanceTimersByTimeAsync(halfAnHour)
      // The newest of a day is enough.
      expect(await readdir(folder)).toEqual(['library-20260301-090000-000.db'])
      expect(copyMarks).toHaveBeenCalledTimes(2)

      keeper.stop()
      reading.saveBookmark(aBookmark())
      await vi.advanceTimersByTimeAsync(4 * halfAnHour)
      expect(await readdir(folder)).toEqual(['library-20260301-090000-000.db'])
    })
  })

  it('goes on when a copy could not be made', async () => {
    await withFolder(async (folder) => {
      vi.setSystemTime('2026-03-01T08:00:00Z')
      const db = openMemoryDatabase()
      const reading = createReadingRepository(db)
      createPublicationsRepository(db).add(aStoredPublication())
      const log = { ...silentLog, error: vi.fn() }
      let clock = new Date(Number.NaN)
      const keeper = createBackupKeeper({
        db,
        folder,
        copyMarks: async () => undefined,
        log,
        now: () => clock,
      })
      await expect(keeper.begin()).rejects.toThrow()

      reading.saveBookmark(aBookmark())
      await vi.advanceTimersByTimeAsync(halfAnHour)
      expect(log.error).toHaveBeenCalledOnce()

      clock = new Date()
      await vi.advanceTimersByTimeAsync(halfAnHour)
      expect(await readdir(folder)).toHaveLength(1)
      keeper.stop()
    })
  })
})
