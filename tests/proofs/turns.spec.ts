import path from 'node:path'

import { expect, test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, fixture } from './books'

const one = { width: 900, height: 760, wishes: { columns: 'one' } } as const
const two = { width: 1180, height: 820, wishes: { columns: 'two' } } as const

test('the counter goes up by one at every turn', async () => {
  const files = [
    fixture('stories', 'the-lamplighters-daughter.txt'),
    ...(corpusFiles('standardebooks', '.epub') ?? []),
    ...(corpusFiles('war-and-peace', 'chapters.epub', 'one-section.epub') ?? []),
  ]
  await withApp(async ({ page, shelve }) => {
    const misses: string[] = []
    for (const { file, id } of await shelve(files)) {
      for (const place of [one, two]) {
        const run = await page.evaluate(([book, at]) => window.proofs.turnThrough(book, at), [id, place] as const)
        console.log(path.basename(file), place.wishes.columns, run.turns, run.pages, run.misses.length, run.edges)
        misses.push(...run.misses.map((miss) => `${path.basename(file)}, ${place.wishes.columns}: ${miss}`))
      }
    }
    console.log(misses.slice(0, 20).join('\n'))
    expect(misses.length).toBe(0)
  })
})
