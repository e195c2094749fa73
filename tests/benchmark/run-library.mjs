// npm run bench -- library [--books N] [--annotations N] [--runs N] [--json FILE]: what somebody with
// a large library, and many notes, waits for.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { measureNotes } from './large-notes.mjs'
import { measureLibrary } from './library.mjs'
import { lookForNovels, root, withScratch } from './places.mjs'
import { ms, summary } from './statistics.mjs'

const { values } = parseArgs({
  options: {
    books: { type: 'string', default: '10000' },
    annotations: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
  allowPositionals: true,
})

await withScratch('library', async (scratch) => {
  const measured = await measureLibrary({
    root,
    story: path.join(root, 'tests/fixtures/stories/the-lamplighters-daughter.txt'),
    scratch,
    books: Math.max(1, Number(values.books)),
    runs: Math.max(1, Number(values.runs)),
  })
  const start = summary(measured.start)
  const work = summary(measured.search.map((letter) => letter.work))
  const paint = summary(measured.search.map((letter) => letter.paint))
  console.log(`A library of ${Number(values.books).toLocaleString('en')} books`)
  console.log(`  process start → library          ${ms(start.median)}, p95 ${ms(start.p95)}`)
  console.log(
    `  letter typed, main-thread work   ${ms(work.median)}, p95 ${ms(work.p95)} (${work.runs} letters)`,
  )
  console.log(`  letter typed → found books       ${ms(paint.median)}, p95 ${ms(paint.p95)}`)
  for (const [layout, scroll] of Object.entries(measured.scrolls)) {
    if (!scroll) continue
    console.log(
      `  scrolling, ${layout.padEnd(22)}${scroll.late} of ${scroll.total} frames late, longest ${ms(scroll.longest)}`,
    )
  }
  const { folder, reason } = lookForNovels()
  const notes = folder
    ? await measureNotes({
        root,
        novel: path.join(folder, 'chapters.epub'),
        scratch,
        annotations: Number(values.annotations),
        runs: Math.max(1, Number(values.runs)),
      })
    : null
  if (!notes) console.log(reason)
  else {
    const { inBook, annotations, first, plain, marked } = notes
    console.log(
      `${annotations.toLocaleString('en')} annotations, ${inBook.toLocaleString('en')} of them highlights in the book that is opened`,
    )
    for (const [what, key] of /** @type {const} */ ([
      ['book opened', 'opened'],
      ['book closed', 'left'],
      ['app ended', 'ended'],
    ])) {
      const without = summary(plain.map((run) => run[key]))
      const withMarks = summary(marked.map((run) => run[key]))
      console.log(
        `  ${what.padEnd(33)}${ms(withMarks.median)}, p95 ${ms(withMarks.p95)}; without any ${ms(without.median)}, p95 ${ms(without.p95)}; the first time ${ms(first[key])}`,
      )
    }
  }
  if (values.json)
    fs.writeFileSync(values.json, `${JSON.stringify({ measured, notes }, null, 2)}\n`)
})
