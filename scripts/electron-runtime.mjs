import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { root } from './modules.mjs'
import { say, SetupError } from './say.mjs'
import { announceSubstitute, substituteElectron } from './substitute-electron.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** A failed download is not tried again for an hour: each try takes its time. */
const retryAfterMs = 60 * 60 * 1000

const cache = path.join(
  process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'),
  'octavo-electron',
)

/**
 * An Electron that runs here, with the system libraries it needs:
 * `ELECTRON_PATH` (a binary) or `ELECTRON_OVERRIDE_DIST_PATH` (a folder) if set, else the official
 * build of the version in package.json, else the substitute.
 * @returns {Promise<{ binary: string, isSubstitute: boolean }>}
 */
export async function electronRuntime() {
  const given = givenElectron()
  const found = given ?? officialElectron()
  const binary = found ?? (await substituteElectron(cache))
  ensureSystemLibraries(binary)
  const started = spawnSync(binary, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  })
  if (started.status !== 0) {
    throw new SetupError(
      `${binary} does not start: ${(started.stderr || String(started.error)).trim()}`,
    )
  }
  const isSubstitute = started.stdout.trim() !== wantedVersion()
  if (!found) announceSubstitute()
  return { binary, isSubstitute }
}

/** Version that users get. */
export function wantedVersion() {
  return JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version
}

const packageFolder = path.join(root, 'node_modules/electron')

function givenElectron() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  const binary = process.env['ELECTRON_PATH'] || (folder && path.join(folder, name))
  if (binary && !fs.existsSync(binary)) throw new SetupError(`There is no Electron at ${binary}.`)
  return binary || null
}

/** The official build, downloaded by Electron's own installer if need be; `null` without a way to it. */
function officialElectron() {
  const present = downloaded()
  if (present) return present
  const marker = path.join(cache, `unreachable-${wantedVersion()}`)
  const lastTry = fs.statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (Date.now() - lastTry < retryAfterMs) return null
  say(`downloading Electron ${wantedVersion()} …`)
  spawnSync(process.execPath, [path.join(packageFolder, 'install.js')], { timeout: 600_000 })
  const arrived = downloaded()
  if (!arrived) {
    fs.mkdirSync(cache, { recursive: true })
    fs.writeFileSync(marker, '')
  }
  return arrived
}

function downloaded() {
  try {
    const version = fs.readFileSync(path.join(packageFolder, 'dist/version'), 'utf8').trim()
    const binary = fs.readFileSync(path.join(packageFolder, 'path.txt'), 'utf8').trim()
    const file = path.join(packageFolder, 'dist', binary)
    return version.replace(/^v/, '') === wantedVersion() && fs.existsSync(file) ? file : null
  } catch {
    return null
  }
}
