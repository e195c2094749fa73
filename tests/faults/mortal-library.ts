import path from 'node:path'

import { backUp } from '../../electron/storage/backups'
import { openDatabase } from '../../electron/storage/database'
import { finishRestore } from '../../electron/storage/restore'
import { aProfile, now } from '../support/profile-builder'

import { becomeMortal } from './mortal'
import type { Task } from './mortal-tasks'

/**
 * node mortal-library.mjs TASK PROFILE BACKUP DIE_AT: does one thing to a library, and dies before it touches
 * the disk for the nth time. Says how it did when it was let live.
 */
const [task = '', profile = '', backup = '', dieAt = '0'] = process.argv.slice(2)
const location = {
  file: path.join(profile, 'library.db'),
  backups: path.join(profile, 'backups'),
}

const tasks: Record<Task, () => Promise<void> | void> = {
  start() {
    finishRestore(profile)
    openDatabase(location, now()).db.close()
  },
  backUp() {
    const { db } = openDatabase(location, now())
    backUp(db, location.backups, now())
    db.close()
  },
  async pack() {
    const { service, close } = aProfile(profile, backup)
    await service.make({ withPublications: true })
    close()
  },
  async restore() {
    const { service } = aProfile(profile, backup)
    await service.choose()
    await service.restore()
  },
}

const touches = await becomeMortal(Number(dieAt))
await tasks[task as Task]()
process.stdout.write(JSON.stringify(touches()))
