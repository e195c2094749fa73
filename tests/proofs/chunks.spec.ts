import path from 'node:path'

import { test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, stories, wholeSections } from './books'
import { prove } from './prove'

/** Sizes of the navigator's element in px, each with wishes that set other lines. */
const places = [
  { width: 1180, height: 820, wishes: {} },
  { width: 640, height: 900, wishes: { fontSize: 24, lineBreaking: 'browser' } },
  { width: 980, height: 560, wishes: { fontSize: 15, paragraphSpace: 0.7, columns: 'two' } },
] as const

test('pages start where they would if no section were cut', async () => {
  const files = [
    ...stories(),
    ...corpusFiles('war-and-peace', '.epub'),
    ...corpusFiles('standardebooks', '.epub'),
    ...corpusFiles('w3c-epub-tests', '.epub'),
    ...corpusFiles('epubcheck', '-valid.epub'),
  ]
  const misses: string[] = []
  const cut = new Set<string>()
  let pages = 0
  let books = 0
  await withApp(async ({ page, shelve }) => {
    for (const { file, id } of await shelve(files)) {
      const sections = await wholeSections(file, id)
      books++
      for (const place of places) {
        const compared = await page.evaluate(
          ([book, at, whole]) => window.proofs.comparePageStarts(book, at, whole),
          [id, place, sections] as const,
        )
        pages += compared.pages
        if (compared.chunks > sections.length) cut.add(id)
        for (const { section, page, chunked, whole, words } of compared.differences) {
          const where = `${path.basename(file)} at ${place.width}x${place.height}, section ${section}`
          misses.push(`${where}, page ${page}: ${chunked} instead of ${whole} “${words}”`)
        }
      }
    }
  })
  const details = `${books} books at ${places.length} sizes, ${cut.size} of them in several chunks`
  prove('pages start where they do in the uncut text', pages, misses, details)
})
