import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

import { bundleForNode } from '../support/bundle-for-node'

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
 * @param atMost so many touches, spread over all of them
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
  const step = Math.max(1, touches / atMost)
  let deaths = 0
  for (let at = 1; at <= touches; at += step) {
    const dieAt = Math.floor(at)
    const { died } = await attempt(dieAt)
    if (died) deaths += 1
    wrong.push(...(await look(copy)).map((what) => `${name}, touch ${dieAt}: ${what}`))
  }
  rmSync(folder, { recursive: true, force: true })
  return { touches, deaths, wrong }
}

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
  return { died: signal === 'SIGKILL', touches: Number(said) }
}
