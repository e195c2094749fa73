import { readFile, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import path from 'node:path'

import { describe, expect, it } from 'vitest'

import { aHighlight, anId, withFolder } from '#tests/support/library-builders'
import { startMain } from '#tests/support/main-process'

describe('the services of the main process', () => {
  it('keep marks beside the backups in a form that needs no Octavo', async () => {
    await withFolder(async (folder) => {
      const story = path.join(folder, 'story.txt')
      await writeFile(story, 'A story')
      const main = startMain({ profile: folder })
      await main.ask('library.import', { jobId: randomUUID(), files: [story] })
      const highlight = aHighlight({ publicationId: anId('A story'), note: 'Why?' })
      await main.ask('highlights.save', highlight)

      await main.maintain()
      main.close()

      const kept = path.join(folder, 'backups/Highlights and notes.json')
      expect(await readFile(kept, 'utf8')).toContain('"Why?"')
    })
  })
})
