// npm run bench -- engines [--runs N] [--engines A,B] [--books A,B] [--json FILE] [--write]: Octavo beside
// other reading engines, in the same Electron, on the same books, with the same page. What is measured and
// how each engine is driven is in docs/benchmarks.md, which --write makes anew.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { compareEngines } from './engines/compare.mjs'
import { writeDocument } from './engines/document.mjs'
import { engines } from './engines/engines.mjs'
import { tablesOf } from './engines/tables.mjs'
import { benchmarksPage, findNovels, root, withScratch } from './places.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    engines: { type: 'string', default: engines.map(({ id }) => id).join(',') },
    books: { type: 'string', default: 'chaptered,one-section,large' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const novels = findNovels()

await withScratch('engines', async (scratch) => {
  const results = await compareEngines({
    novels,
    scratch,
    bundles: path.join(root, '.cache/benchmark'),
    runs: Math.max(1, Number(values.runs)),
    engineIds: values.engines.split(','),
    bookNames: values.books.split(','),
    // An hour of measuring is not lost with its last minute.
    async onRound(soFar) {
      if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(soFar, null, 2)}\n`)
      if (values.write) await writeDocument(soFar, benchmarksPage)
    },
  })
  console.log(`\n${tablesOf(results)}`)
  if (results.failures.length > 0) process.exitCode = 1
})
