import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { root } from './modules.mjs'
import { say, SetupError } from './say.mjs'

const sources = ['core', 'electron', 'renderer', 'assets', 'vite.config.ts', 'package-lock.json']
const stamp = path.join(root, 'dist/.built')

/** Builds the app unless what is built is newer than everything it is made of. */
export function ensureBuilt() {
  const built = fs.statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (built > Math.max(...sources.map((name) => newest(path.join(root, name))))) return
  say('building …')
  const vite = path.join(root, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--app', '--logLevel', 'warn'],
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) throw new SetupError(`The build failed:\n${stdout}${stderr}`)
  fs.writeFileSync(stamp, '')
}

/**
 * Time of the last change to a file or to anything in a folder, the folder's own list of names
 * included, so that a file that was taken away counts as well.
 * @param {string} place
 * @returns {number} ms
 */
function newest(place) {
  const stats = fs.statSync(place, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return fs
    .readdirSync(place)
    .filter((name) => name !== 'node_modules')
    .reduce((time, name) => Math.max(time, newest(path.join(place, name))), stats.mtimeMs)
}
