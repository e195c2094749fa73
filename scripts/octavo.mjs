// npm run -s octavo -- info FILE… | text FILE: the command line, on plain Node without a display.
import path from 'node:path'

import { ensureBuilt } from './build.mjs'
import { runToEnd } from './electron-environment.mjs'
import { ensureModules, root } from './modules.mjs'
import { exitWith } from './say.mjs'

await exitWith(async () => {
  ensureModules()
  ensureBuilt()
  const program = path.join(root, 'dist/electron/octavo.cjs')
  return runToEnd(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  })
})
