import { numberedKind } from '../../engine/chapter-context'
import type { ChapterStart } from '../../engine/chapter-pages'

/** px from mark to mark, on the average: nearer they would be a hatching. */
const apart = 6

/**
 * Pages at which the line through the book has a mark: of the deepest level of the contents for which
 * there is room; of entries with names, parts and books, where even the top ones are too many; else of
 * every second, third … one.
 *
 * @param length of the line, in px
 */
export function markedPages(chapters: readonly ChapterStart[], length: number): number[] {
  const most = Math.floor(length / apart)
  if (most < 1) return []
  const deepest = Math.max(0, ...chapters.map(({ depth }) => depth))
  for (let depth = deepest; depth >= 0; depth--) {
    const pages = pagesOf(chapters.filter((chapter) => chapter.depth <= depth))
    if (pages.length <= most) return pages
  }
  const top = chapters.filter(({ depth }) => depth === 0)
  const named = pagesOf(top.filter(({ label }) => numberedKind(label) !== ''))
  if (named.length > 1 && named.length <= most) return named
  const all = named.length > most ? named : pagesOf(top)
  const step = Math.ceil(all.length / most)
  return all.filter((_, index) => index % step === 0)
}

/** Each once; the beginning of the book needs no mark. */
const pagesOf = (chapters: readonly ChapterStart[]): number[] =>
  [...new Set(chapters.map(({ page }) => page))].filter((page) => page > 1)
