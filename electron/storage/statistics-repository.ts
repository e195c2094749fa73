import type { DatabaseSyncInstance } from '@photostructure/sqlite'

import { keptTurns } from '#core/statistics/pace'
import { isPaced, PageTurn } from '#core/statistics/page-turn'
import type { Day, ReadingDay, ReadingTotal } from '#core/statistics/reading-days'
import type { PublicationId } from '#core/publication/publication'

import { inTransaction } from './database'
import { stored } from './stored-json'

/** What was read of one publication, and when last. */
export interface BookTotal extends ReadingTotal {
  readonly id: PublicationId
  readonly title: string
  readonly lastDay: Day
}

/** How much was read, by publication and day. */
export interface StatisticsRepository {
  /** In one commit. */
  record(id: PublicationId, day: Day, turns: readonly PageTurn[]): void
  /** The last turns that tell of pace. */
  recentTurns(id: PublicationId): { own: PageTurn[]; others: PageTurn[] }
  /** @param id `null` for all; first day first */
  days(id: PublicationId | null): ReadingDay[]
  /** What was read longest comes first. */
  books(): BookTotal[]
  /** Leaves nothing of it in the file, not even in pages that are free. */
  erase(id: PublicationId | null): void
}

export function createStatisticsRepository(db: DatabaseSyncInstance): StatisticsRepository {
  const addToDay = db.prepare(`INSERT INTO reading_days (publication_id, day, seconds, pages)
      VALUES (?, ?, ?, ?)
    ON CONFLICT (publication_id, day) DO UPDATE SET seconds = seconds + excluded.seconds,
      pages = pages + excluded.pages`)
  const addTurn = db.prepare('INSERT INTO recent_turns (publication_id, turn) VALUES (?, ?)')
  const forgetTurns = db.prepare(`DELETE FROM recent_turns WHERE publication_id = ?1 AND id NOT IN
    (SELECT id FROM recent_turns WHERE publication_id = ?1 ORDER BY id DESC LIMIT ${keptTurns})`)
  const turnsWhere = (condition: string) =>
    db.prepare(`SELECT turn FROM recent_turns WHERE publication_id ${condition} ?
      ORDER BY id DESC LIMIT ${keptTurns}`)
  const selectOwn = turnsWhere('=')
  const selectOthers = turnsWhere('<>')
  const selectDays = db.prepare(`SELECT day, sum(seconds) AS seconds, sum(pages) AS pages
    FROM reading_days WHERE ?1 IS NULL OR publication_id = ?1 GROUP BY day ORDER BY day`)
  const selectBooks = db.prepare(`SELECT p.id, p.title, sum(d.seconds) AS seconds,
      sum(d.pages) AS pages, max(d.day) AS lastDay
    FROM reading_days d JOIN publications p ON p.id = d.publication_id
    GROUP BY p.id ORDER BY sum(d.seconds) DESC`)

  const turnsOf = (rows: unknown): PageTurn[] =>
    (rows as { turn: string }[]).flatMap(({ turn }) => stored(PageTurn, turn) ?? [])

  return {
    record(id, day, turns) {
      const sum = (numberOf: (turn: PageTurn) => number) =>
        turns.reduce((total, turn) => total + numberOf(turn), 0)
      inTransaction(db, () => {
        addToDay.run(
          id,
          day,
          sum(({ seconds }) => seconds),
          sum(({ pages }) => pages),
        )
        for (const turn of turns.filter(isPaced)) addTurn.run(id, JSON.stringify(turn))
        forgetTurns.run(id)
      })
    },
    recentTurns: (id) => ({
      own: turnsOf(selectOwn.all(id)),
      others: turnsOf(selectOthers.all(id)),
    }),
    days: (id) => selectDays.all(id) as ReadingDay[],
    books: () => selectBooks.all() as BookTotal[],
    erase: (id) => eraseStatistics(db, id),
  }
}

/**
 * @param db the library, or a copy of it
 * @param id `null` for all
 */
export function eraseStatistics(db: DatabaseSyncInstance, id: PublicationId | null): void {
  db.exec('PRAGMA secure_delete = ON')
  // A copy may be older than the tables.
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE name IN ('reading_days', 'recent_turns')`)
    .all() as { name: string }[]
  inTransaction(db, () => {
    for (const { name } of tables) {
      db.prepare(`DELETE FROM ${name} WHERE ?1 IS NULL OR publication_id = ?1`).run(id)
    }
  })
  db.exec('PRAGMA secure_delete = OFF; PRAGMA wal_checkpoint(TRUNCATE)')
}
