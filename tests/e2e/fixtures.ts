import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

import { startVirtualDisplay } from '../../scripts/virtual-display.mjs'
import { makeEpub } from '../support/make-epub.mjs'

import { Library } from './library-page'
import { Reader } from './reader-page'

export { expect } from '@playwright/test'

const root = path.resolve(import.meta.dirname, '../..')

/** A running app with one fresh or kept profile. */
export interface Octavo {
  readonly app: ElectronApplication
  readonly page: Page
  readonly library: Library
  readonly reader: Reader
  /** Starts a second instance on a profile with a file; resolves to its exit code. */
  readonly second: (profile: string, file: string) => Promise<number>
}

export interface LaunchOptions {
  /** Files and switches on the command line. */
  readonly args?: readonly string[]
  /** Another profile than the test's own. */
  readonly profile?: string
}

interface Fixtures {
  /** The test's own user-data folder, empty at first. */
  profile: string
  /** Starts the app; whatever still runs at the end of the test is closed. */
  launch: (options?: LaunchOptions) => Promise<Octavo>
  /** Path of an EPUB made from a folder of `tests/fixtures/publications`. */
  publication: (name: string) => string
}

interface WorkerFixtures {
  /** Where there is no real display: one for this worker alone, so that no other window takes its pointer or focus. */
  display: void
}

/** A test on the real Electron app. A complaint in the window's console fails it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // Playwright wants the pattern there, also where it takes nothing.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (process.env['OCTAVO_VIRTUAL_DISPLAY'] === undefined) return use()
      const { display, stop } = await startVirtualDisplay()
      process.env['DISPLAY'] = display
      await use()
      stop()
    },
    { scope: 'worker', auto: true },
  ],

  // eslint-disable-next-line no-empty-pattern
  profile: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'octavo-test-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  // eslint-disable-next-line no-empty-pattern
  publication: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'octavo-epub-'))
    await use((name) => {
      const file = path.join(folder, `${name}.epub`)
      writeFileSync(file, makeEpub(fixturePath('publications', name)))
      return file
    })
    await rm(folder, { recursive: true, force: true })
  },

  launch: async ({ profile }, use) => {
    const running: ElectronApplication[] = []
    const complaints: string[] = []
    await use(async ({ args = [], profile: other = profile } = {}) => {
      const app = await startElectron([`--user-data-dir=${other}`, ...args])
      running.push(app)
      const page = await app.firstWindow()
      page.on('pageerror', (error) => complaints.push(String(error.stack)))
      page.on('console', (message) => {
        // A picture or a style sheet that a book names and does not have is the book's business.
        const isAboutBook = [message.location().url, message.text()].some((text) =>
          text.includes('/publications/'),
        )
        if (message.type() === 'error' && !isAboutBook) complaints.push(message.text())
      })
      return {
        app,
        page,
        library: new Library(app, page),
        reader: new Reader(page),
        second: startSecond,
      }
    })
    for (const app of running) await app.close().catch(() => undefined)
    if (complaints.length > 0) throw new Error(`The window complained:\n${complaints.join('\n')}`)
  },
})

async function startSecond(profile: string, file: string): Promise<number> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, '--disable-gpu', root, `--user-data-dir=${profile}`, file]
  const child = spawn(electronBinary(), args, { stdio: 'ignore' })
  const [code] = (await once(child, 'exit')) as [number]
  return code
}

function electronBinary(): string {
  const binary = process.env['ELECTRON_PATH']
  if (!binary) throw new Error('ELECTRON_PATH is not set: run the tests by "npm run e2e"')
  return binary
}

/** The app as built, on the Electron that the launcher found. */
export function startElectron(args: readonly string[]): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: electronBinary(),
    args: [root, '--disable-gpu', ...args],
    cwd: root,
  })
}

/** Path of a file below `tests/fixtures`. */
export const fixturePath = (...names: string[]): string =>
  path.join(root, 'tests/fixtures', ...names)

/** Writes a picture of the window for people to look at; the folder is not kept in git. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(root, 'tests/artifacts', `${name}.png`) })
}
