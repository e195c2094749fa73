import { spawn } from 'node:child_process'

import { electronRuntime } from './electron-runtime.mjs'
import { handOn } from './known-noise.mjs'
import { say } from './say.mjs'
import { hasNoDisplay } from './system-libraries.mjs'
import { startVirtualDisplay } from './virtual-display.mjs'

/**
 * What a program needs in its environment to start the app: `ELECTRON_PATH`, and a display.
 * @returns {Promise<{ binary: string, isSubstitute: boolean, env: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function electronEnvironment() {
  const { binary, isSubstitute } = await electronRuntime()
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ELECTRON_PATH: binary }
  // Electron would start as plain Node.
  delete env['ELECTRON_RUN_AS_NODE']
  if (!hasNoDisplay()) return { binary, isSubstitute, env, stop: () => undefined }
  const { display, stop } = await startVirtualDisplay()
  say(`there is no display: using a virtual one (${display})`)
  // Whoever starts several apps at once may give each a display of its own: windows take the pointer from others.
  const virtual = { DISPLAY: display, OCTAVO_VIRTUAL_DISPLAY: display }
  return { binary, isSubstitute, env: { ...env, ...virtual }, stop }
}

/**
 * Runs a program to its end, hands signals on to it, and answers its exit code. Where its standard error
 * is a pipe, known noise is kept out of it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export function runToEnd(command, args, options) {
  const child = spawn(command, [...args], { stdio: 'inherit', ...options })
  if (child.stderr) handOn(child.stderr, process.stderr)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    // Not `exit`: then its last words may still be on their way.
    child.once('close', (code) => resolve(code ?? 1))
  })
}
