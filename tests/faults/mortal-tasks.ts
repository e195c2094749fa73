import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

import { bundleForNode } from '../support/bundle-for-node'

import type { Touch } from './mortal'

export type Task = 'start' | 'backUp' | 'pack' | 'restore'

/** A task on a library, and what must be true of the library however the task was cut off. */
export interface Deed {
  readonly name: string
  readonly task: Task
  /** Makes `profile` in a folder, and a `backup.zip` where the task takes one. */
  readonly prepare: (folder: string) => Promise<void> | void
  /** Starts again, and says what is wrong. */
  readonly look: (folder: string) => Promise<string[]> | string[]
}

let program: Promise<string> | undefined

/**
 * Lets a task die at its touches of the disk, each time on what `prepare` has made, and looks what the next
 * start makes of it.
 * @param atMost so many calls of Node's, and so many steps of SQLite's, each spread over all of them
 */
export async function dieEverywhere(deed: Deed, folder: string, atMost: number) {
  const { name, task, prepare, look } = deed
  const template = path.join(folder, 'template')
  const copy = path.join(folder, 'copy')
  mkdirSync(path.join(template, 'profile'), { recursive: true })
  await prepare(template)
  const attempt = async (dieAt: number) => {
    rmSync(copy, { recursive: true, force: true })
    cpSync(template, copy, { recursive: true })
    return run(task, copy, dieAt)
  }

  const { touches } = await attempt(0)
  const wrong = (await look(copy)).map((what) => `${name}, let live: ${what}`)
  const moments = (['call', 'step'] as const).flatMap((by) =>
    spread(
      touches.flatMap((touch, index) => (touch === by ? index + 1 : [])),
      atMost,
    ),
  )
  let deaths = 0
  for (const dieAt of moments) {
    const { died } = await attempt(dieAt)
    if (died) deaths += 1
    wrong.push(...(await look(copy)).map((what) => `${name}, touch ${dieAt}: ${what}`))
  }
  rmSync(folder, { recursive: true, force: true })
  return { touches: touches.length, tries: moments.length, deaths, wrong }
}

/** So many of a list, at even distances. */
const spread = <Item>(items: readonly Item[], atMost: number): Item[] =>
  items.filter((_, index) => {
    const nth = (at: number) => Math.floor((at * atMost) / items.length)
    return atMost >= items.length || nth(index) !== nth(index + 1)
  })

/** @returns how the disk was touched, when it was let live */
async function run(task: Task, folder: string, dieAt: number) {
  program ??= bundleForNode('tests/faults/mortal-library.ts', {
    '@photostructure/sqlite': path.join(import.meta.dirname, 'mortal-sqlite.ts'),
  })
  const profile = path.join(folder, 'profile')
  const child = spawn(
    process.execPath,
    [await program, task, profile, path.join(folder, 'backup.zip'), String(dieAt)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`${task} ended with ${code ?? signal}`)
  const died = signal === 'SIGKILL'
  return { died, touches: died ? [] : (JSON.parse(said) as Touch[]) }
}
