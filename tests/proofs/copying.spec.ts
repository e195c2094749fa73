import path from 'node:path'

import { expect, test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, fixture, textOfSections } from './books'

test('what is copied is what was written', async () => {
  const files = [
    fixture('stories', 'the-lamplighters-daughter.txt'),
    fixture('stories', 'three-winters.txt'),
    ...(corpusFiles('standardebooks', '.epub') ?? []),
    ...(corpusFiles('war-and-peace', 'chapters.epub', 'war-and-peace.txt') ?? []),
  ]
  await withApp(async ({ page, shelve }) => {
    const misses: string[] = []
    for (const { file, id } of await shelve(files)) {
      const run = await page.evaluate(([book, text]) => window.proofs.copyAtRandom(book, { width: 760, height: 640, wishes: {} }, text, { seed: 1, selections: 400 }), [id, await textOfSections(file)] as const)
      console.log(path.basename(file), JSON.stringify({ ...run, misses: run.misses.length }))
      misses.push(...run.misses.map((miss) => `${path.basename(file)}: ${miss}`))
    }
    console.log(misses.slice(0, 30).join('\n'))
    expect(misses.length).toBe(0)
  })
})
