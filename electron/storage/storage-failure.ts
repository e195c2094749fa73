import { ReaderError } from '#core/errors'

/** Primary result codes of SQLite. @see https://sqlite.org/rescode.html */
const damage = new Set([11 /* CORRUPT */, 26 /* NOTADB */])
const refusal = new Set([3 /* PERM */, 5, 6 /* BUSY, LOCKED */, 8 /* READONLY */, 10 /* IOERR */])
const noRoom = new Set([13 /* FULL */, 14 /* CANTOPEN */])
const systemRefusal = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE'])

/** The database's file is not what it should be, as against not to be had. */
export const isDamage = (error: unknown): boolean => damage.has(sqliteCode(error))

/**
 * What the disk refuses has a name of its own: the person can do something about it.
 *
 * @returns `undefined` for every other error
 */
export function asStorageFailure(error: unknown): ReaderError | undefined {
  const code = sqliteCode(error)
  const systemCode = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!refusal.has(code) && !noRoom.has(code) && !systemRefusal.has(systemCode)) return undefined
  return new ReaderError('storage/unwritable', 'The library cannot be written', { cause: error })
}

/** The primary code, without what SQLite adds to it in the higher bits; 0 for other errors. */
function sqliteCode(error: unknown): number {
  if (!(error instanceof Error) || !('errcode' in error)) return 0
  return typeof error.errcode === 'number' ? error.errcode & 0xff : 0
}
