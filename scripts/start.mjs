// npm start [-- OPTIONS] [BOOK…]: sets up what is missing, builds what has changed, opens the app.
import path from 'node:path'

import { ensureBuilt } from './build.mjs'
import { electronEnvironment, runToEnd } from './electron-environment.mjs'
import { ensureModules, root } from './modules.mjs'
import { exitWith } from './say.mjs'

await exitWith(async () => {
  ensureModules()
  ensureBuilt()
  const { binary, env, stop } = await electronEnvironment()
  try {
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0
    // Chromium's sandbox cannot be had as root; drawing on a virtual display needs no GPU process.
    const switches = [
      ...(asRoot ? ['--no-sandbox'] : []),
      ...(env['DISPLAY'] !== process.env['DISPLAY'] ? ['--disable-gpu'] : []),
    ]
    // npm changes the folder; file names are meant against the one it was called in.
    const cwd = process.env['INIT_CWD'] ?? process.cwd()
    return await runToEnd(binary, [...switches, root, ...process.argv.slice(2)], {
      cwd: path.resolve(cwd),
      env,
      stdio: ['inherit', 'inherit', 'pipe'],
    })
  } finally {
    stop()
  }
})
