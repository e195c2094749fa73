import type { ChapterStart } from '../../engine/chapter-pages'
import { words } from '../../words/words'

/**
 * The title of a chapter behind those of what it lies in, where it is only a number: "Book One · XV".
 *
 * @param page on which one is, from 1
 * @param most titles before it, the nearest ones
 */
export function titleInContext(
  title: string | undefined,
  page: number | undefined,
  chapters: readonly ChapterStart[],
  most = Infinity,
): string | undefined {
  if (title === undefined || page === undefined) return title
  const chapter = chapters.findLast((one) => one.label === title && one.page <= page)
  const within = chapter?.within ?? []
  return words.titles([...within.slice(Math.max(0, within.length - most)), title])
}
