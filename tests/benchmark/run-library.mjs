// npm run bench -- library [--books N] [--runs N] [--json FILE]: what somebody with a large library waits for.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { measureLibrary } from './library.mjs'
import { ms, summary } from './statistics.mjs'

const { values } = parseArgs({
  options: {
    books: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
  allowPositionals: true,
})
const root = path.resolve(import.meta.dirname, '../..')
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'octavo-library-'))
try {
  const measured = await measureLibrary({
    root,
    story: path.join(root, 'tests/fixtures/stories/the-lamplighters-daughter.txt'),
    scratch,
    books: Math.max(1, Number(values.books)),
    runs: Math.max(1, Number(values.runs)),
  })
  const start = summary(measured.start)
  const search = summary(measured.search)
  console.log(`A library of ${Number(values.books).toLocaleString('en')} books`)
  console.log(`  process start → library          ${ms(start.median)}, p95 ${ms(start.p95)}`)
  console.log(
    `  letter typed → found books       ${ms(search.median)}, p95 ${ms(search.p95)} (${search.runs} letters)`,
  )
  for (const [layout, scroll] of Object.entries(measured.scrolls)) {
    if (!scroll) continue
    console.log(
      `  scrolling, ${layout.padEnd(22)}${scroll.late} of ${scroll.total} frames late, longest ${ms(scroll.longest)}`,
    )
  }
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`)
} finally {
  fs.rmSync(scratch, { recursive: true, force: true })
}
