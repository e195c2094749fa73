// npm run package [-- TARGETS…]: makes the packages of electron-builder.yml for this system, then
// drives the unpacked one. With the substitute Electron only what can be made without downloads
// (dir and tar.gz unless others are named), under a name that says that it is no release.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { ensureBuilt } from './build.mjs'
import { electronEnvironment, runToEnd } from './electron-environment.mjs'
import { ensureModules, root } from './modules.mjs'
import { writeNotices } from './notices.mjs'
import { exitWith } from './say.mjs'

await exitWith(async () => {
  ensureModules()
  ensureBuilt()
  writeNotices()
  const { binary, isSubstitute, env, stop } = await electronEnvironment()
  try {
    const files = await makePackages(binary, isSubstitute, process.argv.slice(2))
    for (const file of files) console.log(path.relative(root, file))
    const unpacked = path.join(root, 'release/linux-unpacked')
    if (!fs.existsSync(unpacked)) return 0
    return await runToEnd(
      process.execPath,
      [path.join(root, 'scripts/drive-package.mjs'), unpacked],
      { cwd: root, env },
    )
  } finally {
    stop()
  }
})

/**
 * @param {string} binary
 * @param {boolean} isSubstitute
 * @param {string[]} targets
 * @returns {Promise<string[]>} what was made
 */
async function makePackages(binary, isSubstitute, targets) {
  const { Arch, build, Platform } = await import('electron-builder')
  if (!isSubstitute) {
    const chosen = targets.length > 0 ? { targets: Platform.current().createTarget(targets) } : {}
    return build({ ...chosen, publish: 'never' })
  }
  const { path7za } = createRequire(import.meta.url)('7zip-bin')
  // npm drops the bit that makes it a program.
  fs.chmodSync(path7za, 0o755)
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] ??= path7za
  process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] ??= '1'
  const version = versionOf(binary)
  return build({
    targets: Platform.LINUX.createTarget(
      targets.length > 0 ? targets : ['dir', 'tar.gz'],
      Arch.x64,
    ),
    publish: 'never',
    config: {
      electronDist: path.dirname(binary),
      electronVersion: version,
      artifactName: '${name}-${version}-${os}-${arch}-electron' + version + '-test.${ext}',
      afterPack: ({ appOutDir, packager }) => {
        // This older Electron has no such fuse; fuses are set after this hook.
        delete packager.config.electronFuses?.grantFileProtocolExtraPrivileges
        for (const file of ['resources/default_app.asar', 'version']) {
          fs.rmSync(path.join(appOutDir, file), { force: true })
        }
        return Promise.resolve()
      },
    },
  })
}

/** @param {string} binary */
function versionOf(binary) {
  return spawnSync(binary, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  }).stdout.trim()
}
