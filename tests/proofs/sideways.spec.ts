import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from '@playwright/test'

import { withApp } from './app'
import { likePagesEpub } from './like-pages'

const place = { width: 901, height: 703, wishes: { columns: 'one' } } as const
const turnsEachWay = 500

test('no page is shifted, at any pixel ratio', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'octavo-like-'))
  const file = path.join(folder, 'like.epub')
  writeFileSync(file, likePagesEpub(20_000))
  const misses: string[] = []
  for (const ratio of [1, 1.25, 1.5, 1.75, 2]) {
    await withApp(
      async ({ page, shelve }) => {
        const [book] = await shelve([file])
        const run = await page.evaluate(
          ([id, at, most]) => window.proofs.turnThrough(id, at, most),
          [book!.id, place, turnsEachWay] as const,
        )
        await page.evaluate(([id, at]) => window.proofs.beginTurning(id, at), [book!.id, place] as const)
        const pictures = new Map<string, number>()
        const clip = { x: 0, y: 0, width: place.width, height: place.height }
        let shots = 0
        for (; shots < 60; shots++) {
          const picture = await page.screenshot({ clip, scale: 'device' })
          const hash = createHash('sha256').update(picture).digest('hex')
          pictures.set(hash, (pictures.get(hash) ?? 0) + 1)
          await page.evaluate(() => window.proofs.turn(7))
        }
        await page.evaluate(() => window.proofs.endTurning())
        console.log(ratio, await page.evaluate(() => devicePixelRatio), run.turns, run.edges, shots, pictures.size, run.misses.length)
        if (run.edges.length !== 1) misses.push(`ratio ${ratio}: left edges at ${run.edges.join(', ')} px`)
        if (pictures.size !== 1) misses.push(`ratio ${ratio}: ${pictures.size} different pictures`)
      },
      [`--force-device-scale-factor=${ratio}`],
    )
  }
  rmSync(folder, { recursive: true })
  console.log(misses.join('\n'))
  expect(misses).toEqual([])
})
