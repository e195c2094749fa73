// npm run bench -- formats [--runs N] [--files A,B] [--json FILE] [--write]: how long each format takes to its
// first page, and the memory it takes, in the real app. --write puts the table into docs/benchmarks.md.
import fs from 'node:fs'
import { parseArgs } from 'node:util'

import { writePart } from './document-part.mjs'
import { compareFormats } from './formats/compare.mjs'
import { makeFiles } from './formats/make-files.mjs'
import { partOf, tableOf } from './formats/table.mjs'
import { benchmarksPage, findNovels, withScratch } from './places.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    files: { type: 'string', default: 'epub,txt,fb2,mobi,comic,pdf' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const novels = findNovels()

await withScratch('formats', async (scratch) => {
  const files = await makeFiles({ novels, scratch, names: values.files.split(',') })
  const results = await compareFormats({ files, scratch, runs: Math.max(1, Number(values.runs)) })
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  if (values.write) {
    await writePart(benchmarksPage, 'formats', partOf(results))
  }
  console.log(`\n${tableOf(results)}`)
})
