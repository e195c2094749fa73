import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { aHighlight, aStoredPublication, anId, withFolder } from '#tests/support/library-builders'

import { openDatabase } from './database'
import { createPublicationsRepository } from './publications-repository'
import { createReadingRepository } from './reading-repository'
import { asStorageFailure } from './storage-failure'

const unwritable = expect.objectContaining({ code: 'storage/unwritable' }) as unknown

describe('a library that has no room to grow', () => {
  it('refuses by name, keeps what it has, and goes on when there is room again', async () => {
    await withFolder((folder) => {
      const location = { file: path.join(folder, 'library.db'), backups: folder }
      const { db } = openDatabase(location, new Date())
      createPublicationsRepository(db).add(aStoredPublication())
      const reading = createReadingRepository(db)
      const write = () => {
        const highlight = aHighlight({ note: 'Something to say. '.repeat(500) })
        reading.saveHighlight(highlight)
        return highlight.id
      }
      const kept = [write()]
      const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number }
      db.exec(`PRAGMA max_page_count = ${pages + 10}`)

      let refusal: unknown
      while (refusal === undefined) {
        try {
          kept.push(write())
        } catch (error) {
          refusal = error
        }
      }

      expect(asStorageFailure(refusal)).toEqual(unwritable)
      const ids = () => reading.highlights(anId()).map(({ id }) => id)
      expect(ids().sort()).toEqual([...kept].sort())
      db.exec('PRAGMA max_page_count = 100000')
      kept.push(write())
      expect(ids().sort()).toEqual([...kept].sort())
      db.close()
    })
  })
})

describe('storage failure', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'])('names what the system says: %s', (code) => {
    expect(asStorageFailure(Object.assign(new Error('No'), { code }))).toEqual(unwritable)
  })

  it('leaves other errors to others', () => {
    expect(asStorageFailure(new TypeError('A mistake of ours'))).toBeUndefined()
    expect(asStorageFailure(Object.assign(new Error('No'), { errcode: 1 }))).toBeUndefined()
  })
})
