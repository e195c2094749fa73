import path from 'node:path'

import { test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, stories, textOfSections } from './books'
import { figure, prove, seed, tries } from './prove'

/** Narrow enough to divide words. */
const place = { width: 760, height: 640, wishes: {} }

test('what is copied and what is searched is what was written', async () => {
  const files = [
    ...stories(),
    ...corpusFiles('standardebooks', '.epub'),
    ...corpusFiles('war-and-peace', 'chapters.epub'),
  ]
  const misses: string[] = []
  const sum = { selections: 0, overPages: 0, overParagraphs: 0, divided: 0 }
  await withApp(async ({ page, shelve }) => {
    const books = await shelve(files)
    const selections = Math.ceil(tries(1_000) / books.length)
    for (const { file, id } of books) {
      const run = await page.evaluate(
        ([book, at, text, how]) => window.proofs.copyAtRandom(book, at, text, how),
        [id, place, await textOfSections(file), { seed, selections }] as const,
      )
      for (const name of ['selections', 'overPages', 'overParagraphs', 'divided'] as const)
        sum[name] += run[name]
      misses.push(...run.misses.map((miss) => `${path.basename(file)}: ${miss}`))
    }
  })
  const over = `${figure(sum.overPages)} over pages, ${figure(sum.overParagraphs)} over paragraphs`
  const words = `${figure(sum.divided)} divided words found whole`
  prove('selections give the source text', sum.selections, misses, `${over}, ${words}`)
})
