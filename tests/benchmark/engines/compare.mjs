import path from 'node:path'

import { machine } from '../machine.mjs'

import { makeBooks } from './books.mjs'
import { engines as allEngines } from './engines.mjs'
import { measure, measureCached, measureNothing, measureWhileCounting } from './measure.mjs'
import { makeStage, using } from './stage.mjs'

/** @typedef {import('./books.mjs').Book} Book */
/** @typedef {import('./engines.mjs').Engine} Engine */
/** @typedef {import('./measure.mjs').Figures} Figures */
/** @typedef {{ window: { width: number, height: number }, text: import('./session.mjs').TextBlock }} Page */
/** @typedef {Awaited<ReturnType<typeof measureWhileCounting>>} CountingFigures */
/** @typedef {Awaited<ReturnType<typeof measureCached>>} CachedFigures */
/** @typedef {{ run: number, book: string, engine: string }} Which */

/**
 * @typedef {object} Results
 * @property {string} date
 * @property {string} machine
 * @property {NodeJS.ProcessVersions} versions of the Electron that all ran in
 * @property {number} runs
 * @property {Engine[]} engines
 * @property {Book[]} books
 * @property {Page} page
 * @property {number} emptyMemory of a window without anything, bytes
 * @property {number} overhead work of measuring a turn in which nothing happens, ms
 * @property {(Which & { figures: Figures })[]} measured
 * @property {(Which & { counting: CountingFigures, cached: CachedFigures })[]} own of Octavo alone
 * @property {(Which & { error: string })[]} failures
 */

/**
 * Runs every engine on every book. In each round they take turns, so that a slow moment of the machine
 * meets all of them.
 * @param {object} options
 * @param {string} options.novels folder with War and Peace
 * @param {string} options.scratch
 * @param {string} options.bundles folder for the engines as the windows load them
 * @param {number} options.runs
 * @param {readonly string[]} options.engineIds
 * @param {readonly string[]} options.bookNames
 * @param {(results: Results) => Promise<void>} options.onRound is given all that is measured after each round
 * @returns {Promise<Results>}
 */
export async function compareEngines(options) {
  const { novels, scratch, bundles, runs, engineIds, bookNames, onRound } = options
  const engines = allEngines.filter(({ id }) => engineIds.includes(id))
  const made = await makeBooks(novels, path.join(scratch, 'books'))
  const books = made.filter(({ name }) => bookNames.includes(name))
  const stage = await makeStage({ scratch, bundles, engines })
  try {
    const setUp = await prepare(stage, books)
    /** @type {Results} */
    const results = {
      date: new Date().toISOString().slice(0, 10),
      machine: machine(),
      runs: 0,
      engines,
      books,
      ...setUp,
      measured: [],
      own: [],
      failures: [],
    }
    for (let run = 1; run <= runs; run++) {
      for (const book of books)
        for (const engine of engines.filter(({ id }) => !book.forOctavo || id === 'octavo')) {
          const which = { run, book: book.name, engine: engine.id }
          try {
            await measureOne(stage, results, which, book, engine)
          } catch (error) {
            const [line = ''] = String(error).split('\n', 1)
            results.failures.push({ ...which, error: line })
            console.log(`  ${engine.name}, ${book.title}, run ${run}: ${line}`)
          }
        }
      results.runs = run
      await onRound(results)
    }
    return results
  } finally {
    stage.close()
  }
}

/** @typedef {Awaited<ReturnType<typeof makeStage>>} Stage */

/**
 * What must be known before: where Octavo's page stands, and what a window costs.
 * @param {Stage} stage
 * @param {readonly Book[]} books
 */
async function prepare(stage, [book]) {
  const octavo = allEngines.find(({ preferences }) => preferences)
  if (!book || !octavo) throw new Error('Nothing is to be measured')
  const { versions, overhead, ...page } = await using(
    await stage.octavo(await stage.library(book, octavo)),
    async (session) => {
      const { ask, versions } = session
      await ask('open')
      await session.askOctavo('untilExact')
      return {
        text: await ask('textBlock'),
        window: await ask('windowSize'),
        versions: await versions(),
        overhead: await measureNothing(session),
      }
    },
  )
  const emptyMemory = await using(await stage.empty(page), (session) => session.memory())
  return { page, versions, emptyMemory, overhead }
}

/**
 * @param {Stage} stage
 * @param {Results} results
 * @param {Which} which
 * @param {Book} book
 * @param {Engine} engine
 */
async function measureOne(stage, results, which, book, engine) {
  const { emptyMemory, page } = results
  const started = performance.now()
  const isOctavo = engine.preferences !== undefined
  const hasChapters = book.sections > 1
  const profile = isOctavo ? await stage.library(book, engine) : ''
  const session = await (isOctavo ? stage.octavo(profile) : stage.other(book, engine, page))
  const countsByVisiting = !isOctavo && hasChapters
  const figures = await using(session, (session) =>
    measure(session, { isOctavo, countsByVisiting, emptyMemory }),
  )
  results.measured.push({ ...which, figures })
  if (isOctavo && hasChapters) {
    const cached = await using(await stage.octavo(profile), measureCached)
    const fresh = await stage.octavo(await stage.library(book, engine))
    results.own.push({ ...which, cached, counting: await using(fresh, measureWhileCounting) })
  }
  const seconds = Math.round((performance.now() - started) / 1000)
  const { open, pages } = figures
  console.log(
    `  ${engine.name}, ${book.title}, run ${which.run}: opened in ${Math.round(open)} ms, ${pages} pages (${seconds} s)`,
  )
}
