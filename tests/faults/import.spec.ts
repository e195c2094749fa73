import { test } from '@playwright/test'

import { seed, tries } from '../proofs/prove'
import { withFolder } from '../support/library-builders'
import { seededRandom } from '../support/random'

import { killInImport } from './kill-in-import'
import { judge } from './verdict'

test('the app is killed while it takes books in', async () => {
  await withFolder(async (folder) => {
    const kills = tries(100)

    const { taken, wrong } = await killInImport(folder, { kills, random: seededRandom(seed) })

    const whole = taken.reduce((sum, count) => sum + count, 0)
    const between = taken.filter((count) => count > 0 && count < 20).length
    judge(
      {
        fault: 'kill -9 of the app in an import of 20 books',
        tries: kills,
        held: `${whole} of ${kills * 20} books wholly in, the others wholly out, no file of nobody; ${between} kills in the middle; all taken in again`,
      },
      wrong,
    )
  })
})
