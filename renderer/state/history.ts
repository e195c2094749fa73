import type { Locator } from '#core/publication/locator'

/**
 * Places one can go back and forward to; the nearest last. They have no page numbers: those belong to a
 * layout, and it may be another one by the time somebody goes back.
 */
export interface ReadingHistory {
  readonly back: readonly Locator[]
  readonly forward: readonly Locator[]
}

const mostPlaces = 50

export const noHistory: ReadingHistory = { back: [], forward: [] }

/** After a jump there is nowhere forward. Leaving the same place twice is leaving it once. */
export function afterJump({ back }: ReadingHistory, from: Locator): ReadingHistory {
  const last = back.at(-1)
  const isSame = last && samePlace(last, from)
  return { back: [...(isSame ? back.slice(0, -1) : back), from].slice(-mostPlaces), forward: [] }
}

export function afterBack({ back, forward }: ReadingHistory, from: Locator): ReadingHistory {
  return { back: back.slice(0, -1), forward: [...forward, from] }
}

export function afterForward({ back, forward }: ReadingHistory, from: Locator): ReadingHistory {
  return { back: [...back, from], forward: forward.slice(0, -1) }
}

const samePlace = (a: Locator, b: Locator): boolean =>
  a.href === b.href && a.locations.offset === b.locations.offset
