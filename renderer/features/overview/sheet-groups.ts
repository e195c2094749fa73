import type { ChapterStart } from '../../engine/chapter-pages'
import { words } from '../../words/words'

/** The pages of one chapter. */
export interface SheetGroup {
  /** Of the part of the book that begins here. */
  readonly part: string | undefined
  /** Of the chapter, or of all that begin on its first page; empty where there is none. */
  readonly title: string
  /** What its pages are said to lie in: the title behind those around it, where it is only a number. */
  readonly name: string
  /** First and last page, from 1. */
  readonly from: number
  readonly to: number
}

/**
 * Parts every page of a book by chapters: the entries at the top of its contents, or those below them,
 * where the top ones become the headings of parts. So does in a flat table what numbers lie in. A page
 * belongs to the last chapter that begins on it.
 */
export function groupSheets(chapters: readonly ChapterStart[], total: number): SheetGroup[] {
  const shown = chapters.filter(({ depth }) => depth < 2).toSorted((a, b) => a.page - b.page)
  const groups: SheetGroup[] = []
  let from = 1
  let parts: string[] = []
  let titles: string[] = []
  let names: string[] = []
  const close = (to: number) => {
    const part = parts.length > 0 ? words.titles(parts) : undefined
    const name = words.titles(names)
    if (to >= from) groups.push({ part, title: words.titles(titles), name, from, to })
    from = to + 1
    parts = []
    titles = []
    names = []
  }
  for (const [index, chapter] of shown.entries()) {
    const { label, page } = chapter
    // What is only estimated may lie beyond the end.
    const start = Math.min(page, total)
    if (start > from) close(start - 1)
    if (isPart(chapter, shown[index + 1])) parts.push(label)
    else titles.push(label)
    names = [...(titles.length > 1 ? names : (chapter.within ?? [])), label]
  }
  close(total)
  return groups
}

const isPart = ({ label, depth }: ChapterStart, next: ChapterStart | undefined): boolean =>
  next !== undefined && depth === 0 && (next.depth === 1 || next.within?.at(-1) === label)
