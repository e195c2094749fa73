import fs from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { _electron } from '@playwright/test'

import { markPassages } from '../mark-passages.mjs'

import { memoryOfTree } from './memory.mjs'

/** @typedef {import('./window/expose.mjs').Bench} Bench */
/** @typedef {import('./window/octavo.mjs').OctavoBench} OctavoBench */
/** @typedef {Awaited<ReturnType<typeof startWindow>>} Session */
/** @typedef {{ left: number, top: number, width: number, height: number }} TextBlock */

const root = path.resolve(import.meta.dirname, '../../..')

/**
 * Starts Octavo on a profile, its library on the screen.
 * @param {string} profile
 * @param {string} script what drives it
 */
export async function startOctavo(profile, script) {
  const session = await startWindow([root, `--user-data-dir=${profile}`])
  const { page } = session
  await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
  await page.evaluate(fs.readFileSync(script, 'utf8'))
  return session
}

/**
 * Takes a book into a library of its own. It is opened in another layout than the one to be measured,
 * so that nothing about that one is known; a section that is prepared stays so.
 * @param {string} profile
 * @param {string} file
 * @param {object} reader preferences
 * @param {boolean} marks highlights passages all through the book
 */
export async function takeIntoLibrary(profile, file, reader, marks) {
  writePreferences(profile, { ...reader, fontSize: 40 })
  const session = await startWindow([root, `--user-data-dir=${profile}`, file])
  await session.page
    .getByRole('slider', { name: 'Position in book' })
    .waitFor({ state: 'attached', timeout: 120_000 })
  if (marks) await session.page.evaluate(markPassages, 1000)
  await untilKept(profile)
  await session.close()
  writePreferences(profile, reader)
}

/** Until the sections that were prepared are on the disk. @param {string} profile */
export async function untilKept(profile) {
  const shelf = path.join(profile, 'publications')
  const isKept = () =>
    fs.readdirSync(shelf).every((id) => fs.existsSync(path.join(shelf, id, 'sections')))
  const until = performance.now() + 120_000
  while (!isKept()) {
    if (performance.now() > until) throw new Error('What was prepared is not kept')
    await setTimeout(100)
  }
}

/** @param {string} profile @param {object} reader */
function writePreferences(profile, reader) {
  fs.mkdirSync(profile, { recursive: true })
  const data = { reader, library: { sort: 'recent' } }
  fs.writeFileSync(path.join(profile, 'preferences.json'), JSON.stringify({ version: 1, data }))
}

/**
 * Starts a window like Octavo's with one of the other engines in it, or with nothing.
 * @param {string} profile
 * @param {{ width: number, height: number }} size of its content
 * @param {string} [address]
 */
export async function startHost(profile, { width, height }, address) {
  const session = await startWindow([
    path.join(import.meta.dirname, 'window/main.cjs'),
    `--user-data-dir=${profile}`,
    `--content-size=${width}x${height}`,
    ...(address ? [`--address=${address}`] : []),
  ])
  if (address) await session.page.waitForFunction('window.bench')
  return session
}

/** @param {string[]} args */
async function startWindow(args) {
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? 'electron',
    args: ['--disable-gpu', ...args],
  })
  const page = await app.firstWindow()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const metric = async (/** @type {string} */ wanted) => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === wanted)?.value ?? NaN
  }
  /** @param {string} name @param {unknown[]} args @returns {Promise<unknown>} */
  const call = (name, args) => page.evaluate(`${name}(...${JSON.stringify(args)})`)
  const id = app.process().pid ?? 0
  return {
    page,

    /**
     * Asks the engine in the window.
     * @template {keyof Bench} Name
     * @param {Name} name
     * @param {Parameters<Bench[Name]>} args
     * @returns {Promise<Awaited<ReturnType<Bench[Name]>>>}
     */
    ask: (name, ...args) =>
      /** @type {Promise<Awaited<ReturnType<Bench[Name]>>>} */ (call(`bench.${name}`, args)),

    /**
     * Asks what only Octavo is asked.
     * @template {keyof OctavoBench} Name
     * @param {Name} name
     * @param {Parameters<OctavoBench[Name]>} args
     * @returns {Promise<Awaited<ReturnType<OctavoBench[Name]>>>}
     */
    askOctavo: (name, ...args) =>
      /** @type {Promise<Awaited<ReturnType<OctavoBench[Name]>>>} */ (
        call(`octavoBench.${name}`, args)
      ),

    /** Work of the window's main thread since its start, ms. */
    work: async () => 1000 * (await metric('TaskDuration')),
    /** DOM nodes of all documents in the window's process, without those that are garbage. */
    async nodes() {
      await devtools.send('HeapProfiler.collectGarbage')
      return metric('Nodes')
    },
    /** Memory of all processes of the app, without garbage, in bytes. */
    async memory() {
      await devtools.send('HeapProfiler.collectGarbage')
      // What was freed goes back to the system a moment later.
      await page.waitForTimeout(500)
      return memoryOfTree(id)
    },
    versions: () => app.evaluate(() => ({ ...process.versions })),
    close: () => app.close(),
  }
}
