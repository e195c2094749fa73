import { copyFileSync, existsSync, rmSync } from 'node:fs'
import path from 'node:path'

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

import { draftPrefix } from './draft-file'

type Row = Readonly<Record<string, unknown>>

interface Column {
  readonly name: string
  /** Position in the primary key, from 1; 0 for others. */
  readonly pk: number
}

/** They are made again by reading. */
const caches = new Set(['page_maps', 'known_files', 'refused_files'])
/** Their values are JSON. */
const jsonColumns = new Set([
  'authors',
  'end_locator',
  'locator',
  'manifest',
  'own_metadata',
  'passage',
  'preferences',
  'tags',
  'text_options',
  'turn',
])

/**
 * Takes over from a damaged database what can still be read of it, row by row. It is newer than any backup,
 * so it takes the place of what is there. The damaged file is only looked at.
 *
 * @param into open, and of the present version
 * @returns how many rows are new or other than they were
 */
export function salvage(damaged: string, into: DatabaseSyncInstance): number {
  const copy = path.join(path.dirname(damaged), `${draftPrefix}salvage.db`)
  removeDatabase(copy)
  let from: DatabaseSyncInstance | undefined
  try {
    for (const suffix of ['', '-wal']) {
      if (existsSync(damaged + suffix)) copyFileSync(damaged + suffix, copy + suffix)
    }
    const opened = new DatabaseSync(copy)
    from = opened
    const tables = tablesOf(into).filter((table) => !caches.has(table))
    return tables.reduce((count, table) => count + takeOver(table, opened, into), 0)
  } catch {
    // It is not even a database, or there is no room for a copy: the backup has to do.
    return 0
  } finally {
    if (from?.isOpen) from.close()
    removeDatabase(copy)
  }
}

/** With what SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}

/** In the order in which they were made: what others refer to comes first. */
const tablesOf = (db: DatabaseSyncInstance): string[] =>
  (
    db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").all() as {
      name: string
    }[]
  ).map(({ name }) => name)

const columnsOf = (db: DatabaseSyncInstance, table: string): Column[] =>
  db.prepare('SELECT name, pk FROM pragma_table_info(?)').all(table)

function takeOver(table: string, from: DatabaseSyncInstance, into: DatabaseSyncInstance): number {
  const known = new Set(readColumns(from, table))
  const columns = columnsOf(into, table).filter(({ name }) => known.has(name))
  const names = columns.map(({ name }) => name)
  if (names.length === 0) return 0
  const write = into.prepare(upsert(table, columns))
  let count = 0
  for (const row of readableRows(from, table, columns)) {
    if (!isClean(row)) continue
    try {
      count += write.run(...names.map((name) => row[name])).changes
    } catch {
      // A value that is not allowed, or a mark in a publication that could not be read.
    }
  }
  return count
}

/** Its list of tables may be damaged too. */
function readColumns(db: DatabaseSyncInstance, table: string): string[] {
  try {
    return columnsOf(db, table).map(({ name }) => name)
  } catch {
    return []
  }
}

/** A row that is there is changed in its place: a new one would take with it what refers to the old one. */
function upsert(table: string, columns: readonly Column[]): string {
  const names = columns.map(({ name }) => name)
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
  const values = columns.filter(({ pk }) => pk === 0).map(({ name }) => name)
  const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  if (values.length === 0) return `${insert} ON CONFLICT DO NOTHING`
  return `${insert} ON CONFLICT (${key.join(', ')}) DO UPDATE SET
      ${values.map((name) => `${name} = excluded.${name}`).join(', ')}
    WHERE ${values.map((name) => `${table}.${name} IS NOT excluded.${name}`).join(' OR ')}`
}

/** From the front and from the back, each up to the first damage: what lies between two damages is left. */
function* readableRows(
  db: DatabaseSyncInstance,
  table: string,
  columns: readonly Column[],
): Generator<Row> {
  const names = columns.map(({ name }) => name).join(', ')
  for (const order of ['ASC', 'DESC']) {
    try {
      const sql = `SELECT ${names} FROM ${table} ORDER BY ${orderOf(db, table, columns, order)}`
      yield* db.prepare(sql).iterate() as Iterable<Row>
      return
    } catch {
      continue
    }
  }
}

/** As the rows lie in the file. */
function orderOf(
  db: DatabaseSyncInstance,
  table: string,
  columns: readonly Column[],
  order: string,
): string {
  const { wr: isWithoutRowid } = db.prepare('SELECT wr FROM pragma_table_list(?)').get(table) as {
    wr: number
  }
  if (isWithoutRowid === 0) return `rowid ${order}`
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  return key.map(({ name }) => `${name} ${order}`).join(', ')
}

/** Foreign bytes show as characters that nobody writes, and as JSON that is none. */
const isClean = (row: Row): boolean =>
  Object.entries(row).every(
    ([name, value]) =>
      typeof value !== 'string' ||
      (!/[\0\uFFFD]/.test(value) && (!jsonColumns.has(name) || isJson(value))),
  )

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
