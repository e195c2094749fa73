import type { Locator } from '#core/publication/locator'

/** Where somebody was before a jump. */
export interface VisitedPlace {
  readonly locator: Locator
  /** Its page number when it was left. */
  readonly page: number
}

/** Places one can go back and forward to; the nearest last. */
export interface ReadingHistory {
  readonly back: readonly VisitedPlace[]
  readonly forward: readonly VisitedPlace[]
}

const mostPlaces = 50

export const noHistory: ReadingHistory = { back: [], forward: [] }

/** After a jump there is nowhere forward. Leaving the same place twice is leaving it once. */
export function afterJump({ back }: ReadingHistory, from: VisitedPlace): ReadingHistory {
  const last = back.at(-1)
  const isSame = last && samePlace(last.locator, from.locator)
  return { back: [...(isSame ? back.slice(0, -1) : back), from].slice(-mostPlaces), forward: [] }
}

export function afterBack({ back, forward }: ReadingHistory, from: VisitedPlace): ReadingHistory {
  return { back: back.slice(0, -1), forward: [...forward, from] }
}

export function afterForward(
  { back, forward }: ReadingHistory,
  from: VisitedPlace,
): ReadingHistory {
  return { back: [...back, from], forward: forward.slice(0, -1) }
}

const samePlace = (a: Locator, b: Locator): boolean =>
  a.href === b.href && a.locations.offset === b.locations.offset
