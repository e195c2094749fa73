import { spawn } from 'node:child_process'
import path from 'node:path'

import { beforeAll, describe, expect, it } from 'vitest'

import { bundleForNode } from '#tests/support/bundle-for-node'
import { anId, withFolder } from '#tests/support/library-builders'

import { openDatabase } from './database'
import { createReadingRepository } from './reading-repository'

let writer = ''
beforeAll(async () => {
  writer = await bundleForNode('tests/support/bookmark-writer.ts')
}, 60_000)

/** Runs the writer and kills it a while after its first acknowledgement. @returns ids it acknowledged */
function writeUntilKilled(folder: string, afterMs: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      output += text
    })
    child.on('error', reject)
    // What stands after the last line end may be half a line.
    child.on('close', () => resolve(output.split('\n').slice(0, -1)))
  })
}

describe('a process that is killed while it writes', () => {
  it('loses nothing that it has acknowledged, and leaves a sound library', async () => {
    await withFolder(async (folder) => {
      const acknowledged: string[] = []
      for (const afterMs of [0, 3, 11, 23, 41, 67]) {
        acknowledged.push(...(await writeUntilKilled(folder, afterMs)))
      }

      const { db, recovery } = openDatabase(
        { file: path.join(folder, 'library.db'), backups: path.join(folder, 'backups') },
        new Date(),
      )
      const kept = new Set(
        createReadingRepository(db)
          .bookmarks(anId())
          .map(({ id }) => id),
      )
      db.close()

      expect(acknowledged.length).toBeGreaterThan(6)
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
      expect(recovery).toBeUndefined()
    })
  }, 60_000)
})
