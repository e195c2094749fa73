import fs from 'node:fs'
import path from 'node:path'

import { bundle } from './bundle.mjs'
import { serve } from './serve.mjs'
import { startHost, startOctavo, takeIntoLibrary } from './session.mjs'

/** @typedef {import('./books.mjs').Book} Book */
/** @typedef {import('./engines.mjs').Engine} Engine */
/** @typedef {import('./session.mjs').Session} Session */

/**
 * Starts engines on books, each time in a fresh process.
 * @param {object} options
 * @param {string} options.scratch folder for profiles; the unpacked books are in its `books`
 * @param {string} options.bundles folder for the engines as the windows load them
 * @param {readonly Engine[]} options.engines
 */
export async function makeStage({ scratch, bundles, engines }) {
  /** @type {Map<string, string>} */ const scripts = new Map()
  for (const script of new Set(['octavo', ...engines.map((engine) => engine.script)]))
    scripts.set(script, await bundle(script, bundles))
  /** The engine that the next window gets. */
  let served = ''
  const server = await serve((address) => {
    if (address === '/') return path.join(import.meta.dirname, 'window/host.html')
    return address === '/engine.js' ? served : path.join(scratch, address)
  })
  let folders = 0
  const freshFolder = () => path.join(scratch, `profile-${folders++}`)
  /** Profiles that have a book in their library, to be copied. @type {Map<string, string>} */
  const libraries = new Map()

  return {
    /**
     * A profile of its own with the book in its library, and nothing else known of the book.
     * @param {Book} book
     * @param {Engine} engine
     */
    async library(book, engine) {
      const key = `${book.name} ${engine.name}`
      const library = libraries.get(key) ?? freshFolder()
      if (!libraries.has(key)) {
        const { preferences = {}, marks = false } = engine
        await takeIntoLibrary(library, book.file, preferences, marks)
        libraries.set(key, library)
      }
      const copy = freshFolder()
      fs.cpSync(library, copy, { recursive: true })
      return copy
    },

    /** Octavo with its library on the screen. @param {string} profile */
    octavo: (profile) => startOctavo(profile, scripts.get('octavo') ?? ''),

    /**
     * Another engine, its book not opened yet, in a window as large as Octavo's.
     * @param {Book} book
     * @param {Engine} engine
     * @param {import('./compare.mjs').Page} page
     */
    other(book, engine, { window, text }) {
      served = scripts.get(engine.script) ?? ''
      const { left, top, width, height } = text
      const asked = { book: book.name, left, top, width, height }
      const query = Object.entries(asked).map(([name, value]) => `${name}=${value}`)
      return startHost(freshFolder(), window, `${server.origin}/?${query.join('&')}`)
    },

    /** @param {import('./compare.mjs').Page} page */
    empty: ({ window }) => startHost(freshFolder(), window),

    close: () => server.close(),
  }
}

/**
 * Uses a window and closes it, whatever happens.
 * @template Result
 * @param {Session} session
 * @param {(session: Session) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function using(session, use) {
  /** @type {NodeJS.Timeout | undefined} */ let timer
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('it took more than a quarter of an hour')), limitMs)
  })
  try {
    return await Promise.race([use(session), /** @type {Promise<never>} */ (limit)])
  } finally {
    clearTimeout(timer)
    await session.close()
  }
}

/** A window that has not done its work by then has failed. */
const limitMs = 15 * 60_000
