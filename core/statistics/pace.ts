import type { PageTurn } from './page-turn'

/** Turns of each publication that are kept: it is the pace of these days that counts. */
export const keptTurns = 40

/** Fewer turns say little: somebody may have looked out of the window. */
const fewestTurns = 5
/** A book's length is a sum, and sums settle sooner. */
const fewestForLength = 3

/**
 * How fast somebody reads: the median of the last turns, which a page that was read twice does not move.
 *
 * @param turns that tell of pace, the order does not matter
 * @returns characters per minute; `null` where too few turns had any
 */
export function paceOf(turns: readonly PageTurn[]): number | null {
  const rates = turns.flatMap(({ characters, seconds }) =>
    characters === null || characters === 0 ? [] : [(characters / seconds) * 60],
  )
  return rates.length < fewestTurns ? null : median(rates)
}

/** Turns that tell how long somebody needs, in the open publication and in others. */
export interface RecentTurns {
  readonly own: readonly PageTurn[]
  readonly others: readonly PageTurn[]
}

/**
 * How long somebody will need for a part of a publication, by their own pace: by characters where there are
 * any, so that what was read in other books helps, else by pages.
 *
 * @param share of the publication's pages, 0 to 1
 * @returns seconds; `null` where too little was read to say
 */
export function timeFor(share: number, { own, others }: RecentTurns): number | null {
  const pace = paceOf(own) ?? paceOf(others)
  const length = lengthOf(own)
  if (pace !== null && length !== null) return ((share * length) / pace) * 60
  const perShare = own.flatMap((turn) => (turn.share > 0 ? [turn.seconds / turn.share] : []))
  return perShare.length < fewestTurns ? null : share * median(perShare)
}

/** Characters of a whole publication, by what its turned pages had; `null` where too few had any. */
function lengthOf(turns: readonly PageTurn[]): number | null {
  const counted = turns.filter(({ characters, share }) => characters !== null && share > 0)
  if (counted.length < fewestForLength) return null
  const sum = (numberOf: (turn: PageTurn) => number) =>
    counted.reduce((total, turn) => total + numberOf(turn), 0)
  return sum(({ characters }) => characters ?? 0) / sum(({ share }) => share)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
