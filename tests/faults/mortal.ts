import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** What changes something on the disk, by the names of Node. */
const sync = [
  'copyFileSync',
  'fsyncSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
]
const promised = ['copyFile', 'mkdir', 'open', 'rename', 'rm', 'writeFile']
const onHandles = ['sync', 'writeFile']

/** By whom the disk is touched: by a call of Node's, or by a step of SQLite's. */
export type Touch = 'call' | 'step'

const touches: Touch[] = []
let lastTouch = 0

/** Called before the disk is touched. */
export function touch(by: Touch): void {
  touches.push(by)
  if (touches.length === lastTouch) process.kill(process.pid, 'SIGKILL')
}

/**
 * Makes this process one that dies as by `SIGKILL` before it touches the disk for the nth time; 0 is never.
 * `mortal-sqlite.ts` does the same for what SQLite does.
 *
 * @returns how it was touched so far
 */
export async function becomeMortal(dieAt: number): Promise<() => readonly Touch[]> {
  const handle = await fs.promises.open(process.execPath)
  await handle.close()
  touchBefore(fs, sync)
  touchBefore(fs.promises, promised)
  touchBefore(Object.getPrototypeOf(handle) as object, onHandles)
  syncBuiltinESMExports()
  lastTouch = dieAt
  return () => touches
}

function touchBefore(owner: object, names: readonly string[]): void {
  for (const name of names) {
    const original = Reflect.get(owner, name) as (...input: unknown[]) => unknown
    Reflect.set(owner, name, function (this: unknown, ...input: unknown[]) {
      touch('call')
      return original.apply(this, input)
    })
  }
}
