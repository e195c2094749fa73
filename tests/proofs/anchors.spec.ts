import { expect, test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, fixture } from './books'

const seed = Number(process.env['OCTAVO_SEED'] ?? 1)
const sequences = Number(process.env['OCTAVO_SEQUENCES'] ?? 1000)

test('ten changes come back to the same first word', async () => {
  const files = [
    fixture('stories', 'the-night-post.txt'),
    ...(corpusFiles('war-and-peace', 'chapters.epub', 'one-section.epub') ?? []),
    ...(corpusFiles('standardebooks', '.epub') ?? []),
  ]
  await withApp(async ({ page, shelve }) => {
    const books = await shelve(files)
    const each = Math.ceil(sequences / books.length)
    const sum = { sequences: 0, kept: 0, changes: 0 }
    const misses: string[] = []
    for (const [index, { id, file }] of books.entries()) {
      const run = await page.evaluate(
        ([book, options]) =>
          window.proofs.changeAndComeBack(book, { width: 1100, height: 760, wishes: {} }, options),
        [id, { seed: seed + index * each, sequences: each, changes: 10 }] as const,
      )
      sum.sequences += run.sequences
      sum.kept += run.kept
      sum.changes += run.changes
      misses.push(...run.misses.map((miss) => `${file}: ${miss}`))
      console.log(file, run.kept, run.sequences)
    }
    console.log(JSON.stringify(sum), `\n${misses.slice(0, 20).join('\n')}`)
    expect(misses.length).toBe(0)
  })
})
