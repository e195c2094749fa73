import type { ReadingSummary } from '#core/ipc/contract'
import type { PublicationId } from '#core/publication/publication'
import type { PageTurn } from '#core/statistics/page-turn'
import type { Day } from '#core/statistics/reading-days'

import type { PublicationsRepository } from '../storage/publications-repository'
import type { StatisticsRepository } from '../storage/statistics-repository'

import { publicationNotFound } from './locate'
import type { PreferencesService } from './preferences-service'

interface Dependencies {
  readonly publications: Pick<PublicationsRepository, 'fileOf'>
  readonly statistics: StatisticsRepository
  readonly preferences: Pick<PreferencesService, 'current'>
  /** Takes the statistics out of the copies of the library as well. */
  readonly eraseFromCopies: (id: PublicationId | null) => void
}

export interface StatisticsService {
  /** Nothing is kept while somebody wishes for no statistics. */
  record(id: PublicationId, day: Day, turns: readonly PageTurn[]): void
  recentTurns(id: PublicationId): { own: PageTurn[]; others: PageTurn[] }
  /** @param id `null` for all publications */
  summary(id: PublicationId | null): ReadingSummary
  erase(id: PublicationId | null): void
}

/** How much somebody reads. It is kept on this machine for them alone; nothing sends it anywhere. */
export function createStatisticsService(dependencies: Dependencies): StatisticsService {
  const { publications, statistics, preferences, eraseFromCopies } = dependencies
  return {
    record(id, day, turns) {
      if (!preferences.current().statistics.isOn || turns.length === 0) return
      if (!publications.fileOf(id)) throw publicationNotFound(id)
      statistics.record(id, day, turns)
    },
    recentTurns: (id) => statistics.recentTurns(id),
    summary: (id) => ({
      days: statistics.days(id),
      books: id === null ? statistics.books() : [],
    }),
    erase(id) {
      statistics.erase(id)
      eraseFromCopies(id)
    },
  }
}
