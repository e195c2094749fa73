import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from '@playwright/test'

import { withApp } from './app'
import { largeThingsEpub } from './large-things'

const pages = [
  { width: 1180, height: 820, wishes: {} },
  { width: 520, height: 700, wishes: { fontSize: 22, lineBreaking: 'browser' } },
  { width: 1000, height: 480, wishes: { publisherLayout: false } },
] as const

test('nothing is out of reach', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'octavo-large-'))
  const file = path.join(folder, 'large.epub')
  writeFileSync(file, largeThingsEpub())
  await withApp(async ({ page, shelve }) => {
    const [book] = await shelve([file])
    const misses: string[] = []
    let things = 0
    for (const place of pages) {
      const reaches = await page.evaluate(([id, one]) => window.proofs.lookForUnreachable(id, one), [book!.id, place] as const)
      things += reaches.length
      for (const { section, pages: count, outside, blank } of reaches) {
        if (outside.length) misses.push(`${place.width} ${section} (${count}): ${outside.length} outside: ${outside.slice(0, 2).join(' | ')}`)
        if (blank.length) misses.push(`${place.width} ${section} (${count}): blank ${blank.join()}`)
      }
    }
    console.log(things, misses.length, `\n${misses.join('\n')}`)
    expect(misses.length).toBe(0)
  })
  rmSync(folder, { recursive: true })
})
