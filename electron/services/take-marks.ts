import type { Bookmark, Highlight, UnplacedAnnotation } from '#core/annotations'
import type { Passage } from '#core/anchoring/passage'
import type { PlacedPassage } from '#core/anchoring/place-passages'
import type { ImportedMark } from '#core/exchange/imported-book'
import { nameUuid } from '#core/exchange/name-uuid'
import type { ImportedMarks } from '#core/ipc/contract'
import type { PublicationId } from '#core/publication/publication'

import type { Ingest } from '../ingest/ingest'
import type { Publish } from '../ipc/publish'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import type { ReadingRepository } from '../storage/reading-repository'

import { locate, type SessionPasswords } from './locate'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly positions: ReadingRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'placePassages'>
  readonly publish: Publish
  readonly passwords: SessionPasswords
}

/** Passages that are looked for at a time, so that whoever turns a page meanwhile does not wait for all. */
const passagesInJob = 50

/** Puts marks into a publication: at their words, or where those are nowhere, among the ones without a place. */
export async function takeMarks(
  dependencies: Dependencies,
  id: PublicationId,
  marks: readonly ImportedMark[],
): Promise<Omit<ImportedMarks, 'id' | 'title'>> {
  const passages = marks.map(({ passage }) => passage)
  return putMarks(dependencies, id, marks, await placesOf(dependencies, id, passages))
}

/**
 * The same for marks whose places are known, in one turn.
 *
 * @param places in the order of the marks; `null` or absent for one that has none
 */
export function putMarks(
  { positions, publish }: Pick<Dependencies, 'positions' | 'publish'>,
  id: PublicationId,
  marks: readonly ImportedMark[],
  places: readonly (PlacedPassage | null)[],
): Omit<ImportedMarks, 'id' | 'title'> {
  const sorted = new MarkSorter(id, positions)
  for (const [index, mark] of marks.entries()) sorted.add(mark, places[index] ?? null)
  const { changed, counts } = sorted
  positions.saveAll(changed)
  const { bookmarks, highlights } = changed
  publish('annotations.changed', { id, bookmarks, highlights, unplaced: positions.unplaced(id) })
  return counts
}

/** Where passages stand in a publication, in their order; none where its file is not there. */
export async function placesOf(
  dependencies: Dependencies,
  id: PublicationId,
  passages: readonly Passage[],
): Promise<(PlacedPassage | null)[]> {
  const file = locate(dependencies, id)
  const places: (PlacedPassage | null)[] = []
  if (!file) return places
  for (let from = 0; from < passages.length; from += passagesInJob) {
    const some = passages.slice(from, from + passagesInJob)
    places.push(...(await dependencies.ingest.placePassages(file, some)))
  }
  return places
}

/** Tells marks that are new from those that are there already, and those with a place from those without. */
class MarkSorter {
  readonly counts = { exact: 0, similar: 0, unplaced: 0, known: 0 }
  readonly #id: PublicationId
  readonly #positions: ReadingRepository
  readonly #bookmarks: Map<string, Bookmark>
  readonly #highlights: Map<string, Highlight>
  readonly #unplaced: Map<string, UnplacedAnnotation>
  readonly #changed = new Set<string>()

  constructor(id: PublicationId, positions: ReadingRepository) {
    this.#id = id
    this.#positions = positions
    this.#bookmarks = byId(positions.bookmarks(id))
    this.#highlights = byId(positions.highlights(id))
    this.#unplaced = byId(positions.unplaced(id))
  }

