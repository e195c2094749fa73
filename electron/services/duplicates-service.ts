import { type DuplicateFacts, findDuplicates, pairKey } from '#core/duplicates'
import type { PublicationId } from '#core/publication/publication'

import type { DuplicatesRepository } from '../storage/duplicates-repository'

interface Dependencies {
  readonly duplicates: DuplicatesRepository
}

/** Publications that seem to be one work. The very same file is only ever there once. */
export interface DuplicatesService {
  /** Groups of two or more. */
  find(): DuplicateFacts[][]
  /** They are shown together no more, or again. */
  keepApart(ids: readonly PublicationId[], areApart: boolean): void
}

export function createDuplicatesService({ duplicates }: Dependencies): DuplicatesService {
  return {
    find() {
      const apart = new Set(duplicates.apart().map(([one, other]) => pairKey(one, other)))
      const groups = findDuplicates(duplicates.candidates(), apart)
      return groups.map((group) => group.map(({ id }) => duplicates.facts(id)))
    },
    keepApart: (ids, areApart) => duplicates.keepApart(ids, areApart),
  }
}
