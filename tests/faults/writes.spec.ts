import path from 'node:path'

import { expect, test } from '@playwright/test'

import { summary } from '../benchmark/statistics.mjs'
import { figure, seed, tries } from '../proofs/prove'
import { withFolder } from '../support/library-builders'
import { seededRandom } from '../support/random'

import { appStore } from './app-store'
import { jsonStore } from './json-store'
import { killInWrites } from './kill-in-writes'
import { judge } from './verdict'

test('the app is killed while it writes', async () => {
  await withFolder(async (folder) => {
    const store = appStore(path.join(folder, 'profile'), path.join(folder, 'scratch'))
    const kills = tries(200)

    const run = await killInWrites(store, { kills, random: seededRandom(seed), latestMs: 250 })

    const { acknowledged, lost, damaged, uncleanStarts } = run
    const { median, p95 } = summary(run.startsMs)
    judge(
      {
        fault: 'kill -9 of the app in bookmarks, highlights, notes and places',
        tries: kills,
        held: `${figure(acknowledged)} acknowledged writes, ${lost.length} lost; ${damaged.length} bad integrity checks; ${kills + 1 - uncleanStarts.length} of ${kills + 1} starts clean (median ${(median / 1000).toFixed(1)} s, p95 ${(p95 / 1000).toFixed(1)} s)`,
      },
      [...lost, ...damaged, ...uncleanStarts],
    )
  })
})

test('control: a JSON file that is written over itself loses notes', async () => {
  await withFolder(async (folder) => {
    const kills = tries(200)

    const run = await killInWrites(jsonStore(path.join(folder, 'notes.json')), {
      kills,
      random: seededRandom(seed),
      latestMs: 250,
    })

    judge(
      {
        fault: 'control: kill -9 of a store that writes its JSON over itself',
        tries: kills,
        held: `${figure(run.acknowledged)} acknowledged writes, ${figure(run.lost.length)} lost; ${run.damaged.length} bad integrity checks: the runner sees losses`,
      },
      run.lost.length > 0 && run.damaged.length > 0 ? [] : ['the runner found no losses'],
    )
    expect(run.acknowledged).toBeGreaterThan(kills)
  })
})
