import path from 'node:path'

import { expect, test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, wholeSections } from './books'

/** Sizes of the navigator's element in px, each with wishes that set other lines. */
const geometries = [
  { width: 1180, height: 820, wishes: {} },
  { width: 640, height: 900, wishes: { fontSize: 24, lineBreaking: 'browser' } },
  { width: 980, height: 560, wishes: { fontSize: 15, paragraphSpace: 0.7, columns: 'two' } },
] as const

test('pages start where they would if no section were cut', async () => {
  const files = [
    ...(corpusFiles('war-and-peace', '.epub') ?? []),
    ...(corpusFiles('standardebooks', '.epub') ?? []),
    ...(corpusFiles('w3c-epub-tests', '.epub') ?? []),
    ...(corpusFiles('epubcheck', '-valid.epub') ?? []),
  ]
  test.skip(files.length === 0, 'the corpora are not there')
  await withApp(async ({ page, shelve }) => {
    const sum = { books: 0, cutBooks: 0, pages: 0 }
    const misses: string[] = []
    for (const { file, id } of await shelve(files)) {
      const sections = await wholeSections(file, id)
      sum.books++
      let isCut = false
      for (const geometry of geometries) {
        const { pages, chunks, differences } = await page.evaluate(
          ([book, place, whole]) => window.proofs.comparePageStarts(book, place, whole),
          [id, geometry, sections] as const,
        )
        sum.pages += pages
        isCut ||= chunks > sections.length
        const at = `${path.basename(file)} at ${geometry.width}x${geometry.height}`
        if (differences.length) misses.push(`${at}: ${differences.length} ${JSON.stringify(differences.slice(0, 2))}`)
      }
      if (isCut) sum.cutBooks++
    }
    console.log(JSON.stringify(sum), misses.length)
    console.log(misses.slice(0, 30).join('\n'))
    expect(misses).toEqual([])
  })
})
