import { createHash } from 'node:crypto'

import { test } from '@playwright/test'

import { withApp } from './app'
import { withFile } from './books'
import { likePagesEpub } from './like-pages'
import { prove } from './prove'

const place = { width: 901, height: 703, wishes: { columns: 'one' } } as const
const ratios = [1, 1.25, 1.5, 1.75, 2]
const turnsEachWay = 500
const pictures = 60

test('no page is shifted sideways, at any pixel ratio', async () => {
  const misses: string[] = []
  let turns = 0
  await withFile('like-pages.epub', likePagesEpub(20_000), async (file) => {
    for (const ratio of ratios) {
      await withApp(
        async ({ page, shelve }) => {
          const [book] = await shelve([file])
          const run = await page.evaluate(
            ([id, at, most]) => window.proofs.turnThrough(id, at, most),
            [book!.id, place, turnsEachWay] as const,
          )
          turns += run.turns
          misses.push(...run.misses)
          if (run.edges.length !== 1)
            misses.push(`ratio ${ratio}: text begins at ${run.edges.join(', ')} px`)

          await page.evaluate(([id, at]) => window.proofs.beginTurning(id, at), [
            book!.id,
            place,
          ] as const)
          const clip = { x: 0, y: 0, width: place.width, height: place.height }
          const seen = new Set<string>()
          for (let picture = 0; picture < pictures; picture++) {
            const bytes = await page.screenshot({ clip, scale: 'device' })
            seen.add(createHash('sha256').update(bytes).digest('hex'))
            await page.evaluate(() => window.proofs.turn(7))
          }
          await page.evaluate(() => window.proofs.endTurning())
          if (seen.size !== 1) misses.push(`ratio ${ratio}: ${seen.size} different pictures`)
        },
        [`--force-device-scale-factor=${ratio}`],
      )
    }
  })
  const details = `device pixel ratios ${ratios.join(', ')}; ${pictures} pictures each alike`
  prove('turns leave the text where it was', turns, misses, details)
})
