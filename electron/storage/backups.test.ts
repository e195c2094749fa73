import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { aStoredPublication, withFolder } from '#tests/support/library-builders'

import { backUp, backupsToKeep, copyDatabase, isBackupDue, newestGoodBackup } from './backups'
import { openMemoryDatabase } from './database'
import { stamp } from './draft-file'
import { createPublicationsRepository } from './publications-repository'

const at = (text: string) => new Date(`${text}Z`)
const nameOf = (date: Date) => `library-${stamp(date)}.db`

describe('backups', () => {
  it('are due at first and then after twelve hours', async () => {
    await withFolder((folder) => {
      const db = openMemoryDatabase()
      expect(isBackupDue(folder, at('2026-03-01T08:00:00'))).toBe(true)

      backUp(db, folder, at('2026-03-01T08:00:00'))

      expect(isBackupDue(folder, at('2026-03-01T19:59:00'))).toBe(false)
      expect(isBackupDue(folder, at('2026-03-01T20:01:00'))).toBe(true)
    })
  })

  it('hold everything and leave no draft', async () => {
    await withFolder(async (folder) => {
      const db = openMemoryDatabase()
      createPublicationsRepository(db).add(aStoredPublication())

      backUp(db, folder, at('2026-03-01T08:00:00'))

      expect(await readdir(folder)).toEqual(['library-20260301-080000-000.db'])
      expect(newestGoodBackup(folder)).toBe(path.join(folder, 'library-20260301-080000-000.db'))
    })
  })

  it('are thinned out by age: days, then weeks, then months', () => {
    const day = 24 * 60 * 60 * 1000
    const newest = at('2026-06-30T12:00:00')
    const twiceADay = Array.from({ length: 800 }, (_, n) =>
      nameOf(new Date(+newest - (n * day) / 2)),
    )

    const kept = backupsToKeep(twiceADay)

    expect(kept.has(nameOf(newest))).toBe(true)
    expect(kept.size).toBeGreaterThan(22)
    expect(kept.size).toBeLessThanOrEqual(31)
    for (let n = 0; n < 12; n += 1) {
      const thatDay = new Date(+newest - n * day).toISOString().slice(0, 10).replaceAll('-', '')
      expect([...kept].some((name) => name.includes(thatDay))).toBe(true)
    }
  })

  it('thin out those before an update by themselves', () => {
    const hours = Array.from({ length: 10 }, (_, hour) => at(`2026-03-01T0${hour}:00:00`))
    const names = hours.map(nameOf).reverse()
    const before = 'library-20260301-040000-001-before-update.db'

    const kept = backupsToKeep([...names, before].sort().reverse())

    expect([...kept]).toEqual([names[0], before])
  })

  it('go with what was kept beside them', () =>
    withFolder((folder) => {
      const db = openMemoryDatabase()
      const names = ['090000', '100000'].map(
        (time) => `library-20260101-${time}-000-before-restore.db`,
      )
      for (const name of names) {
        copyDatabase(db, path.join(folder, name))
        writeFileSync(path.join(folder, `${name}.preferences.json`), '{}')
        mkdirSync(path.join(folder, `${name}.covers`))
        writeFileSync(path.join(folder, `${name}.covers`, 'a'), 'a picture')
      }

      const newest = backUp(db, folder, new Date('2026-02-01T00:00:00.000Z'))

      const [, kept = ''] = names
      expect(readdirSync(folder).sort()).toEqual(
        [kept, `${kept}.covers`, `${kept}.preferences.json`, newest].sort(),
      )
      db.close()
    }))

  it('bear the last name when they are the newest, also where the clock was set back', async () => {
    await withFolder(async (folder) => {
      const db = openMemoryDatabase()
      backUp(db, folder, at('2027-03-01T08:00:00'))
      expect(isBackupDue(folder, at('2026-03-01T08:00:00'))).toBe(true)
      createPublicationsRepository(db).add(aStoredPublication())

      const name = backUp(db, folder, at('2026-03-01T08:00:00'))

      expect(newestGoodBackup(folder)).toBe(path.join(folder, name))
    })
  })

  it('leave nothing behind where there is no room', async () => {
    await withFolder(async (folder) => {
      const db = openMemoryDatabase()
      db.close()

      expect(() => backUp(db, folder, at('2026-03-01T08:00:00'))).toThrow()

      expect(await readdir(folder)).toEqual([])
    })
  })

  it('are none in a folder that is not there', () => {
    expect(newestGoodBackup('/nonexistent')).toBeUndefined()
    expect(isBackupDue('/nonexistent', at('2026-03-01T08:00:00'))).toBe(true)
  })
})
