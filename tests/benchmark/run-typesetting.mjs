// npm run bench -- typesetting [--json FILE]
import fs from 'node:fs'
import { parseArgs } from 'node:util'

import { root, withScratch } from './places.mjs'
import { measureTypesetting, printTypesetting } from './typesetting.mjs'

const { values } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true })

await withScratch('typesetting', async (scratch) => {
  const measured = await measureTypesetting({ root, scratch, runs: 10 })
  printTypesetting(measured)
  if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`)
})
