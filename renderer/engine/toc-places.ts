import { offsetOfId } from '#core/content/prepared-section'
import type { TocEntry } from '#core/publication/publication'

import { chapterContexts } from './chapter-context'
import type { SectionSource } from './section-source'

/** Where an entry of the table of contents leads. */
export interface TocPlace {
  readonly label: string
  /** Entries around it in the table: 0 at the top. */
  readonly depth: number
  /** Labels around it, the outermost first, where its own is only a number. */
  readonly within: readonly string[]
  readonly section: number
  readonly fragment: string | undefined
}

/** Finds the table-of-contents entry under which a place lies. */
export class TocPlaces {
  /** In the order in which one reads; as in the table where several lead into one section. */
  readonly places: readonly TocPlace[]
  readonly #source: SectionSource

  /** @param entries of the table of contents, or of another list of places */
  constructor(entries: readonly TocEntry[], source: SectionSource) {
    this.#source = source
    const places = flatten(entries, 0)
      .flatMap(({ label, depth, ...entry }) => {
        const href = targetOf(entry)
        if (href === undefined) return []
        const { section, fragment } = source.resolve(href)
        return section < 0 ? [] : [{ label, depth, section, fragment }]
      })
      .sort((a, b) => a.section - b.section)
    const contexts = chapterContexts(places)
    this.places = places.map((place, index) => ({ ...place, within: contexts[index]! }))
  }

  /** Locator offset to which an entry leads; `null` while its section has not arrived. */
  offsetOf({ section, fragment }: TocPlace): number | null {
    if (!fragment) return 0
    const prepared = this.#source.peek(section)
    return prepared ? offsetOfId(prepared, fragment) : null
  }

  /** Index of the last entry at or before an offset of a section that has arrived; `-1` before all. */
  indexAt(section: number, offset: number): number {
    // A heading starts with its first word; a page of it may start with the white space before.
    const reached = Math.max(offset, this.#source.peek(section)?.leading ?? 0)
    return this.places.findLastIndex(
      (place) =>
        place.section < section ||
        (place.section === section && (this.offsetOf(place) ?? Infinity) <= reached),
    )
  }

  titleAt(section: number, offset: number): string | undefined {
    return this.places[this.indexAt(section, offset)]?.label
  }
}

/** The title of an entry, behind those around it where it is only a number. */
export const titlesOf = (place: TocPlace | undefined): readonly string[] =>
  place ? [...place.within, place.label] : []

/** A heading without a target stands over what comes first under it. */
const targetOf = ({ href, children }: Pick<TocEntry, 'href' | 'children'>): string | undefined => {
  if (href !== undefined) return href
  for (const child of children) {
    const target = targetOf(child)
    if (target !== undefined) return target
  }
  return undefined
}

interface FlatEntry extends TocEntry {
  readonly depth: number
}

const flatten = (entries: readonly TocEntry[], depth: number): FlatEntry[] =>
  entries.flatMap((entry) => [{ ...entry, depth }, ...flatten(entry.children, depth + 1)])
