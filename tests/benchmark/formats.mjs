// npm run bench -- formats [--runs N] [--files A,B] [--json FILE] [--write]: how long each format takes to its
// first page, and the memory it takes, in the real app. --write puts the table into docs/benchmarks.md.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { writePart } from './document-part.mjs'
import { compareFormats } from './formats/compare.mjs'
import { makeFiles } from './formats/make-files.mjs'
import { partOf, tableOf } from './formats/table.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    files: { type: 'string', default: 'epub,txt,fb2,mobi,comic,pdf' },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const root = path.resolve(import.meta.dirname, '../..')
const corpora = process.env['OCTAVO_CORPORA'] ?? path.resolve(root, '../shared/corpora')
const novels = path.join(corpora, 'war-and-peace')
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'octavo-formats-'))

if (!fs.existsSync(novels)) throw new Error('OCTAVO_CORPORA names no folder with war-and-peace.')
try {
  const files = await makeFiles({ novels, scratch, names: values.files.split(',') })
  const results = await compareFormats({ files, scratch, runs: Math.max(1, Number(values.runs)) })
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  if (values.write) {
    await writePart(path.join(root, 'docs/benchmarks.md'), 'formats', partOf(results))
  }
  console.log(`\n${tableOf(results)}`)
} finally {
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
