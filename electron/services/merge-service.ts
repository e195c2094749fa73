import type { AutomaticPlace } from '#core/annotations'
import { type Passage, passageAt } from '#core/anchoring/passage'
import type { PlacedPassage } from '#core/anchoring/place-passages'
import type { ImportedMark } from '#core/exchange/imported-book'
import { toImportedMarks } from '#core/exchange/own-marks'
import type { Locator } from '#core/publication/locator'
import type { PublicationId } from '#core/publication/publication'

import type { Ingest } from '../ingest/ingest'
import type { Publish } from '../ipc/publish'
import type { LibraryFiles } from '../storage/library-files'
import type { CapturedRows, MergesRepository } from '../storage/merges-repository'
import type { PublicationsRepository } from '../storage/publications-repository'
import type { ReadingRepository } from '../storage/reading-repository'
import type { ShelfRepository } from '../storage/shelf-repository'

import { announce } from './announce'
import { publicationNotFound, type SessionPasswords } from './locate'
import { placesOf, putMarks } from './take-marks'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly positions: ReadingRepository
  readonly merges: MergesRepository
  readonly shelf: Pick<ShelfRepository, 'setOwnCover'>
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'placePassages'>
  readonly publish: Publish
  readonly passwords: SessionPasswords
  readonly now: () => Date
}

/** Two publications that are one work: what somebody keeps in the one goes to the other. */
export interface MergeService {
  /**
   * Marks are found by their words; those whose words are nowhere are kept without a place. The other publications
   * go into the bin, with their own marks: nothing is taken from them but what was counted.
   */
  merge(into: PublicationId, others: readonly PublicationId[]): Promise<void>
  /** Undoes the last merge into a publication, until the app ends. What was changed since stays as it is. */
  undo(into: PublicationId): void
}

interface Undo {
  readonly ids: readonly PublicationId[]
  readonly before: CapturedRows
  readonly after: CapturedRows
}

export function createMergeService(dependencies: Dependencies): MergeService {
  const { publications, positions, merges, shelf, files, publish, now } = dependencies
  const undos = new Map<PublicationId, Undo>()

  /** What takes its time: looking for words, copying a cover. Nothing of the library is changed by it. */
  const prepare = async (into: PublicationId, from: PublicationId): Promise<Prepared> => {
    const marks = toImportedMarks({
      bookmarks: positions.bookmarks(from),
      highlights: positions.highlights(from),
      unplaced: positions.unplaced(from),
    })
    const kept = placesIn(positions, merges, from)
    const wanted = [kept.stopped ?? nowhere, kept.furthest?.passage ?? nowhere]
    const passages = [...marks.map(({ passage }) => passage), ...wanted]
    const places = await placesOf(dependencies, into, passages)
    return { from, marks, kept, places, coverType: await takeCover(into, from) }
  }

  /** @returns its media type; `null` where there is none to take, or one already */
  const takeCover = async (into: PublicationId, from: PublicationId) => {
    const cover = publications.coverOf(from)
    if (!cover?.isOwn || publications.coverOf(into)?.isOwn) return null
    const resource = await files.cover(from, cover)
    if (!resource) return null
    await files.keepOwnCover(into, resource.bytes)
    return cover.mediaType
  }

  const write = (into: PublicationId, prepared: Prepared) => {
    const { from, marks, kept, places, coverType } = prepared
    putMarks(dependencies, into, marks, places)
    putPlaces(into, kept, places.slice(marks.length))
    merges.join(into, from)
    if (coverType !== null) {
      shelf.setOwnCover(into, { mediaType: coverType, at: now().toISOString() })
    }
  }

  /** Where somebody stopped is where they go on, if that is the publication that was read last. */
  const putPlaces = (
    into: PublicationId,
    { stopped, furthest, stoppedAt }: KeptPlaces,
    [stoppedPlace, furthestPlace]: readonly (PlacedPassage | null)[],
  ) => {
    const kept = merges.stoppedAt(into)
    if (stopped && stoppedPlace && stoppedAt !== null && (kept === null || kept < stoppedAt)) {
      positions.savePosition(into, stoppedPlace.locator, stoppedAt)
    }
    if (furthest && furthestPlace) {
      const { kind, at } = furthest
      positions.saveAutomaticPlace(into, { kind, at, locator: furthestPlace.locator })
    }
  }

  return {
    async merge(into, others) {
      const from = others.filter((id) => id !== into)
      const ids = [into, ...from]
      for (const id of ids) if (!publications.summary(id)) throw publicationNotFound(id)
      const prepared: Prepared[] = []
      for (const id of from) prepared.push(await prepare(into, id))
      const before = merges.capture(ids)
      for (const one of prepared) write(into, one)
      publications.markRemoved(from, now().toISOString())
      undos.set(into, { ids, before, after: merges.capture(ids) })
      announce(dependencies, ids)
    },
    undo(into) {
      const undo = undos.get(into)
      if (!undo) return
      undos.delete(into)
      merges.revert(undo.before, undo.after)
      publish('annotations.changed', {
        id: into,
        bookmarks: positions.bookmarks(into),
        highlights: positions.highlights(into),
        unplaced: positions.unplaced(into),
      })
      announce(dependencies, undo.ids)
    },
  }
}

/** A passage that no publication has: it is asked for in the place of one that somebody does not have. */
const nowhere: Passage = { exact: '', hint: {} }

interface Prepared {
  readonly from: PublicationId
  readonly marks: readonly ImportedMark[]
  readonly kept: KeptPlaces
  /** Of the marks, then of where somebody stopped, and of how far they came. */
  readonly places: readonly (PlacedPassage | null)[]
  readonly coverType: string | null
}

interface KeptPlaces {
  readonly stopped: Passage | null
  readonly stoppedAt: string | null
  readonly furthest: (Omit<AutomaticPlace, 'locator'> & { readonly passage: Passage }) | null
}

function placesIn(
  positions: ReadingRepository,
  merges: MergesRepository,
  id: PublicationId,
): KeptPlaces {
  const passageOf = (locator: Locator | null | undefined) => (locator ? passageAt(locator) : null)
  const furthest = positions.automaticPlaces(id).find(({ kind }) => kind === 'furthest')
  return {
    stopped: passageOf(positions.position(id)),
    stoppedAt: merges.stoppedAt(id),
    furthest: furthest
      ? { kind: furthest.kind, at: furthest.at, passage: passageAt(furthest.locator) }
      : null,
  }
}
