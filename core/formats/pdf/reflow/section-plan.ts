import type { Manifest, TocEntry } from '#core/publication/publication'

import { topOfFragment } from '../destinations'
import { indexOfPage } from '../page-address'

/** Pages of a section that no entry of the outline ends: a chapter of that length is read in an evening. */
const mostPages = 24

/** A place to which the outline leads. */
export interface OutlinePlace {
  /** Among all entries, in the order in which one reads them. */
  readonly entry: number
  readonly title: string
  /** Entries around it: 0 at the top. */
  readonly depth: number
  /** Index of the page. */
  readonly page: number
  /** Points from the page's lower edge; `undefined` for the page as a whole. */
  readonly top: number | undefined
}

/** One section of the text view. */
export interface PlannedSection {
  /** Index of the page on which it begins. */
  readonly page: number
  /** The entry of the outline with which it begins; else it begins with the first paragraph on its page. */
  readonly place?: OutlinePlace
}

/** All places of a table of contents. */
export function outlinePlaces(toc: Manifest['toc']): OutlinePlace[] {
  const places: OutlinePlace[] = []
  let entry = 0
  const visit = (entries: readonly TocEntry[], depth: number): void => {
    for (const { label: title, href, children } of entries) {
      const [path = '', fragment] = href?.split('#') ?? []
      const page = indexOfPage(path)
      if (page !== undefined) {
        places.push({ entry, title, depth, page, top: topOfFragment(fragment) })
      }
      entry++
      visit(children, depth + 1)
    }
  }
  visit(toc, 0)
  return places
}

/** Cuts the pages into sections: a chapter each, and a long chapter in parts. */
export function planSections(places: readonly OutlinePlace[], pageCount: number): PlannedSection[] {
  const chapters = places
    .filter(({ depth, page }) => depth === 0 && page < pageCount)
    .toSorted((a, b) => a.page - b.page)
  const starts = new Map<number, PlannedSection>([[0, { page: 0 }]])
  // Of several on one page the first begins the section.
  for (const place of chapters) {
    if (!starts.get(place.page)?.place) starts.set(place.page, { page: place.page, place })
  }
  const sections = [...starts.values()].toSorted((a, b) => a.page - b.page)
  return sections.flatMap((section, at) => {
    const end = sections[at + 1]?.page ?? pageCount
    const parts = Math.ceil((end - section.page) / mostPages)
    const length = Math.ceil((end - section.page) / Math.max(1, parts))
    return [
      section,
      ...Array.from({ length: parts - 1 }, (_, part) => ({
        page: section.page + (part + 1) * length,
      })),
    ]
  })
}
