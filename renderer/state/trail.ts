import type { Locator } from '#core/publication/locator'

/** How somebody has come to the page that they see. */
export interface Trail {
  /** They read here, and did not only look: a jump from here is worth a way back. */
  readonly hasRead: boolean
  /** Turns forward until what is beyond the furthest place counts as read. */
  readonly turnsNeeded: number
}

/** Who jumps ahead looks around first. */
const turnsOfReader = 3

/** After a book was opened, where somebody has read; ahead of it they had only looked. */
export function trailAtOpening(place: Locator, furthest: Locator | undefined): Trail {
  const turnsNeeded = turnsFrom(place, furthest)
  return { hasRead: turnsNeeded === 0, turnsNeeded }
}

export const trailAfterJump = (place: Locator, furthest: Locator | undefined): Trail => ({
  hasRead: false,
  turnsNeeded: turnsFrom(place, furthest),
})

export const trailAfterTurn = ({ turnsNeeded }: Trail, from: Locator, to: Locator): Trail => ({
  hasRead: true,
  turnsNeeded: isBeyond(to, from) ? Math.max(0, turnsNeeded - 1) : turnsNeeded,
})

/** Whether a place lies further on in the publication. */
export const isBeyond = (place: Locator, other: Locator): boolean => shareAt(place) > shareAt(other)

/** Whether anything lies before a place. */
export const isBegun = (place: Locator): boolean => shareAt(place) > 0

const turnsFrom = (place: Locator, furthest: Locator | undefined): number =>
  furthest && isBeyond(place, furthest) ? turnsOfReader : 0

const shareAt = ({ locations }: Locator): number => locations.totalProgression ?? 0
