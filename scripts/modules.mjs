import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { say, SetupError } from './say.mjs'

export const root = path.resolve(import.meta.dirname, '..')

/** Installs the packages of the lock file where they are missing or older than it. */
export function ensureModules() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetupError(`Octavo needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  }
  const installed = modified(path.join(root, 'node_modules/.package-lock.json'))
  if (installed >= modified(path.join(root, 'package-lock.json'))) return
  refuseBorrowedModules(root)
  say('installing packages …')
  const { status } = npm(['ci', '--no-fund', '--no-audit', '--loglevel=error'], 'inherit')
  if (status !== 0) throw new SetupError('The packages could not be installed; see above.')
}

/**
 * `npm ci` empties node_modules first: behind a link that would be somebody else's.
 * @param {string} folder
 */
export function refuseBorrowedModules(folder) {
  const modules = path.join(folder, 'node_modules')
  if (!fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return
  throw new SetupError(
    `${modules} is a link to ${fs.readlinkSync(modules)}, and packages have to be installed. ` +
      'That would replace what lies there, so nothing was done. Remove the link and start again.',
  )
}

/**
 * npm as it was called, or from the path.
 * @param {string[]} args
 * @param {'inherit' | 'pipe'} output where its messages go; `inherit` means our standard error
 * @param {string} [folder]
 */
export function npm(args, output, folder = root) {
  const own = process.env['npm_execpath']
  const [command, first] = own ? [process.execPath, [own]] : ['npm', []]
  return spawnSync(command, [...first, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: output === 'inherit' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && !own,
    env: environmentWithoutNpm(),
  })
}

/** npm hands its settings down as variables; a nested npm would warn about those it does not know. */
function environmentWithoutNpm() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)),
  )
}

/** @param {string} file */
function modified(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
