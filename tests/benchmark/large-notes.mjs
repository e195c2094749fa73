import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'

import { _electron } from '@playwright/test'
import { DatabaseSync } from '@photostructure/sqlite'

import { untilKept } from './engines/session.mjs'
import { markPassages } from './mark-passages.mjs'

/** Every so many characters of the novel, which then has ten thousand highlights. */
const every = 300
const otherBooks = 500

/**
 * A novel full of highlights in a library full of them, beside the same novel with none.
 * @param {{ root: string, novel: string, scratch: string, annotations: number, runs: number }} options
 */
export async function measureNotes({ root, novel, scratch, annotations, runs }) {
  const profiles = { plain: path.join(scratch, 'plain'), marked: path.join(scratch, 'marked') }
  /** @param {string} profile @param {string[]} [more] */
  const launch = (profile, more = []) =>
    _electron.launch({
      executablePath: process.env['ELECTRON_PATH'] ?? 'electron',
      args: [root, '--disable-gpu', `--user-data-dir=${profile}`, ...more],
    })
  const app = await launch(profiles.plain, [novel])
  const page = await app.firstWindow()
  await page.getByRole('slider', { name: 'Position in book' }).waitFor({ state: 'attached' })
  await untilKept(profiles.plain)
  await app.close()
  fs.cpSync(profiles.plain, profiles.marked, { recursive: true })
  const marking = await launch(profiles.marked)
  const inBook = await (await marking.firstWindow()).evaluate(markPassages, every)
  await marking.close()
  annotateOthers(profiles.marked, annotations - inBook)

  const session = async (/** @type {string} */ profile) => {
    const running = await launch(profile)
    const window = await running.firstWindow()
    await window.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
    const opened = await window.evaluate(openBook)
    const left = await window.evaluate(leaveBook)
    await window.evaluate(openBook)
    const ended = once(running.process(), 'exit')
    const begun = performance.now()
    await running.evaluate(({ app: octavo }) => octavo.quit()).catch(() => undefined)
    await ended
    return { opened, left, ended: performance.now() - begun }
  }
  // Whether marks stand at their words is looked at once, when a book is opened with new ones.
  const first = await session(profiles.marked)
  await session(profiles.plain)
  /** @type {Record<'plain' | 'marked', Awaited<ReturnType<typeof session>>[]>} */
  const times = { plain: [], marked: [] }
  for (let run = 0; run < runs; run++) {
    times.plain.push(await session(profiles.plain))
    times.marked.push(await session(profiles.marked))
  }
  return { inBook, annotations, first, ...times }
}

/** @param {string} profile @param {number} count */
function annotateOthers(profile, count) {
  const db = new DatabaseSync(path.join(profile, 'library.db'))
  const addBook = db.prepare(`INSERT INTO publications (id, title, authors, format, manifest,
    parser_version, byte_length, file, original_name, original_path, added_at)
    SELECT ?, ?, authors, format, manifest, parser_version, byte_length, file, original_name,
      original_path, added_at FROM publications LIMIT 1`)
  const addHighlight = db.prepare(`INSERT INTO highlights (id, publication_id, locator, end_locator,
    text, kind, colour, note, created_at, changed_at) VALUES (?, ?, ?, ?, ?, 'highlight', 'yellow', ?, ?, ?)`)
  const addBookmark = db.prepare(
    'INSERT INTO bookmarks (id, publication_id, locator, name, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const at = new Date(0).toISOString()
  db.exec('BEGIN')
  for (let index = 0; index < otherBooks; index++) {
    addBook.run(idOf(index), `Another book, ${index}`)
  }
  for (let index = 0; index < count; index++) {
    const id = idOf(index % otherBooks)
    const place = (/** @type {number} */ offset) =>
      JSON.stringify({ href: 'text.xhtml', locations: { offset } })
    const offset = 150 * Math.floor(index / otherBooks)
    if (index % 10 === 0) {
      addBookmark.run(randomUUID(), id, place(offset), `Place ${index}`, at)
      continue
    }
    const note = index % 3 === 0 ? `What I thought of it, ${index}` : null
    const text = `A passage that somebody found worth keeping, ${index}.`
    addHighlight.run(randomUUID(), id, place(offset), place(offset + 50), text, note, at, at)
  }
  db.exec('COMMIT')
  db.close()
}

/** @param {number} index */
const idOf = (index) => index.toString(16).padStart(8, '0').repeat(8)

/** In the window: from the click on the novel to the frame with its page. @returns ms */
async function openBook() {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const item = Array.from(document.querySelectorAll('article')).find(({ textContent }) =>
    textContent.includes('War and Peace'),
  )
  const isShown = () =>
    Array.from(document.querySelectorAll('iframe')).some(
      (frame) =>
        frame.ariaHidden === 'false' &&
        frame.contentDocument?.querySelector('octavo-box:not([style*="hidden"])'),
    )
  const begun = performance.now()
  item?.querySelector('button')?.click()
  while (!isShown()) await nextFrame()
  return performance.now() - begun
}

/** In the window: from the key to the frame with the library. @returns ms */
async function leaveBook() {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  // What is made ready after a page is done by then: nobody is quicker.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const begun = performance.now()
  window.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'l', ctrlKey: true, bubbles: true, cancelable: true }),
  )
  while (!document.querySelector('article')) await nextFrame()
  await nextFrame()
  return performance.now() - begun
}
