import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { test } from '@playwright/test'

import { figure } from '../proofs/prove'
import { bundleForNode } from '../support/bundle-for-node'
import { withFolder } from '../support/library-builders'

import type { FullDiskReport } from './full-disk'
import { runOnSmallDisk, whyNoMounts } from './own-mounts'
import { judge, tellUntried } from './verdict'

const fault = 'a full disk, while everything is written'
const points = 20
const megabytes = 24

test('the disk is full', async () => {
  const why = whyNoMounts()
  if (why !== undefined) return tellUntried(fault, why)
  await withFolder(async (folder) => {
    const disk = path.join(folder, 'disk')
    mkdirSync(disk)
    const program = await bundleForNode('tests/faults/full-disk.ts')

    const said = runOnSmallDisk(disk, megabytes, [
      program,
      disk,
      path.join(folder, 'elsewhere'),
      `${points}`,
    ])

    const { acknowledged, refused, wrong } = JSON.parse(said) as FullDiskReport
    const held = `${figure(refused)} writes refused by name; ${figure(acknowledged)} acknowledged, 0 lost, readable on the full disk and writable afterwards`
    judge({ fault, tries: points, held }, wrong)
  })
})
