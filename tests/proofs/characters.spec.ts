import path from 'node:path'

import { expect, test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, textOfSections } from './books'

test('all text is on the pages, once', async () => {
  const files = ['war-and-peace', 'standardebooks', 'w3c-epub-tests', 'epubcheck'].flatMap(
    (folder) => corpusFiles(folder, '.epub', '.txt') ?? [],
  )
  if (files.length === 0) return
  const from = Number(process.env['FROM'] ?? 0)
  await withApp(async ({ page, shelve }) => {
    const sum = { books: 0, pages: 0, characters: 0 }
    const misses: string[] = []
    for (const { file, id } of await shelve(files.slice(from))) {
      const wanted = await textOfSections(file)
      const shown = await page.evaluate(
        ([book, place]) => window.proofs.readAllPages(book, place),
        [id, { width: 1180, height: 820, wishes: {} }] as const,
      ).catch((e) => { misses.push(path.basename(file) + String(e)); return []})
      sum.books++
      for (const [section, { text, pages, misplaced, places }] of shown.entries()) {
        const source = (wanted[section] ?? []).join('').replace(/\s+/g, '')
        sum.pages += pages
        sum.characters += source.length
        if (text !== source) misses.push(`${path.basename(file)} ${section}: ${text.length} ${source.length}`)
        if (misplaced) misses.push(`${path.basename(file)} ${section}: ${misplaced} ${places.join(' | ')}`)
      }
    }
    console.log(JSON.stringify(sum), misses.length)
    console.log(misses.slice(0, 100).join('\n'))
    expect(misses.length).toBe(0)
  })
})
