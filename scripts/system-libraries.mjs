import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

import { say, SetupError } from './say.mjs'

/** Debian's names of what Electron links against, and the display it gets where there is none. */
const packages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'xvfb']

/** Linux without X11 or Wayland. */
export const hasNoDisplay = () =>
  process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']

/**
 * Sees to the libraries that the binary needs: installs them as root on Debian and its kin, says the
 * exact line otherwise.
 * @param {string} binary
 */
export function ensureSystemLibraries(binary) {
  if (process.platform !== 'linux') return
  const missing = missingLibraries(binary)
  const needs = [
    missing.length > 0 ? `missing ${missing.join(', ')}` : '',
    hasNoDisplay() && !isOnPath('Xvfb') ? 'no display and no Xvfb' : '',
  ].filter(Boolean)
  if (needs.length === 0) return

  const why = needs.join('; ')
  const line = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!isOnPath('apt-get')) {
    throw new SetupError(
      `${why}. Install GTK 3, NSS, ALSA, GBM and Xvfb with your package manager.`,
    )
  }
  if (process.getuid?.() !== 0) throw new SetupError(`${why}. Run:  sudo ${line}`)
  say(`${why}: installing with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = /** @type {const} */ (['ignore', 'ignore', 'inherit'])
  spawnSync('apt-get', ['update', '-qq'], { stdio: [...quiet], env })
  const { status } = spawnSync('sh', ['-c', line], { stdio: [...quiet], env })
  if (status !== 0) throw new SetupError(`${line} failed; see above.`)
}

/** @param {string} binary */
function missingLibraries(binary) {
  const { stdout } = spawnSync('ldd', [binary], {
    encoding: 'utf8',
    env: { ...process.env, LD_LIBRARY_PATH: path.dirname(binary) },
  })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

/** @param {string} command */
const isOnPath = (command) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => fs.existsSync(path.join(folder, command)))
