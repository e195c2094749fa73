import path from 'node:path'

import { expect, it } from 'vitest'

import { corpusFiles } from '../support/corpora'
import { readPublication } from '../support/read-publication'

it('opens damaged and odd archives or names the error, quickly', async () => {
  const files = corpusFiles('libzip', '.zip')
  if (!files) return
  const wrong: string[] = []
  for (const file of files) {
    for (const ending of ['.epub', '.zip', '.cbz']) {
      const name = `${path.basename(file, '.zip')}${ending}`
      const outcome = await readPublication(file, { fileName: name })
      if (!outcome.ok && !outcome.error.code.startsWith('publication/')) {
        wrong.push(`${name}: ${outcome.error.code}`)
      }
      if (outcome.durationMs > 2_000) wrong.push(`${name}: ${Math.round(outcome.durationMs)} ms`)
    }
  }

  expect(files.length).toBeGreaterThan(100)
  expect(wrong).toEqual([])
})
