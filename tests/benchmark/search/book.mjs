import fs from 'node:fs'
import path from 'node:path'

import { inApp } from '../app.mjs'

/** @typedef {import('@playwright/test').Page} Page */

/** @typedef {{ name: string, mode: 'Words' | 'Near' | 'Pattern', text: string }} Query */

/** @type {readonly Query[]} */
const queries = [
  { name: 'name of a hero', mode: 'Words', text: 'prince' },
  { name: 'rare word', mode: 'Words', text: 'samovar' },
  { name: 'phrase', mode: 'Words', text: 'the emperor alexander' },
  { name: 'pattern', mode: 'Pattern', text: '\\bN[a-z]+sha\\b' },
  { name: 'near', mode: 'Near', text: 'natasha pierre' },
  { name: 'most frequent word', mode: 'Words', text: 'the' },
]

/**
 * Times in ms from the key to the frame in which the first places, or all of them, are painted.
 * @typedef {{ first: number, all: number }} Times
 * @typedef {object} QueryFigures
 * @property {Query} query
 * @property {number} places
 * @property {Times[]} cold the first search of a process, typed as soon as its field is there
 * @property {Times[]} warm in a text that was searched before
 */

/**
 * Searches a book of the library, in a fresh process for each query and run.
 * @param {{ file: string, scratch: string, runs: number }} options
 * @returns {Promise<QueryFigures[]>}
 */
export async function measureBookSearch({ file, scratch, runs }) {
  const profile = path.join(scratch, 'book')
  await inApp([`--user-data-dir=${profile}`, file], (page) => isKept(page, profile))
  /** @type {QueryFigures[]} */
  const figures = queries.map((query) => ({ query, places: 0, cold: [], warm: [] }))
  for (let run = 1; run <= runs; run++) {
    for (const one of figures) {
      await inApp([`--user-data-dir=${profile}`, file], async (page) => {
        await openSearch(page)
        await choose(page, one.query.mode)
        const { places, ...cold } = await page.evaluate(searchFor, one.query.text)
        one.places = places
        one.cold.push(cold)
        for (const other of figures) {
          await page.evaluate(searchFor, '')
          await choose(page, other.query.mode)
          const { first, all } = await page.evaluate(searchFor, other.query.text)
          other.warm.push({ first, all })
        }
        console.log(
          `  ${one.query.name}, run ${run}: ${Math.round(cold.first)} ms, all ${Math.round(cold.all)} ms`,
        )
      })
    }
  }
  return figures
}

/** Until the page is counted and its sections lie ready for the next time. @param {Page} page @param {string} profile */
async function isKept(page, profile) {
  await page.getByRole('slider', { name: 'Position in book' }).waitFor({ state: 'attached' })
  const isThere = () =>
    fs
      .readdirSync(path.join(profile, 'publications'))
      .some((id) => fs.existsSync(path.join(profile, 'publications', id, 'sections')))
  while (!isThere()) await page.waitForTimeout(200)
}

/** Once the first page is there: nobody looks for words in a book that is not open. @param {Page} page */
async function openSearch(page) {
  await page.locator('iframe[aria-hidden="false"]').waitFor()
  await page.keyboard.press('/')
  await page.getByRole('textbox', { name: 'Words to find' }).waitFor()
}

/** @param {Page} page @param {Query['mode']} mode */
async function choose(page, mode) {
  const radio = page.getByRole('radio', { name: mode })
  if (mode === 'Words' && !(await radio.isVisible())) return
  if (!(await radio.isVisible())) await page.getByText('How to look').click()
  await radio.click()
}

/**
 * In the window: types words into the field of the search and waits for what is found.
 * @param {string} text nothing for an empty field
 */
async function searchFor(text) {
  const panel = [...document.querySelectorAll('[role="dialog"]')].find((one) =>
    one.querySelector('search'),
  )
  const field = panel?.querySelector('input')
  if (!panel || !field) throw new Error('There is no search')
  /** Resolves after a frame is painted. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', resolve, { once: true })
      port1.start()
      requestAnimationFrame(() => port2.postMessage(null))
    })
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  const started = performance.now()
  value?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  let first = NaN
  for (;;) {
    await painted()
    const time = performance.now() - started
    if (Number.isNaN(first) && panel.querySelector('li')) first = time
    const status = panel.querySelector('[role="status"]')?.textContent ?? ''
    if (text === '' ? status === '' : /places?$|^Not/.test(status)) {
      return { first, all: time, places: Number(status.replace(/\D/g, '')) }
    }
    if (time > 30_000) throw new Error(`The search for ${text} does not end`)
  }
}
