import { summary } from '../statistics.mjs'

import { jumpShare } from './books.mjs'

/** @typedef {import('./session.mjs').Session} Session */

/** `work` of the main thread until the page is painted; `rest`: what the engine does after that. @typedef {{ paint: number, work: number, rest: number }} Turn */
/**
 * One run of one engine on one book; times and work in ms, memory in bytes.
 * @typedef {object} Figures
 * @property {number} open
 * @property {number} openWork
 * @property {number} pages of the section on the screen; Octavo: of the book
 * @property {number} jump
 * @property {Turn[]} turns
 * @property {{ time: number, kept: boolean }[]} resizes
 * @property {number} nodes
 * @property {number} memory added by the book
 * @property {number} memoryOverEmpty what the whole app takes more than an empty window
 * @property {{ pages: number, time: number } | null} count of the whole book's pages
 */

const turnsInRun = 30
/** An engine that turns slowly turns fewer pages in this time, and one that is slow to resize does it once. */
const patienceMs = 10_000
const fewestTurns = 5
/** After a turn, for what the engine has still to do. */
export const restMs = 150

/**
 * What every engine is asked, in a window that has not opened its book yet.
 * @param {Session} session
 * @param {object} options
 * @param {boolean} options.isOctavo counts by itself, beside the reading
 * @param {boolean} options.countsByVisiting
 * @param {number} options.emptyMemory of an empty window, bytes
 * @returns {Promise<Figures>}
 */
export async function measure(session, { isOctavo, countsByVisiting, emptyMemory }) {
  const { ask, work } = session
  const memoryBefore = await session.memory()
  const workBefore = await work()
  const open = await ask('open')
  const openWork = (await work()) - workBefore
  const counted = isOctavo ? await session.askOctavo('untilExact') : NaN
  await ask('settle', 600)
  const pages = await ask('pages')

  const jump = await ask('jump', jumpShare)
  await ask('settle', 600)
  await ask('ready')

  const turns = []
  let end = performance.now() + patienceMs
  while (turns.length < turnsInRun && (turns.length < fewestTurns || performance.now() < end))
    turns.push(await measureTurn(session))

  const place = await ask('place')
  if (!place) throw new Error('The page is blank')
  const resizes = []
  end = performance.now() + patienceMs
  for (const step of /** @type {const} */ ([1, -1])) {
    if (performance.now() > end) break
    resizes.push(await ask('resize', step, place))
    await ask('settle', 900)
  }

  const nodes = await session.nodes()
  const memoryAfter = await session.memory()
  const visited = countsByVisiting ? await ask('countPages') : null
  return {
    open,
    openWork,
    pages,
    jump,
    turns,
    resizes,
    nodes,
    memory: memoryAfter - memoryBefore,
    memoryOverEmpty: memoryAfter - emptyMemory,
    count: isOctavo ? { pages, time: counted } : visited,
  }
}

/**
 * @param {Session} session
 * @returns {Promise<Turn>}
 */
async function measureTurn({ ask, work }) {
  const before = await work()
  const paint = await ask('turn')
  const painted = await work()
  await ask('ready')
  await ask('sleep', restMs)
  return { paint, work: painted - before, rest: (await work()) - painted }
}

/**
 * Work of measuring a turn in which nothing happens.
 * @param {Session} session
 * @returns {Promise<number>} ms
 */
export async function measureNothing({ ask, work }) {
  const costs = []
  for (let turn = 0; turn < turnsInRun; turn++) {
    const before = await work()
    await ask('nothing')
    costs.push((await work()) - before)
    await ask('sleep', restMs)
  }
  return summary(costs).median
}

/** Between two turns of somebody who leafs, and of somebody who looks at each page while Octavo counts on, ms. */
const leafing = 30
const looking = 250

/**
 * Octavo's turns while it counts, and as many after.
 * @param {Session} session
 */
export async function measureWhileCounting({ ask, askOctavo }) {
  await ask('open')
  const during = {
    leafing: await askOctavo('turns', 60, true, leafing),
    looking: await askOctavo('turns', 30, true, looking),
  }
  await askOctavo('untilExact')
  await ask('settle', 600)
  const after = {
    leafing: await askOctavo('turns', 60, false, leafing),
    looking: await askOctavo('turns', 30, false, looking),
  }
  const held = await askOctavo('hold', 150, 30)
  return { during, after, held }
}

/**
 * Octavo on a book that was counted before in this layout.
 * @param {Session} session
 */
export async function measureCached({ ask, askOctavo }) {
  const open = await ask('open')
  return { open, exact: await askOctavo('untilExact') }
}
