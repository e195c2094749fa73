import { pageStarts, type KnownPages } from './page-numbers'
import type { TocPlace, TocPlaces } from './toc-places'

/** Where an entry of the table of contents begins. */
export interface ChapterStart {
  readonly label: string
  /** Entries around it in the table: 0 at the top. */
  readonly depth: number
  /** Labels around it, the outermost first, where its own is only a number. */
  readonly within?: readonly string[]
  /** 1-based page of the publication; an estimate as long as those are. */
  readonly page: number
}

/** What must be known of a layout to say on which pages chapters lie. */
export interface ChapterLayout {
  readonly known: KnownPages
  /** Page of an offset in its section, from 0; `null` where it is not known. */
  readonly pageAt: (section: number, offset: number) => number | null
  /** The same, estimated. */
  readonly pageNear: (section: number, offset: number) => number
  /** Whether nothing stands on the page of an offset before it; asked of pages that are known. */
  readonly startsPage: (section: number, offset: number) => boolean
  /** Has a section fetched that is needed for an exact answer. */
  readonly want: (section: number) => void
}

/** Entries of the table of contents in the order in which one reads, but for what one reads apart. */
export function chapterStarts(toc: TocPlaces, layout: ChapterLayout): ChapterStart[] {
  const before = pageStarts(layout.known)
  return toc.places.filter(isCounted(layout)).map((place) => {
    const { label, depth, within, section } = place
    const page =
      pageInSection(toc, place, layout) ?? layout.pageNear(section, toc.offsetOf(place) ?? 0)
    return {
      label,
      depth,
      ...(within.length > 0 && { within }),
      page: before[section]! + page + 1,
    }
  })
}

/**
 * Pages of the chapter behind a page: up to the next entry that stands as high in the table of contents
 * as the one under which the page lies. `null` where there is none, or its pages are not counted.
 *
 * @param page last page in view, counted from its section's start from 0
 */
export function pagesLeftInChapter(
  toc: TocPlaces,
  entry: number,
  { section, page }: { readonly section: number; readonly page: number },
  layout: ChapterLayout,
): number | null {
  const current = toc.places[entry]
  if (!current) return null
  const { pages } = layout.known
  if (pages[section] === 0) return null
  const next = toc.places
    .slice(entry + 1)
    .filter(isCounted(layout))
    .find(({ depth }) => depth <= current.depth)
  const end = next?.section ?? pages.length
  let left = -page - 1
  for (let counted = section; counted < end; counted++) {
    const count = pages[counted]
    if (count === null || count === undefined) return null
    left += count
  }
  if (!next) return Math.max(0, left)
  const inNext = pageInSection(toc, next, layout)
  if (inNext === null) return null
  // A page on which the next chapter begins is this one's too, where something stands before.
  const isShared = !layout.startsPage(next.section, toc.offsetOf(next) ?? 0)
  return Math.max(0, left + inNext + (isShared ? 1 : 0))
}

/** Sections that are not in the linear order have no pages in the count. */
const isCounted =
  ({ known }: ChapterLayout) =>
  ({ section }: TocPlace): boolean =>
    known.pages[section] !== 0

function pageInSection(toc: TocPlaces, place: TocPlace, layout: ChapterLayout): number | null {
  const offset = toc.offsetOf(place)
  if (offset === null) layout.want(place.section)
  return offset === null ? null : layout.pageAt(place.section, offset)
}
