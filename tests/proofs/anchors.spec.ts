import path from 'node:path'

import { test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, fixture } from './books'
import { figure, prove, seed, tries } from './prove'

const place = { width: 1100, height: 760, wishes: {} }
const changes = 10

test('ten changes come back to the same first word', async () => {
  const files = [
    fixture('stories', 'the-night-post.txt'),
    ...corpusFiles('war-and-peace', 'chapters.epub', 'one-section.epub'),
    ...corpusFiles('standardebooks', '.epub'),
  ]
  const misses: string[] = []
  let sequences = 0
  await withApp(async ({ page, shelve }) => {
    const books = await shelve(files)
    const each = Math.ceil(tries(1_000) / books.length)
    for (const [index, { file, id }] of books.entries()) {
      const options = { seed: seed + index * each, sequences: each, changes }
      const run = await page.evaluate(
        ([book, at, how]) => window.proofs.changeAndComeBack(book, at, how),
        [id, place, options] as const,
      )
      sequences += run.sequences
      misses.push(...run.misses.map((miss) => `${path.basename(file)}: ${miss}`))
    }
  })
  const details = `${figure(sequences * changes)} changes, ${files.length} books`
  prove('sequences of changes are back at the same first word', sequences, misses, details)
})
