import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** An app that does nothing but show a window: what Electron itself costs. */
const emptyApp = {
  'package.json': JSON.stringify({ name: 'empty', main: 'main.js' }),
  'main.js': `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 800, show: false, webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => {
    window.show()
    window.webContents
      .executeJavaScript('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))')
      .then(() => process.stderr.write('[octavo] painted\\n'))
  })
  window.loadURL('data:text/html,<p>empty</p>')
})`,
}

/**
 * Time from the start of the process to the first page on the screen, beside that of an empty window.
 * The two take turns, so that a slow moment of the machine meets both.
 * @param {{ root: string, story: string, scratch: string, runs: number }} options
 */
export async function measureStart({ root, story, scratch, runs }) {
  const empty = path.join(scratch, 'empty')
  fs.mkdirSync(empty, { recursive: true })
  for (const [name, text] of Object.entries(emptyApp))
    fs.writeFileSync(path.join(empty, name), text)
  const profiles = {
    empty: path.join(scratch, 'empty-profile'),
    page: path.join(scratch, 'profile'),
  }
  const starts = {
    empty: () => paintedAfter([empty, `--user-data-dir=${profiles.empty}`]),
    page: () => paintedAfter([root, `--user-data-dir=${profiles.page}`, story]),
  }
  // Once for nothing: files come into the cache, the story into the library.
  await starts.empty()
  await starts.page()
  /** @type {{ empty: number[], page: number[] }} */
  const times = { empty: [], page: [] }
  for (let run = 0; run < runs; run++) {
    times.empty.push(await starts.empty())
    times.page.push(await starts.page())
  }
  return times
}

/**
 * Starts Electron and waits for it to say that it has painted.
 * @param {string[]} args
 * @returns {Promise<number>} ms
 */
export function paintedAfter(args) {
  const binary = process.env['ELECTRON_PATH'] ?? 'electron'
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const started = performance.now()
  const child = spawn(binary, [...asRoot, '--disable-gpu', ...args], {
    env: { ...process.env, READER_LOG: 'paint' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let time = NaN
    child.stderr.on('data', (/** @type {Buffer} */ data) => {
      if (Number.isNaN(time) && String(data).includes('[octavo] painted')) {
        time = performance.now() - started
        child.kill('SIGTERM')
      }
    })
    child.once('error', reject)
    child.once('exit', () => {
      if (Number.isNaN(time)) reject(new Error(`${args[0]} ended before it painted`))
      else resolve(time)
    })
  })
}
