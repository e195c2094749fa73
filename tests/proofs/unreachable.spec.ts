import { test } from '@playwright/test'

import { withApp } from './app'
import { withFile } from './books'
import type { Direction } from './epub'
import { largeBeginnings, largeEnds, largeThings, largeThingsEpub } from './large-things'
import { figure, prove } from './prove'

const directions: readonly Direction[] = ['ltr', 'rtl', 'vertical']
const places = [
  { width: 1180, height: 820, wishes: {} },
  { width: 520, height: 700, wishes: { fontSize: 22, lineBreaking: 'browser' } },
  { width: 1000, height: 480, wishes: { publisherLayout: false } },
  { width: 640, height: 800, wishes: {} },
  { width: 1000, height: 480, wishes: {} },
  { width: 640, height: 800, wishes: { flow: 'scrolled' } },
] as const

for (const direction of directions) {
  test(`nothing is out of reach, and no page is empty (${direction})`, async () => {
    const misses: string[] = []
    let looks = 0
    let pages = 0
    await withFile('large-things.epub', largeThingsEpub(direction), (file) =>
      withApp(async ({ page, shelve }) => {
        const [book] = await shelve([file])
        for (const place of places) {
          const reaches = await page.evaluate(
            ([id, at]) => window.proofs.lookForUnreachable(id, at),
            [book!.id, place] as const,
          )
          for (const { section, wrong, ...reach } of reaches) {
            looks++
            pages += reach.pages
            if (wrong.length > 0)
              misses.push(
                `${section} at ${place.width}x${place.height}: ${wrong.slice(0, 2).join('; ')}`,
              )
          }
        }
      }),
    )
    const things = Object.keys({ ...largeThings, ...largeBeginnings, ...largeEnds }).length
    prove(
      `large things are whole on their pages (${direction})`,
      looks,
      misses,
      `${things} at ${places.length} sizes, ${figure(pages)} pages`,
    )
  })
}
