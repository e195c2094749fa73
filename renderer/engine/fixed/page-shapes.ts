import type { PageSize } from './fixed-page'

/** So much wider than most others is a page that is drawn across two. */
const wideAs = 1.4

/** A page so much higher than wide is a piece of a strip: seen whole it would be a thread. */
const tallAs = 2.5

export const shapeOf = ({ width, height }: PageSize): number => width / height

export const isTall = (size: PageSize): boolean => shapeOf(size) < 1 / tallAs

/** Pieces of a strip are as long as the drawing wants: none of them is wide. */
export const isWide = (size: PageSize, usual: PageSize): boolean =>
  size.width > size.height && shapeOf(size) > wideAs * shapeOf(usual) && !isTall(usual)

/** For pages whose size is not known, and where none is known. */
const paper: PageSize = { width: 1000, height: 1414 }

/** The size in the middle of those that are known. */
export function usualSize(sizes: readonly (PageSize | null)[]): PageSize {
  const known = sizes.filter((size) => size !== null)
  const sorted = known.toSorted((a, b) => shapeOf(a) - shapeOf(b))
  return sorted[Math.floor(sorted.length / 2)] ?? paper
}

/** A second page beside the first may make both this much smaller, and no more. */
const leastShare = 0.7

/** Whether two usual pages side by side make good use of a window. */
export function suitsTwo(usual: PageSize, window: PageSize): boolean {
  if (isTall(usual)) return false
  const one = Math.min(window.width / usual.width, window.height / usual.height)
  const two = Math.min(window.width / (2 * usual.width), window.height / usual.height)
  return two >= leastShare * one
}