  get changed() {
    const isChanged = ({ id }: { id: string }) => this.#changed.has(id)
    return {
      bookmarks: [...this.#bookmarks.values()].filter(isChanged),
      highlights: [...this.#highlights.values()].filter(isChanged),
      unplaced: [...this.#unplaced.values()].filter(isChanged),
    }
  }

  add(mark: ImportedMark, place: PlacedPassage | null): void {
    const id = this.#idFor(mark)
    if (this.#isThere(id, mark, place)) {
      this.counts.known += 1
      return
    }
    this.#changed.add(id)
    if (!place) {
      this.counts.unplaced += 1
      this.#unplaced.set(id, this.#toUnplaced(id, mark))
      return
    }
    this.counts[place.isExact ? 'exact' : 'similar'] += 1
    const { locator, end, text } = place
    const { createdAt } = mark
    const shared = { id, publicationId: this.#id, locator, createdAt }
    if (mark.type === 'bookmark') this.#bookmarks.set(id, { ...shared, ...bookmarkDetails(mark) })
    else this.#highlights.set(id, { ...shared, end, text, ...highlightDetails(mark) })
  }

  /** Its own, or one made of it where that names a mark of another publication: of another edition, say. */
  #idFor({ id }: ImportedMark): string {
    const owner = this.#positions.publicationOf(id)
    return owner === undefined || owner === this.#id ? id : nameUuid(id, this.#id)
  }

  #isThere(id: string, mark: ImportedMark, place: PlacedPassage | null): boolean {
    const same =
      this.#bookmarks.get(id) ??
      this.#highlights.get(id) ??
      this.#unplaced.get(id) ??
      (place && this.#inSamePlace(mark, place))
    if (!same) return false
    if ('passage' in same) return true
    if ('changedAt' in same) this.#refresh(same, mark)
    else this.#complete(same, mark)
    return true
  }

  #inSamePlace(
    mark: ImportedMark,
    { locator, end }: PlacedPassage,
  ): Bookmark | Highlight | undefined {
    const isAt = (one: Bookmark | Highlight) =>
      one.locator.href === locator.href && one.locator.locations.offset === locator.locations.offset
    if (mark.type === 'bookmark') return [...this.#bookmarks.values()].find(isAt)
    return [...this.#highlights.values()].find(
      (one) =>
        isAt(one) &&
        one.end.locations.offset === end.locations.offset &&
        (one.note === null || mark.note === null || one.note === mark.note),
    )
  }

  /** What was written later, or where nothing was, is what the person wants to read. */
  #refresh(known: Highlight, mark: ImportedMark): void {
    const { note, kind, colour, changedAt } = highlightDetails(mark)
    if (changedAt > known.changedAt) {
      this.#highlights.set(known.id, { ...known, note, kind, colour, changedAt })
    } else if (known.note === null && note !== null) {
      this.#highlights.set(known.id, { ...known, note })
    } else return
    this.#changed.add(known.id)
  }

  /** A bookmark says nowhere when it was changed: only what it lacks is taken. */
  #complete(known: Bookmark, mark: ImportedMark): void {
    const { name, colour, note } = bookmarkDetails(mark)
    const completed = {
      ...known,
      name: known.name ?? name,
      colour: known.colour ?? colour,
      note: known.note ?? note,
    }
    if (JSON.stringify(completed) === JSON.stringify(known)) return
    this.#bookmarks.set(known.id, completed)
    this.#changed.add(known.id)
  }

  #toUnplaced(id: string, mark: ImportedMark): UnplacedAnnotation {
    const { type, passage, createdAt } = mark
    const shared = { id, publicationId: this.#id, createdAt, passage }
    if (type === 'bookmark') return { type, ...shared, ...bookmarkDetails(mark) }
    return { type, ...shared, text: passage.exact, ...highlightDetails(mark) }
  }
}

const bookmarkDetails = ({ name, colour, note }: ImportedMark) => ({ name, colour, note })
const highlightDetails = ({ kind, colour, note, changedAt }: ImportedMark) => ({
  kind,
  colour: colour ?? ('yellow' as const),
  note,
  changedAt,
})

const byId = <One extends { readonly id: string }>(all: readonly One[]): Map<string, One> =>
  new Map(all.map((one) => [one.id, one]))
