import path from 'node:path'

import { test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, stories } from './books'
import { prove } from './prove'

const places = [
  { width: 900, height: 760, wishes: { columns: 'one' } },
  { width: 1180, height: 820, wishes: { columns: 'two' } },
] as const

test('the counter goes on by one page at every turn, and by two on spreads', async () => {
  const files = [
    ...stories(),
    ...corpusFiles('standardebooks', '.epub'),
    ...corpusFiles('war-and-peace', 'chapters.epub', 'one-section.epub'),
  ]
  const misses: string[] = []
  let turns = 0
  await withApp(async ({ page, shelve }) => {
    for (const { file, id } of await shelve(files)) {
      for (const place of places) {
        const run = await page.evaluate(([book, at]) => window.proofs.turnThrough(book, at), [
          id,
          place,
        ] as const)
        turns += run.turns
        const where = `${path.basename(file)}, ${place.wishes.columns} a view`
        misses.push(...run.misses.map((miss) => `${where}: ${miss}`))
      }
    }
  })
  const details = `${files.length} books from the first page to the last and back`
  prove('turns lead to the next number and to its words', turns, misses, details)
})
