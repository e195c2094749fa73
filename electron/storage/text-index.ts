import { rmSync } from 'node:fs'

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'

import type { PublicationId } from '#core/publication/publication'

import { inTransaction } from './database'
import { isDamage } from './storage-failure'

/** A publication in which something was found. */
export interface IndexedPublication {
  readonly id: PublicationId
  /** Indices in the reading order: the best ones first, or of what is frequent all of them in their order. */
  readonly sections: readonly number[]
}

/**
 * The words of all publications, to find where they stand. It holds no text, and nothing that could not be made
 * again from the publications.
 */
export interface TextIndex {
  /** What is wholly in it: the mark with which each was finished. */
  finished(): Map<PublicationId, string>
  /** Takes out what there was of a publication, and makes room for it. */
  begin(id: PublicationId): void
  /** @param first index in the reading order of the first of these sections */
  add(id: PublicationId, first: number, texts: readonly string[]): void
  finish(id: PublicationId, mark: string): void
  remove(id: PublicationId): void
  /**
   * What is found in few sections, those first that are most about it; what is found in many, those publications
   * first that have most of them.
   *
   * @param expression as FTS5 has them; of sound words in quotes
   * @param most publications at most
   */
  search(expression: string, most: number): IndexedPublication[]
  /** Whether it is found in so many sections that nobody looks at all of them. */
  isFrequent(expression: string): boolean
  close(): void
}

/** Of the tables; another one's are made anew. */
const version = 2
/** To weigh a section takes some microseconds, and all its words and those of all others are looked at. */
const mostWeighed = 3_000
/** A row is a section: its publication's key and its place in the reading order in one number. */
const sectionsOfOne = 1_000_000

/** Opens the index at a path. What is damaged or of another version is thrown away and made anew. */
export function openTextIndex(file: string): TextIndex {
  try {
    return overDatabase(openAt(file))
  } catch (error) {
    if (!isDamage(error)) throw error
    removeTextIndex(file)
    return overDatabase(openAt(file))
  }
}

export function removeTextIndex(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}

function openAt(file: string): DatabaseSyncInstance {
  const db = new DatabaseSync(file)
  try {
    const found = db.prepare('PRAGMA user_version').get() as { user_version: number }
    if (found.user_version !== version && found.user_version !== 0) {
      db.close()
      removeTextIndex(file)
      return openAt(file)
    }
    db.exec('PRAGMA busy_timeout = 5000')
    db.exec('PRAGMA journal_mode = WAL')
    // After a power cut the last publications are read again: nothing here is anybody's work.
    db.exec('PRAGMA synchronous = NORMAL')
    if (found.user_version === 0) make(db)
    return db
  } catch (error) {
    if (db.isOpen) db.close()
    throw error
  }
}

function make(db: DatabaseSyncInstance): void {
  inTransaction(db, () => {
    db.exec(`CREATE TABLE publications (
      key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mark TEXT)`)
    db.exec(`CREATE VIRTUAL TABLE words USING fts5(
      text, content = '', contentless_delete = 1, tokenize = 'ascii')`)
    db.exec(`PRAGMA user_version = ${version}`)
  })
}

function overDatabase(db: DatabaseSyncInstance): TextIndex {
  const selectFinished = db.prepare('SELECT id, mark FROM publications WHERE mark IS NOT NULL')
  const selectKey = db.prepare('SELECT key FROM publications WHERE id = ?')
  const selectIds = db.prepare('SELECT key, id FROM publications')
  const insertOne = db.prepare('INSERT INTO publications (id) VALUES (?)')
  const deleteOne = db.prepare('DELETE FROM publications WHERE key = ?')
  const markOne = db.prepare('UPDATE publications SET mark = ? WHERE id = ?')
  const insertWords = db.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
  const deleteWords = db.prepare('DELETE FROM words WHERE rowid BETWEEN ? AND ?')
  // FTS5 leaves numbers of its own as those of the last row that was written: no JavaScript numbers.
  for (const statement of [deleteOne, deleteWords, markOne]) statement.setReadBigInts(true)
  const countSome = db.prepare(
    `SELECT count(*) AS count FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ${mostWeighed + 1})`,
  )
  const weigh = db.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank')
  const countEach = db.prepare(`SELECT rowid / ${sectionsOfOne} AS key,
    group_concat(rowid % ${sectionsOfOne}) AS sections
    FROM words WHERE words MATCH ? GROUP BY key ORDER BY count(*) DESC, key LIMIT ?`)

  const keyOf = (id: PublicationId) => (selectKey.get(id) as { key: number } | undefined)?.key
  const idsByKey = () => {
    const rows = selectIds.all() as { key: number; id: PublicationId }[]
    return new Map(rows.map(({ key, id }) => [key, id]))
  }
  const isFrequent = (expression: string) =>
    (countSome.get(expression) as { count: number }).count > mostWeighed
  /** Sections by their publications' keys, in the order in which those come first. */
  const weighed = (expression: string, most: number): Map<number, number[]> => {
    const found = new Map<number, number[]>()
    for (const { rowid } of weigh.all(expression) as { rowid: number }[]) {
      const key = Math.floor(rowid / sectionsOfOne)
      const sections = found.get(key)
      if (sections) sections.push(rowid % sectionsOfOne)
      else if (found.size < most) found.set(key, [rowid % sectionsOfOne])
    }
    return found
  }
  const counted = (expression: string, most: number): Map<number, number[]> => {
    const rows = countEach.all(expression, most) as { key: number; sections: string }[]
    const inOrder = (sections: string) =>
      sections
        .split(',')
        .map(Number)
        .sort((a, b) => a - b)
    return new Map(rows.map(({ key, sections }) => [key, inOrder(sections)]))
  }
  const takeOut = (id: PublicationId) => {
    const key = keyOf(id)
    if (key === undefined) return
    deleteWords.run(key * sectionsOfOne, (key + 1) * sectionsOfOne - 1)
    deleteOne.run(key)
  }

  return {
    finished() {
      const rows = selectFinished.all() as { id: PublicationId; mark: string }[]
      return new Map(rows.map(({ id, mark }) => [id, mark]))
    },
    begin: (id) =>
      inTransaction(db, () => {
        takeOut(id)
        insertOne.run(id)
      }),
    add: (id, first, texts) =>
      inTransaction(db, () => {
        const key = keyOf(id)
        if (key === undefined) return
        for (const [index, text] of texts.entries()) {
          if (text !== '') insertWords.run(key * sectionsOfOne + first + index, text)
        }
      }),
    finish: (id, mark) => void markOne.run(mark, id),
    remove: (id) => inTransaction(db, () => takeOut(id)),
    isFrequent,
    search(expression, most) {
      const found = (isFrequent(expression) ? counted : weighed)(expression, most)
      if (found.size === 0) return []
      const ids = idsByKey()
      return Array.from(found).flatMap(([key, sections]) => {
        const id = ids.get(key)
        return id === undefined ? [] : [{ id, sections }]
      })
    },
    close() {
      if (db.isOpen) db.close()
    },
  }
}
