import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** What the command line says the publication's text is. */
export const textOf = (file: string): string =>
  execFileSync(process.execPath, [path.resolve('dist/electron/octavo.cjs'), 'text', file], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
