import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

import { _electron } from '@playwright/test'
import { DatabaseSync } from '@photostructure/sqlite'

import { paintedAfter } from './start.mjs'

/** Typed letter by letter: whole words, beginnings, two words, slips of the finger, and nothing at all. */
const queries = ['night', 'the sil', 'river bor', 'wintre', 'mounatin gar', 'xqzwv']

/**
 * Start with a library of thousands, search in it as one types, and scroll through it.
 * @param {{ root: string, story: string, scratch: string, books: number, runs: number }} options
 */
export async function measureLibrary({ root, story, scratch, books, runs }) {
  const profile = path.join(scratch, 'large-library')
  const args = [root, `--user-data-dir=${profile}`]
  // The app makes the database itself, so that it is as any other.
  await paintedAfter([...args, story])
  fillLibrary(profile, books)
  await paintedAfter(args)
  /** @type {number[]} */
  const start = []
  for (let run = 0; run < runs; run++) start.push(await paintedAfter(args))

  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? 'electron',
    args: [...args, '--disable-gpu'],
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('article').first().waitFor()
    // What is made ready when nothing happens is ready by then: nobody is quicker.
    await page.waitForTimeout(1000)
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const busy = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN)
    }
    /** `work`: what the window computes for a letter; `paint`: until what is found is on the screen. @type {{ work: number, paint: number }[]} */
    const search = []
    for (let run = 0; run < runs; run++) {
      for (const query of queries) {
        for (let length = 1; length <= query.length; length++) {
          const before = await busy()
          const paint = await page.evaluate(typeText, query.slice(0, length))
          search.push({ work: (await busy()) - before, paint })
        }
        await page.evaluate(typeText, '')
      }
    }
    const covers = await page.evaluate(scrollThrough)
    await page.getByRole('button', { name: 'Show a list' }).click()
    const list = await page.evaluate(scrollThrough)
    return { start, search, scrolls: { covers, list } }
  } finally {
    await app.close()
  }
}

/**
 * Puts books into a profile’s database beside the one that is there. Half of them have covers.
 * @param {string} profile
 * @param {number} books
 */
function fillLibrary(profile, books) {
  const db = new DatabaseSync(path.join(profile, 'library.db'))
  const random = createRandom(7)
  const words =
    'night river silver winter mountain garden stone shadow empire letter island harbour memory summer voyage mirror castle hollow ember thread lantern orchard glass tide marble raven sparrow copper willow signal'.split(
      ' ',
    )
  const name = () => {
    const syllable = () =>
      pick('bor tal ven mar lin dor ash kel ric son ter wyn hal gar mon del'.split(' '))
    const joined = Array.from({ length: 2 + Math.floor(random() * 2) }, syllable).join('')
    return joined.charAt(0).toUpperCase() + joined.slice(1)
  }
  /** @template Value @param {readonly Value[]} values @returns {Value} */
  const pick = (values) => /** @type {Value} */ (values[Math.floor(random() * values.length)])
  const authors = Array.from({ length: 2500 }, () => `${name()} ${name()}`)
  const add = db.prepare(`INSERT INTO publications (id, title, authors, format, manifest,
    parser_version, byte_length, file, original_name, original_path, cover_media_type, added_at,
    opened_at, series, series_position, language, tags, stars, favourite)
    SELECT ?, ?, ?, ?, manifest, parser_version, byte_length, file, original_name, original_path,
      ?, ?, ?, ?, ?, ?, ?, ?, ? FROM publications LIMIT 1`)
  const covers = Array.from({ length: 16 }, () =>
    aPicture(300, 450, [random() * 200, random() * 200, random() * 200]),
  )
  db.exec('BEGIN')
  for (let index = 0; index < books; index++) {
    const id = index.toString(16).padStart(8, '0').repeat(8)
    const title = `The ${pick(words)} ${pick(['of', 'and', 'beyond', 'without'])} the ${pick(words)} ${pick(words)} ${index % 97}`
    const hasCover = index % 2 === 0
    const at = (/** @type {number} */ days) =>
      new Date(1_700_000_000_000 + days * 86_400_000).toISOString()
    add.run(
      id,
      title,
      JSON.stringify([pick(authors)]),
      pick(['EPUB', 'Plain text', 'FictionBook']),
      hasCover ? 'image/png' : null,
      at(index % 900),
      index % 3 === 0 ? at(900 + (index % 100)) : null,
      index % 4 === 0 ? `${name()} ${pick(words)}` : null,
      index % 4 === 0 ? 1 + (index % 9) : null,
      pick(['en', 'de', 'fr']),
      JSON.stringify([pick(words), pick(words)]),
      index % 6,
      index % 20 === 0 ? 1 : 0,
    )
    if (!hasCover) continue
    fs.mkdirSync(path.join(profile, 'publications', id), { recursive: true })
    fs.writeFileSync(path.join(profile, 'publications', id, 'cover'), pick(covers))
  }
  db.exec('COMMIT')
  db.close()
}

/** @param {number} seed */
function createRandom(seed) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/**
 * A PNG of one colour.
 * @param {number} width
 * @param {number} height
 * @param {readonly number[]} colour
 */
function aPicture(width, height, colour) {
  const line = Buffer.concat([
    Buffer.of(0),
    ...Array.from({ length: width }, () => Buffer.from(colour)),
  ])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const pixels = zlib.deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(zlib.crc32(body))
  return Buffer.concat([length, body, check])
}

/**
 * In the window: from a letter to the frame that shows what is found. @returns ms
 * @param {string} text
 */
async function typeText(text) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector('input[type="search"]'))
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  const started = performance.now()
  value?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(undefined))))
  return performance.now() - started
}

/** In the window: four seconds of steady scrolling; how many frames came late, and how long the longest took. */
async function scrollThrough() {
  const shelf = document.querySelector('[role="group"][aria-label="Library"]')
  if (!shelf) throw new Error('There is no shelf')
  let longest = 0
  let late = 0
  let total = 0
  let last = performance.now()
  const begun = last
  while (last - begun < 4000) {
    shelf.scrollTop += 60
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const now = performance.now()
    longest = Math.max(longest, now - last)
    if (now - last > 34) late += 1
    total += 1
    last = now
  }
  return { total, late, longest }
}
