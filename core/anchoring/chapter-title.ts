import { offsetOfId, type PreparedSection } from '#core/content/prepared-section'
import type { Manifest, TocEntry } from '#core/publication/publication'

/** Where an entry of the table of contents leads. */
export interface ChapterPlace {
  readonly label: string
  readonly section: number
  readonly fragment: string
}

/** Entries of the table of contents in the order in which one reads. */
export function chapterPlaces({ toc, readingOrder }: Manifest): ChapterPlace[] {
  const sections = new Map(readingOrder.map(({ href }, index) => [href, index]))
  return flatten(toc)
    .flatMap(({ label, href = '' }) => {
      const [resource = '', fragment = ''] = href.split('#', 2)
      const section = sections.get(resource)
      return section === undefined ? [] : [{ label, section, fragment }]
    })
    .sort((a, b) => a.section - b.section)
}

/** Title of the last entry at or before a place. */
export function titleAt(
  places: readonly ChapterPlace[],
  section: number,
  offset: number,
  prepared: PreparedSection,
): string | undefined {
  // A heading starts with its first word; a place may be the white space before.
  const reached = Math.max(offset, prepared.leading)
  const startOf = ({ fragment }: ChapterPlace) =>
    fragment === '' ? 0 : offsetOfId(prepared, fragment)
  return places.findLast(
    (place) => place.section < section || (place.section === section && startOf(place) <= reached),
  )?.label
}

const flatten = (entries: readonly TocEntry[]): TocEntry[] =>
  entries.flatMap((entry) => [entry, ...flatten(entry.children)])
