// npm run bench -- typesetting [--json FILE]
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

import { measureTypesetting, printTypesetting } from './typesetting.mjs'

const { values } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })
const root = path.resolve(import.meta.dirname, '../..')
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'octavo-typesetting-'))
try {
  const measured = await measureTypesetting({ root, scratch, runs: 10 })
  printTypesetting(measured)
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`)
} finally {
  fs.rmSync(scratch, { recursive: true, force: true })
}
