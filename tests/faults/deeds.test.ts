import { describe, expect, it } from 'vitest'

import { withFolder } from '#tests/support/library-builders'

import { deeds } from './deeds'
import { dieEverywhere } from './mortal-tasks'

/** The short form of `npm run faults`. */
describe('a process that is killed in the middle', () => {
  it.each(deeds)('$name', { timeout: 60_000 }, async (deed) => {
    await withFolder(async (folder) => {
      const { tries, deaths, wrong } = await dieEverywhere(deed, folder, 1)

      expect(wrong).toEqual([])
      expect(deaths).toBe(tries)
    })
  })
})
