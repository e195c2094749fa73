import path from 'node:path'

import { test } from '@playwright/test'

import { withApp } from './app'
import { corpusFiles, stories, textOfSections } from './books'
import { figure, prove } from './prove'

const place = { width: 1180, height: 820, wishes: {} }

test('all text is on the pages, once and in order', async () => {
  const corpora = ['war-and-peace', 'standardebooks', 'w3c-epub-tests', 'epubcheck', 'uchardet']
  const files = [...stories(), ...corpora.flatMap((corpus) => corpusFiles(corpus, '.epub', '.txt'))]
  const misses: string[] = []
  const sum = { books: 0, pages: 0, characters: 0 }
  await withApp(async ({ page, shelve }) => {
    for (const { file, id } of await shelve(files)) {
      sum.books++
      const source = await textOfSections(file)
      const shown = await page.evaluate(([book, at]) => window.proofs.readAllPages(book, at), [
        id,
        place,
      ] as const)
      for (const [section, { text, pages, misplaced }] of shown.entries()) {
        const wanted = (source[section] ?? []).join('').replace(/\s+/g, '')
        const where = `${path.basename(file)}, section ${section}`
        sum.pages += pages
        sum.characters += wanted.length
        if (text !== wanted) misses.push(`${where}: ${differenceOf(text, wanted)}`)
        misses.push(...misplaced.map((miss) => `${where}: ${miss}`))
      }
    }
  })
  const details = `${sum.books} books, ${figure(sum.pages)} pages`
  prove('characters are on the pages, once and in order', sum.characters, misses, details)
})

function differenceOf(text: string, wanted: string): string {
  let at = 0
  while (text[at] === wanted[at]) at++
  return `at ${at} “${text.slice(at, at + 30)}” instead of “${wanted.slice(at, at + 30)}”`
}
