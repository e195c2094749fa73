import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

/** What changes something on the disk, by the names of Node. */
const sync = [
  'copyFileSync',
  'fsyncSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
] as const
const promised = ['copyFile', 'mkdir', 'open', 'rename', 'rm', 'writeFile'] as const

/**
 * Makes this process one that dies as by `SIGKILL` before it touches the disk for the nth time: before a
 * call of Node's, or before a step of a statement of SQLite's. 0 is never.
 *
 * @returns how often it was touched so far
 */
export function becomeMortal(dieAt: number): () => number {
  let touches = 0
  const touch = () => {
    touches += 1
    if (touches === dieAt) process.kill(process.pid, 'SIGKILL')
  }
  mourn(fs, sync, touch)
  mourn(fs.promises, promised, touch)
  syncBuiltinESMExports()

  // SQLite asks before each step of a statement, also of those inside of VACUUM, whether it is allowed.
  const allowed = 0
  const watch = (db: DatabaseSyncInstance) =>
    db.setAuthorizer(() => {
      touch()
      return allowed
    })
  const { exec, prepare } = DatabaseSync.prototype
  Object.assign(DatabaseSync.prototype, {
    exec(this: DatabaseSyncInstance, sql: string) {
      watch(this)
      exec.call(this, sql)
    },
    prepare(this: DatabaseSyncInstance, sql: string) {
      watch(this)
      return prepare.call(this, sql)
    },
  })
  return () => touches
}

function mourn(module: object, names: readonly string[], touch: () => void): void {
  for (const name of names) {
    const original = Reflect.get(module, name) as (...input: unknown[]) => unknown
    Reflect.set(module, name, (...input: unknown[]) => {
      touch()
      return original(...input)
    })
  }
}
