// node scripts/with-electron.mjs PROGRAM ARGS…: runs a Node program of the project with an Electron and a display.
import { ensureBuilt } from './build.mjs'
import { electronEnvironment, runToEnd } from './electron-environment.mjs'
import { ensureModules, root } from './modules.mjs'
import { exitWith } from './say.mjs'

await exitWith(async () => {
  ensureModules()
  ensureBuilt()
  const { env, stop } = await electronEnvironment()
  try {
    return await runToEnd(process.execPath, process.argv.slice(2), { cwd: root, env })
  } finally {
    stop()
  }
})
