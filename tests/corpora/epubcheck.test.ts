import path from 'node:path'

import { expect, it } from 'vitest'

import { createSectionReader } from '#core/content/section-reader'

import { openFileSource } from '../../electron/containers/file-source'
import { corpusFiles } from '../support/corpora'
import { plainSpine } from '../support/plain-spine'
import { readPublication } from '../support/read-publication'

/** Longer is a hang to whoever waits. */
const longestMs = 2_000

async function writtenIn(file: string): Promise<(string | null)[]> {
  const source = await openFileSource(file)
  try {
    return await plainSpine(await source.container())
  } finally {
    await source.close()
  }
}

it('opens the sound publications with all their text, and survives or names all others', async () => {
  const files = corpusFiles('epubcheck', '.epub')
  if (!files) return
  const wrong: string[] = []
  const counts = { sound: 0, opened: 0, documents: 0 }
  for (const file of files) {
    const name = path.basename(file)
    const mayFail = /-(?:error|fatal)\.epub$/.test(name)
    // Throws what has no name.
    const outcome = await readPublication(file, {
      look: async (opened) => {
        const reader = createSectionReader(opened, '/')
        for (const { href } of opened.manifest.resources) await reader.resource(href)
      },
    })
    if (outcome.durationMs > longestMs) wrong.push(`${name}: ${Math.round(outcome.durationMs)} ms`)
    if (outcome.ok) counts.opened++
    if (outcome.ok && /-fatal/.test(name)) wrong.push(`${name}: opened`)
    if (mayFail) continue
    counts.sound++
    if (!outcome.ok) {
      wrong.push(`${name}: ${outcome.error.code}`)
      continue
    }
    const written = await writtenIn(file)
    const shown = outcome.sections.map(({ text }) => text.replace(/\s+/g, ''))
    if (shown.length !== written.length) {
      wrong.push(`${name}: ${shown.length} of ${written.length} documents`)
    }
    for (const [index, text] of written.entries()) {
      if (text === null) continue
      counts.documents++
      if (shown[index] !== text) {
        wrong.push(`${name}, ${index}: ${shown[index]?.length} of ${text.length}`)
      }
    }
  }
  console.log(
    `epubcheck: ${counts.opened} of ${files.length} opened, ${counts.sound} of them sound`,
  )

  expect(counts.sound).toBeGreaterThan(150)
  expect(counts.documents).toBeGreaterThan(counts.sound)
  expect(wrong).toEqual([])
}, 120_000)
