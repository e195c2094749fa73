import { test } from '@playwright/test'

import { withApp } from './app'
import { withFile } from './books'
import { largeThings, largeThingsEpub } from './large-things'
import { prove } from './prove'

const places = [
  { width: 1180, height: 820, wishes: {} },
  { width: 520, height: 700, wishes: { fontSize: 22, lineBreaking: 'browser' } },
  { width: 1000, height: 480, wishes: { publisherLayout: false } },
] as const

test('nothing is out of reach, and no page is empty', async () => {
  const misses: string[] = []
  let looks = 0
  await withFile('large-things.epub', largeThingsEpub(), (file) =>
    withApp(async ({ page, shelve }) => {
      const [book] = await shelve([file])
      for (const place of places) {
        const reaches = await page.evaluate(
          ([id, at]) => window.proofs.lookForUnreachable(id, at),
          [book!.id, place] as const,
        )
        for (const { section, outside, blank } of reaches) {
          const where = `${section} at ${place.width}x${place.height}`
          looks++
          if (outside.length > 0) misses.push(`${where}: ${outside.slice(0, 2).join('; ')}`)
          if (blank.length > 0) misses.push(`${where}: nothing on pages ${blank.join(', ')}`)
        }
      }
    }),
  )
  const things = Object.keys(largeThings).length
  prove(
    'large things are whole on their pages',
    looks,
    misses,
    `${things} at ${places.length} sizes`,
  )
})
