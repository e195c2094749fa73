import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'

import { bundleForNode } from '../support/bundle-for-node'

export type Task = 'start' | 'backUp' | 'pack' | 'restore'

export interface Plan {
  readonly task: Task
  /** A folder with `profile` in it, and a `backup.zip` where the task takes one; it is copied for each try. */
  readonly template: string
  /** At most so many of the moments, spread over all of them. */
  readonly atMost: number
  /** Says what is wrong with a profile after the next start. */
  readonly look: (folder: string) => Promise<string[]> | string[]
}

let program: Promise<string> | undefined

/** Lets a task die at each of its touches of the disk, and looks each time what the next start makes of it. */
export async function dieEverywhere({ task, template, atMost, look }: Plan) {
  const folder = `${template}-copy`
  const attempt = async (dieAt: number) => {
    rmSync(folder, { recursive: true, force: true })
    cpSync(template, folder, { recursive: true })
    return run(task, folder, dieAt)
  }
  const { touches } = await attempt(0)
  const step = Math.max(1, touches / atMost)
  const wrong: string[] = []
  let deaths = 0
  for (let at = 1; at <= touches; at += step) {
    const dieAt = Math.floor(at)
    const { died } = await attempt(dieAt)
    if (died) deaths += 1
    wrong.push(...(await look(folder)).map((what) => `${task}, touch ${dieAt}: ${what}`))
  }
  rmSync(folder, { recursive: true, force: true })
  return { touches, deaths, wrong }
}

async function run(task: Task, folder: string, dieAt: number) {
  program ??= bundleForNode('tests/faults/mortal-library.ts')
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
