import { test } from '@playwright/test'

import { figure, tries } from '../proofs/prove'
import { withFolder } from '../support/library-builders'

import { deeds } from './deeds'
import { dieEverywhere } from './mortal-tasks'
import { judge } from './verdict'

for (const deed of deeds) {
  test(deed.name, async () => {
    await withFolder(async (folder) => {
      const {
        touches,
        tries: moments,
        deaths,
        wrong,
      } = await dieEverywhere(deed, folder, tries(60))
      const held = `wholly done or not at all, nothing left over (spread over ${figure(touches)} touches of the disk)`
      if (deaths < moments) wrong.push(`it lived through ${moments - deaths} of ${moments}`)
      judge({ fault: deed.name, tries: deaths, held }, wrong)
    })
  })
}
