import { z } from 'zod'

import type { Locator } from '#core/publication/locator'

/** Time that somebody spent on a page, and what they read in it. */
export const PageTurn = z.object({
  seconds: z.number().positive().max(3600),
  /** Pages that were turned over; 0 where somebody left the page without turning on. */
  pages: z.int().nonnegative().max(1000),
  /** Of the text that was passed; `null` where a turn does not tell: pages of pictures, of a fixed layout. */
  characters: z.int().nonnegative().max(10_000_000).nullable(),
  /** Of all pages in the layout of that moment, 0 to 1. */
  share: z.number().min(0).max(1),
})
export type PageTurn = z.infer<typeof PageTurn>

/** What was on the screen, by its first words. */
export interface PageInView {
  readonly locator: Locator
  /** Numbers of the first and the last page in view, and of all. */
  readonly page: number
  readonly lastPage: number
  readonly total: number
}

/** Nobody stays longer on a page for reading's sake. */
const mostSecondsPerPage = 300
/** Slow readers of dense scripts read as much. */
const slowestPerSecond = 2
const leastSecondsAllowed = 30
/** Faster than this is leafing: about 1,000 words of English in a minute. */
const fastestPerSecond = 90
const leastSecondsPerPage = 2

/**
 * What a stay on a page counts for. It counts at most as long as a page plausibly takes to be read, so an
 * evening with an open book and nobody before it is a few minutes; and a page that is leafed over does not
 * count at all.
 *
 * @param from  what was in view
 * @param to    what came next
 * @param seconds for which it was in view, with the window before all others
 * @returns `null` for what was no reading
 */
export function countTurn(from: PageInView, to: PageInView, seconds: number): PageTurn | null {
  const pages = Math.max(0, to.page - from.page)
  const characters = pages === 0 ? null : charactersBetween(from.locator, to.locator)
  const inView = from.lastPage - from.page + 1
  const least = characters === null ? leastSecondsPerPage * inView : characters / fastestPerSecond
  if (seconds <= 0 || seconds < least) return null
  const most = mostSeconds(characters, Math.max(pages, inView))
  return {
    seconds: Math.min(seconds, most),
    pages,
    characters,
    share: to.total > 0 ? Math.min(1, pages / to.total) : 0,
  }
}

/** A stay that ended by closing the book, or by looking elsewhere. */
export const countStay = (page: PageInView, seconds: number): PageTurn | null =>
  countTurn(page, page, seconds)

/** Whether a turn tells how fast somebody reads: they went on before the page was counted as left alone. */
export const isPaced = ({ pages, characters, seconds }: PageTurn): boolean =>
  pages > 0 && characters !== 0 && seconds < mostSeconds(characters, pages)

const mostSeconds = (characters: number | null, pages: number): number =>
  Math.min(
    mostSecondsPerPage * pages,
    characters === null ? Infinity : Math.max(leastSecondsAllowed, characters / slowestPerSecond),
  )

/** Characters from one place to another further on, as far as their locators tell. */
function charactersBetween(from: Locator, to: Locator): number | null {
  const { offset: start, progression } = from.locations
  const { offset: end } = to.locations
  if (start === undefined || end === undefined) return null
  if (from.href === to.href) return end > start ? end - start : null
  // The length of a resource follows from a place in it and its share; at its very start from nothing.
  if (!progression) return null
  return Math.round(start / progression) - start + end
}
