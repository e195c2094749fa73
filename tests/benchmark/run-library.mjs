// npm run bench -- library [--books N] [--annotations N] [--runs N] [--json FILE] [--write]: what
// somebody with a large library, and many notes, waits for. --write puts the table into docs/benchmarks.md.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { writePart } from './document-part.mjs'
import { measureNotes } from './large-notes.mjs'
import { partOf } from './library-table.mjs'
import { measureLibrary } from './library.mjs'
import { machine } from './machine.mjs'
import { benchmarksPage, lookForNovels, root, withScratch } from './places.mjs'

const { values } = parseArgs({
  options: {
    books: { type: 'string', default: '10000' },
    annotations: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '10' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

await withScratch('library', async (scratch) => {
  const runs = Math.max(1, Number(values.runs))
  const books = Math.max(1, Number(values.books))
  const story = path.join(root, 'tests/fixtures/stories/the-lamplighters-daughter.txt')
  const library = await measureLibrary({ root, story, scratch, books, runs })
  const { folder, reason } = lookForNovels()
  if (!folder) console.log(reason)
  const notes = folder
    ? await measureNotes({
        root,
        novel: path.join(folder, 'chapters.epub'),
        scratch,
        annotations: Number(values.annotations),
        runs,
      })
    : undefined
  const date = new Date().toISOString().slice(0, 10)
  const results = { date, machine: machine(), books, runs, library, notes }
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  if (values.write) await writePart(benchmarksPage, 'library', partOf(results))
  console.log(partOf(results))
})
