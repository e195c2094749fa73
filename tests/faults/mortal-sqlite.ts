import { createRequire } from 'node:module'

import type * as Sqlite from '@photostructure/sqlite'

import { touch } from './mortal'

/** Stands for `@photostructure/sqlite` in the mortal program, which is why it has to be required by hand. */
const sqlite = createRequire(import.meta.url)('@photostructure/sqlite') as typeof Sqlite

const allowed = 0

/**
 * SQLite asks whether each part of a statement is allowed, while it compiles it. A script is compiled statement
 * by statement, and VACUUM is one of many, so this is between the steps of both.
 */
export class DatabaseSync extends sqlite.DatabaseSync {
  constructor(...input: ConstructorParameters<typeof sqlite.DatabaseSync>) {
    super(...input)
    this.setAuthorizer(() => {
      touch('step')
      return allowed
    })
  }
}
