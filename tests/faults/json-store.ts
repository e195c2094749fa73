import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

import type { RunningStore, Store } from './store'

const writer = path.join(import.meta.dirname, 'json-writer.mjs')

/** The control: a store that writes its one file over itself. What cannot be read is moved away at the next start. */
export function jsonStore(file: string): Store {
  let change = 0
  let sets = 0
  const read = (): Map<string, number> | undefined => {
    try {
      const notes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { change: number }>
      return new Map(Object.entries(notes).map(([name, note]) => [name, note.change]))
    } catch {
      return undefined
    }
  }
  return {
    async start(): Promise<RunningStore> {
      const started = performance.now()
      const found = existsSync(file) ? read() : new Map<string, number>()
      if (!found) renameSync(file, `${file}.damaged-${(sets += 1)}`)
      let child: ChildProcess | undefined
      return {
        complaints: found ? [] : ['the file cannot be read'],
        startMs: performance.now() - started,
        kept: async () => found ?? new Map(),
        write(acknowledge) {
          child = spawn(process.execPath, [writer, file, String(change)], {
            stdio: ['ignore', 'pipe', 'inherit'],
          })
          createInterface({ input: child.stdout! }).on('line', (line) => {
            // The last line may be half a line.
            if (!line.endsWith(']')) return
            const [name, made] = JSON.parse(line) as [string, number]
            change = Math.max(change, made)
            acknowledge(name, made)
          })
        },
        async kill() {
          if (!child) return
          const gone = once(child, 'close')
          child.kill('SIGKILL')
          await gone
        },
      }
    },
    check: () => (existsSync(file) && !read() ? ['the file cannot be read'] : []),
  }
}
