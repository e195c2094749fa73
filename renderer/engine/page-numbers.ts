import type { PageInfo } from './visual-navigator'

/** What is known of a publication's pages in one layout. */
export interface KnownPages {
  /** Pages of each section; `null` for one that is not measured. */
  readonly pages: readonly (number | null)[]
  /** Size of each section in any unit: it only spreads estimates and progressions. */
  readonly weights: readonly number[]
  /** A part of a section that is laid out: the first thing to estimate by, before a whole one is. */
  readonly sample?: { readonly pages: number; readonly weight: number } | undefined
}

/** Pages per unit of weight where nothing is measured: about 1,600 bytes of markup a page. */
const guess = 1 / 1600
/** In units of weight. */
const guessWeight = 16_000

/** Pages of every section: as measured, or estimated from those that are. */
function allPages(known: KnownPages): number[] {
  const pagesPerWeight = rate(known)
  return known.pages.map(
    (pages, section) => pages ?? Math.max(1, Math.round(known.weights[section]! * pagesPerWeight)),
  )
}

/** Pages of one section: as measured, or estimated. */
export const sectionPages = (known: KnownPages, section: number): number =>
  known.pages[section] ?? allPages(known)[section]!

function rate({ pages, weights, sample }: KnownPages): number {
  // The usual rate counts as much as a few pages: one short title page says little of the rest.
  let measured = (sample?.pages ?? 0) + guess * guessWeight
  let weight = (sample?.weight ?? 0) + guessWeight
  for (const [i, count] of pages.entries()) {
    if (count === null) continue
    measured += count
    weight += weights[i]!
  }
  return measured / weight
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

export const isExact = ({ pages }: KnownPages): boolean => pages.every((count) => count !== null)

/** Pages before a section. */
export const pagesBefore = (known: KnownPages, section: number): number =>
  sum(allPages(known).slice(0, section))

/** Pages before each section. */
export function pageStarts(known: KnownPages): number[] {
  let before = 0
  return allPages(known).map((count) => {
    const start = before
    before += count
    return start
  })
}

export const totalPages = (known: KnownPages): number => sum(allPages(known))

/** @param page page in the section, from 0 */
export function pageInfo(
  known: KnownPages,
  section: number,
  page: number,
  pagesInView: number,
): Omit<PageInfo, 'pagesLeftInChapter'> {
  const all = allPages(known)
  const before = sum(all.slice(0, section))
  const inSection = all[section]!
  const first = Math.min(page, inSection - 1)
  const last = Math.min(first + pagesInView, inSection) - 1
  return {
    page: before + first + 1,
    lastPage: before + last + 1,
    total: sum(all),
    exact: isExact(known),
  }
}

/** Section and page in it (from 0) of a page of the publication (from 1). */
export function locatePage(
  known: KnownPages,
  page: number,
): { readonly section: number; readonly page: number } {
  const all = allPages(known)
  let left = Math.max(0, Math.min(page, sum(all)) - 1)
  for (const [section, count] of all.entries()) {
    if (left < count) return { section, page: left }
    left -= count
  }
  return { section: known.pages.length - 1, page: 0 }
}
