// npm run bench [-- --runs N] [--json FILE]: what the reader waits for, on the real app. Prints medians;
// figures of one run are comparable with each other, not with those of another day.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { measureBooks } from './books.mjs'
import { lookForNovels, root, withScratch } from './places.mjs'
import { measureStart } from './start.mjs'
import { ms, summary } from './statistics.mjs'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, json: { type: 'string' } },
  allowPositionals: true,
})
const runs = Math.max(1, Number(values.runs))

const onMachine = machine()
/** @type {Record<string, unknown>} */
const raw = { machine: onMachine, runs }
await withScratch('bench', async (scratch) => {
  console.log(`Octavo benchmark · ${onMachine} · ${runs} runs each, medians\n`)
  raw['start'] = await reportStart(scratch)
  const { folder, reason } = lookForNovels()
  if (folder) raw['books'] = await reportBooks(folder, scratch)
  else console.log(`The novels were not measured: ${reason}`)
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(raw, null, 2)}\n`)
})

/** @param {string} scratch */
async function reportStart(scratch) {
  const story = path.join(root, 'tests/fixtures/stories/the-lamplighters-daughter.txt')
  const { empty, page } = await measureStart({ root, story, scratch, runs })
  const ratio = summary(page).median / summary(empty).median
  console.log('Process start → on the screen')
  console.log(`  empty Electron window            ${ms(summary(empty).median)}`)
  console.log(
    `  first page of a 10 kB story      ${ms(summary(page).median)}   ${ratio.toFixed(2)} ×`,
  )
  console.log('')
  return { empty, page, ratio }
}

/** @param {string} novels @param {string} scratch */
async function reportBooks(novels, scratch) {
  const books = { chaptered: 'chapters.epub', 'one section': 'one-section.epub' }
  /** @type {Record<string, Awaited<ReturnType<typeof measureBooks>>>} */
  const figures = {}
  for (const [name, file] of Object.entries(books)) {
    figures[name] = await measureBooks({ file: path.join(novels, file), scratch, runs })
    const { open, turns, fontChanges } = figures[name]
    const turn = summary(turns.map(({ work }) => work))
    const rest = summary(turns.map((turned) => turned.rest))
    const paint = summary(turns.map(({ paint: time }) => time))
    const font = summary(fontChanges.map(({ time }) => time))
    const kept = fontChanges.filter((change) => change.kept).length
    console.log(`War and Peace, ${name}`)
    console.log(`  open → first page                ${ms(summary(open).median)}`)
    console.log(
      `  page turn, main-thread work      ${ms(turn.median)}, p95 ${ms(turn.p95)} (${turn.runs} turns)`,
    )
    console.log(
      `    and for the turns to come      ${ms(rest.median)}, p95 ${ms(rest.p95)}, between turns`,
    )
    console.log(`  page turn, key → next frame      ${ms(paint.median)}, p95 ${ms(paint.p95)}`)
    console.log(
      `  size change → new page           ${ms(font.median)}, p95 ${ms(font.p95)}; place kept ${kept}/${font.runs}`,
    )
    const { held } = figures[name]
    const perSecond = summary(held.map(({ turns: turned, seconds }) => turned / seconds))
    const total = (/** @type {'frames' | 'blank'} */ what) =>
      held.reduce((sum, one) => sum + one[what], 0)
    console.log(
      `  key held down                    ${perSecond.median.toFixed(1)} turns a second; ${total('blank')} of ${total('frames')} frames blank`,
    )
  }
  const [chaptered, single] = Object.values(figures)
  if (chaptered && single) {
    const ratio = summary(single.open).median / summary(chaptered.open).median
    console.log(`  one section : chaptered, open    ${ratio.toFixed(2)} ×`)
  }
  return figures
}

function machine() {
  const [cpu] = os.cpus()
  return `${os.cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${os.platform()}, Node ${process.versions.node}`
}
