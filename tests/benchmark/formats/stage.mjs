import fs from 'node:fs'
import path from 'node:path'

import { _electron } from '@playwright/test'

import { memoryOfTree } from '../engines/memory.mjs'

/** @typedef {import('./make-files.mjs').FormatFile} FormatFile */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').ElectronApplication} App */

const root = path.resolve(import.meta.dirname, '../../..')
/** What begins beside the first page is done by then. */
const restMs = 4000
const sampleMs = 50
const turns = 10

/** Starts the app on profiles, each time a fresh process. @param {string} scratch */
export function makeStage(scratch) {
  let folders = 0
  const freshProfile = () => path.join(scratch, `profile-${folders++}`)
  /** Profiles that have a file in their library, to be copied. @type {Map<string, string>} */
  const libraries = new Map()

  /**
   * @template Result
   * @param {(running: { app: App, page: Page }) => Promise<Result>} use
   * @param {string} [library] what the profile has to begin with
   */
  const onceIn = async (use, library) => {
    const profile = freshProfile()
    if (library !== undefined) fs.cpSync(library, profile, { recursive: true })
    try {
      return await inApp(profile, use)
    } finally {
      // A hundred copies of a large file need not lie there at once.
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  /** A profile with the file in its library; nobody has opened it. @param {FormatFile} file */
  const libraryWith = async ({ name, file }) => {
    const library = libraries.get(name) ?? freshProfile()
    if (!libraries.has(name)) await inApp(library, ({ page }) => page.evaluate(takeIn, file))
    libraries.set(name, library)
    return library
  }

  return {
    /** The app with nothing in its library. */
    measureEmpty: () =>
      onceIn(async ({ app, page }) => {
        await page.waitForTimeout(restMs)
        const versions = await app.evaluate(() => ({ ...process.versions }))
        return { memory: memoryOf(app), versions }
      }),

    /** @param {FormatFile} file @returns {Promise<number>} ms */
    openFromShelf: async (file) =>
      onceIn(({ page }) => page.evaluate(untilFirstPage, 'shelf'), await libraryWith(file)),

    /** @param {FormatFile} file @returns {Promise<number>} ms */
    openNew: ({ file }) =>
      onceIn(async ({ app, page }) => {
        await app.evaluate(({ dialog }, chosen) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
        }, file)
        return page.evaluate(untilFirstPage, 'dialog')
      }),

    /** Watching costs time, so this is a run of its own. @param {FormatFile} file */
    measureMemory: async (file) =>
      onceIn(
        async ({ app, page }) => {
          let peak = 0
          const look = () => (peak = Math.max(peak, memoryOf(app)))
          const watch = setInterval(look, sampleMs)
          try {
            await page.evaluate(untilFirstPage, 'shelf')
            await page.waitForTimeout(restMs)
            const rest = memoryOf(app)
            for (let turn = 0; turn < turns; turn++) {
              await page.keyboard.press('ArrowRight')
              await page.waitForTimeout(restMs / turns)
            }
            look()
            return { rest, peak }
          } finally {
            clearInterval(watch)
          }
        },
        await libraryWith(file),
      ),
  }
}

/** @param {App} app */
const memoryOf = (app) => memoryOfTree(app.process().pid ?? 0)

/**
 * @template Result
 * @param {string} profile
 * @param {(running: { app: App, page: Page }) => Promise<Result>} use with the library on the screen
 * @returns {Promise<Result>}
 */
async function inApp(profile, use) {
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? 'electron',
    args: [root, '--disable-gpu', `--user-data-dir=${profile}`],
  })
  try {
    const page = await app.firstWindow()
    await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
    return await use({ app, page })
  } finally {
    await app.close()
  }
}

/** In the window: puts a file on the shelf. @param {string} file */
async function takeIn(file) {
  const { reader } =
    /** @type {{ reader: { transport: import('#core/ipc/contract').TextTransport } }} */ (
      /** @type {unknown} */ (window)
    )
  const job = { jobId: crypto.randomUUID(), files: [file] }
  const text = await reader.transport.request('library.import', job)
  const answer = /** @type {import('#core/ipc/contract').Answer} */ (JSON.parse(text))
  if (!answer.ok) throw new Error(answer.error.message)
}

/**
 * In the window: from the click on the only book, or from the key for the dialog, to the frame that shows the
 * first page.
 * @param {string} from `shelf` or `dialog`
 * @returns {Promise<number>} ms
 */
async function untilFirstPage(from) {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const isText = () =>
    [...document.querySelectorAll('iframe')].some(
      (frame) =>
        frame.getAttribute('aria-hidden') === 'false' &&
        frame.contentDocument?.querySelector('octavo-box:not([style*="hidden"])'),
    )
  const isDrawn = () => {
    const pages = [...document.querySelectorAll('[data-page][aria-hidden="false"]')]
    return pages.length > 0 && pages.every((page) => page.querySelector('canvas'))
  }
  const started = performance.now()
  if (from === 'shelf') {
    /** @type {HTMLElement | null} */ const button = document.querySelector('article button')
    button?.click()
  } else {
    const isMac = navigator.platform.startsWith('Mac')
    const modifier = { ctrlKey: !isMac, metaKey: isMac }
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', bubbles: true, ...modifier }))
  }
  while (!isText() && !isDrawn()) await nextFrame()
  await nextFrame()
  return performance.now() - started
}
