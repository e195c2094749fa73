import { isPaintedWithin, painted, paintedWhen, sleep } from './clock.mjs'
import { firstCharacter, isShown } from './place.mjs'

/**
 * One engine, in the words of the benchmark. A promise resolves as soon as the engine says that it has
 * done what was asked; that it has indeed, and when it is painted, is seen to here.
 * @typedef {object} Engine
 * @property {() => Promise<unknown>} open the book that the window was started for, at its first page
 * @property {() => Promise<unknown>} next turns one page
 * @property {() => Promise<unknown>} [ready] until the engine takes the next turn
 * @property {(share: number) => Promise<unknown>} jump to a share of the book
 * @property {(step: 1 | -1) => Promise<unknown>} resize the text, by one px
 * @property {() => string} size of the text, in any notation
 * @property {() => string} position changes whenever another page is shown, and with nothing else
 * @property {() => import('./place.mjs').View | null} view
 * @property {() => number} pages of the section on the screen, or of the book if the engine counts it
 * @property {() => Promise<number>} [countPages] of the whole book, by visiting all of it
 */

/** Puts what the benchmark asks of an engine into its window, as `bench`. @param {Engine} engine */
export function expose(engine) {
  Object.assign(window, { bench: benchOf(engine) })
}

/** @typedef {ReturnType<typeof benchOf>} Bench */

/** @param {Engine} engine */
function benchOf(engine) {
  /** Time until another page is painted. @param {() => Promise<unknown>} move */
  const timed = async (move) => {
    const before = engine.position()
    const started = performance.now()
    await move()
    await paintedWhen(() => engine.position() !== before)
    return performance.now() - started
  }
  return {
    /** @returns {Promise<number>} ms until the first page is painted */
    async open() {
      const started = performance.now()
      await engine.open()
      await paintedWhen(() => firstCharacter(engine.view()) !== null)
      return performance.now() - started
    },

    turn: () => timed(engine.next),
    /** A frame in which nothing happens. */
    nothing: painted,
    ready: async () => void (await engine.ready?.()),
    /** @param {number} share */
    jump: (share) => timed(() => engine.jump(share)),

    /** The first character on the page. */
    place: () => firstCharacter(engine.view()),

    /**
     * Time until the page is painted in the new size with a certain character on it. An engine that
     * does not show it any more is timed to its first page in the new size.
     * @param {1 | -1} step
     * @param {import('./place.mjs').Place} place
     */
    async resize(step, place) {
      const before = engine.size()
      const started = performance.now()
      await engine.resize(step)
      await paintedWhen(() => engine.size() !== before)
      const time = performance.now() - started
      const hasPlace = () => isShown(engine.view(), place)
      if (hasPlace()) return { time, kept: true }
      const kept = await isPaintedWithin(Math.max(2_000, 2 * time), hasPlace)
      return { time: kept ? performance.now() - started : time, kept }
    },

    /**
     * Until nothing moves any more.
     * @param {number} quiet ms
     */
    async settle(quiet) {
      const state = () => `${engine.position()} ${engine.size()}`
      let last = state()
      for (let since = performance.now(); performance.now() - since < quiet; await painted()) {
        if (state() === last) continue
        last = state()
        since = performance.now()
      }
    },

    pages: () => engine.pages(),
    /** Where the page's text stands in the window. */
    textBlock() {
      const view = engine.view()
      const frame = view?.document.defaultView?.frameElement?.getBoundingClientRect()
      if (!view || !frame) throw new Error('No page is shown')
      const { left, top, right, bottom } = view.rect
      const block = { left: frame.left + left, top: frame.top + top }
      return { ...block, width: right - left, height: bottom - top }
    },
    windowSize: () => ({ width: innerWidth, height: innerHeight }),

    /** @returns {Promise<{ pages: number, time: number } | null>} */
    async countPages() {
      if (!engine.countPages) return null
      const started = performance.now()
      const pages = await engine.countPages()
      return { pages, time: performance.now() - started }
    },

    sleep,
  }
}
