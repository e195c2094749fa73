import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { app } from 'electron'

import { createApplication } from './application'
import { parseCommandLine } from './command-line'
import { createLog } from './log'
import { problemWithTarget } from './picture-target'
import { registerAppScheme } from './protocol/register'
import { makeScratchProfile } from './scratch-profile'
import { lockContents } from './security/contents'
import { goOffline } from './security/offline'

const log = createLog(process.env['READER_LOG'])
const root = path.resolve(__dirname, '../..')
const order = parseCommandLine(process.argv.slice(1), {
  folder: process.cwd(),
  // `electron .` and `electron dist/electron/main.cjs`: the app's own argument is no book.
  appPaths: app.isPackaged ? [] : [app.getAppPath(), root, __filename],
})

// A raw error in a dialog of Electron's helps nobody; the log has it, and the window lives on.
process.on('uncaughtException', (error) => log.error('Uncaught', error))
process.on('unhandledRejection', (reason) => log.error('Unhandled rejection', reason))

app.setName('Octavo')
chooseProfile()

try {
  begin()
} catch (error) {
  // With no window to live on there would be a process that nobody sees.
  log.error('Octavo could not start', error)
  app.exit(1)
}

function begin(): void {
  const problem = order.problem ?? (order.screenshot && problemWithTarget(order.screenshot.file))
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`)
    app.exit(1)
  } else if (!canBeWritten(app.getPath('userData'))) {
    // Where no lock can be written nobody has one; what Chromium writes has to go elsewhere.
    app.setPath('sessionData', makeScratchProfile(tmpdir()))
    start()
  } else if (app.requestSingleInstanceLock({ files: order.files })) {
    start()
  } else {
    // The instance that has the lock receives the files and comes to the front.
    if (order.screenshot) process.stderr.write('Octavo is already running with this profile.\n')
    app.exit(order.screenshot ? 1 : 0)
  }
}

/** All of this must be done before Electron is ready. */
function start(): void {
  const developmentServer = app.isPackaged ? undefined : process.env['VITE_DEV_SERVER_URL']
  goOffline(developmentServer)
  // Together with --no-sandbox (as root, under test) it would end in a loop of crashes.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  registerAppScheme()
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => app.quit())
  }
  createApplication({ root, order, log, developmentServer })
}

/**
 * Chromium's own `--user-data-dir` decides, then `READER_USER_DATA`. A picture of a given publication
 * is taken in a profile of its own: it looks the same every time and leaves no trace in the library.
 */
function chooseProfile(): void {
  if (app.commandLine.hasSwitch('user-data-dir')) return
  const given = process.env['READER_USER_DATA']
  if (given !== undefined && given !== '') {
    useProfile(path.resolve(given))
  } else if (order.screenshot && order.files.length > 0) {
    useProfile(makeScratchProfile(tmpdir()))
  }
}

/** A folder that is not there yet is made. */
function canBeWritten(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function useProfile(folder: string): void {
  app.setPath('userData', folder)
  app.setPath('sessionData', folder)
}
