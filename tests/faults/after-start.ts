import { readdirSync } from 'node:fs'
import path from 'node:path'

import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { backUp } from '../../electron/storage/backups'
import { openDatabase } from '../../electron/storage/database'
import { draftPrefix } from '../../electron/storage/draft-file'
import { finishRestore } from '../../electron/storage/restore'
import { now } from '../support/profile-builder'

import { complaintsIn } from './integrity'

/** Where a deed finds its profile, and its library in one file. */
export const profileIn = (folder: string): string => path.join(folder, 'profile')
export const archiveIn = (folder: string): string => path.join(folder, 'backup.zip')
export const locationIn = (folder: string) => ({
  file: path.join(profileIn(folder), 'library.db'),
  backups: path.join(profileIn(folder), 'backups'),
})

/**
 * Opens a library and makes a backup as the app does when it starts.
 * @param look says what else is wrong
 * @returns everything that is wrong
 */
export function afterStart(
  folder: string,
  look: (db: DatabaseSyncInstance) => string[],
  { mayRecover = false } = {},
): string[] {
  finishRestore(profileIn(folder))
  const { db, recovery } = openDatabase(locationIn(folder), now())
  try {
    const wrong = [...complaintsIn(db), ...look(db)]
    if (recovery && !mayRecover) wrong.push('the library was taken for damaged')
    backUp(db, locationIn(folder).backups, now())
    return [...wrong, ...leftoversIn(profileIn(folder))]
  } finally {
    db.close()
  }
}

/** @returns what is wrong, if anything */
export const differs = (what: string, is: unknown, shouldBe: unknown): string[] =>
  is === shouldBe ? [] : [`${what}: ${String(is)} and not ${String(shouldBe)}`]

export const countIn = (db: DatabaseSyncInstance, table: string): number =>
  (db.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count

/** What nobody will need any more. */
export const leftoversIn = (profile: string): string[] =>
  (readdirSync(profile, { recursive: true }) as string[])
    .filter(
      (name) => path.basename(name).startsWith(draftPrefix) || /^(?:restore|packing)$/.test(name),
    )
    .map((name) => `${name} was left over`)
