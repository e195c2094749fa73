// npm run bench -- search [--runs N] [--books N] [--parts book,library] [--json FILE] [--write]: how soon words are
// found in a novel, in the real app, and in a library of a thousand books. --write puts the tables into
// docs/benchmarks.md.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { writePart } from './document-part.mjs'
import { machine } from './machine.mjs'
import { benchmarksPage, findNovels, withScratch } from './places.mjs'
import { measureBookSearch } from './search/book.mjs'
import { measureLibrarySearch } from './search/library.mjs'
import { partOf, tablesOf } from './search/tables.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    books: { type: 'string', default: '1000' },
    parts: { type: 'string', default: 'book,library' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const runs = Math.max(1, Number(values.runs))
const books = Math.max(1, Number(values.books))
const parts = values.parts.split(',')

await withScratch('search', async (scratch) => {
  const novel = () => path.join(findNovels(), 'chapters.epub')
  /** @type {import('./search/tables.mjs').Results} */
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    runs,
    book: parts.includes('book') ? await measureBookSearch({ file: novel(), scratch, runs }) : null,
    library: parts.includes('library')
      ? await measureLibrarySearch({ scratch, books, runs })
      : null,
  }
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  if (values.write) await writePart(benchmarksPage, 'search', partOf(results))
  console.log(`\n${tablesOf(results)}`)
})
