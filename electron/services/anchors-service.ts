import type { Anchor, AnchorFinding } from '#core/anchoring/anchors'
import type { AnnotationChanges } from '#core/ipc/contract'
import type { PublicationId } from '#core/publication/publication'

import type { AnchoredSection, Ingest, PublicationFile } from '../ingest/ingest'
import type { Logger } from '../log'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import type { ReadingRepository } from '../storage/reading-repository'

import { locate, type SessionPasswords } from './locate'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly positions: ReadingRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'suspectAnchors' | 'findAnchors' | 'readAnchors' | 'placePassages'>
  readonly log: Logger
  readonly now: () => Date
  readonly passwords: SessionPasswords
}

/** Keeps bookmarks and highlights at their words. */
export interface AnchorsService {
  /**
   * Looks, once, whether every mark of a publication stands at its words. What does not is moved there, or kept
   * without a place.
   */
  check(id: PublicationId): Promise<AnnotationChanges>
  /**
   * The publication was read afresh: the position and every mark are taken to their words, and what had no
   * place is looked for again.
   *
   * @param hasKnownPlaces they were carried over by the text itself: only the words may have changed
   */
  carryOver(id: PublicationId, hasKnownPlaces: boolean): Promise<void>
}

/** So many at a time, that whoever turns a page meanwhile waits for no more than these. */
const sectionsInJob = 8
const anchorsInJob = 50

export function createAnchorsService(dependencies: Dependencies): AnchorsService {
  const { publications, positions, ingest, log, now } = dependencies
  const checked = new Set<PublicationId>()
  const running = new Map<PublicationId, Promise<AnnotationChanges>>()

  const findAll = async (file: PublicationFile, anchors: readonly Anchor[]) => {
    const findings: AnchorFinding[] = []
    for (const some of inParts(anchors, anchorsInJob)) {
      findings.push(...(await ingest.findAnchors(file, some)))
    }
    return findings
  }

  /** Anchors whose words stand elsewhere, or nowhere. */
  const suspectsAmong = async (file: PublicationFile, anchors: readonly Anchor[]) => {
    const readingOrder = publications.find(file.id)?.manifest?.readingOrder ?? []
    const indices = new Map(readingOrder.map(({ href }, index) => [href, index]))
    const sections = new Map<number, Anchor[]>()
    const suspects = new Set<string>()
    for (const anchor of anchors) {
      const index = indices.get(anchor.locator.href)
      if (index === undefined) suspects.add(anchor.id)
      else sections.set(index, [...(sections.get(index) ?? []), anchor])
    }
    const all = Array.from(sections, ([index, some]): AnchoredSection => ({ index, anchors: some }))
    for (const some of inParts(all, sectionsInJob)) {
      for (const id of await ingest.suspectAnchors(file, some)) suspects.add(id)
    }
    return anchors.filter(({ id }) => suspects.has(id))
  }

  const changes = (id: PublicationId, changed: readonly string[]): AnnotationChanges => {
    const ids = new Set(changed)
    const isChanged = ({ id: mark }: { id: string }) => ids.has(mark)
    return {
      bookmarks: positions.bookmarks(id).filter(isChanged),
      highlights: positions.highlights(id).filter(isChanged),
      unplaced: positions.unplaced(id),
    }
  }

  const checkNow = async (id: PublicationId): Promise<AnnotationChanges> => {
    const file = locate(dependencies, id)
    const anchors = anchorsOf(positions, id)
    if (!file || anchors.length === 0) return changes(id, [])
    const suspects = await suspectsAmong(file, anchors)
    const findings = await findAll(file, suspects)
    return changes(id, positions.applyFindings(suspects, findings))
  }

  /** What had no place may have one in another reading. */
  const placeAgain = async (file: PublicationFile) => {
    const unplaced = positions.unplaced(file.id)
    if (unplaced.length === 0) return
    const placed = await ingest.placePassages(
      file,
      unplaced.map(({ passage }) => passage),
    )
    for (const [index, annotation] of unplaced.entries()) {
      const place = placed[index]
      if (!place) continue
      const { locator, end, text } = place
      if (annotation.type === 'bookmark') positions.saveBookmark({ ...annotation, locator })
      else positions.saveHighlight({ ...annotation, locator, end, text })
    }
  }

  const carryOverNow = async (id: PublicationId, hasKnownPlaces: boolean) => {
    const file = locate(dependencies, id)
    if (!file) return
    const anchors = anchorsOf(positions, id)
    if (hasKnownPlaces) {
      positions.applyFindings(anchors, await ingest.readAnchors(file, anchors))
    } else {
      const position = positions.position(id)
      const automatic = positions.automaticPlaces(id)
      const places = [
        ...(position ? [{ id: 'position', locator: position, end: null, text: '' }] : []),
        ...automatic.map(({ kind, locator }) => ({ id: kind, locator, end: null, text: '' })),
      ]
      const findings = await findAll(file, await suspectsAmong(file, [...places, ...anchors]))
      positions.applyFindings(anchors, findings)
      const movedTo = (name: string) => {
        const finding = findings.find((one) => one.id === name)
        return finding?.status === 'moved' ? finding.locator : undefined
      }
      const stopped = movedTo('position')
      if (stopped) positions.savePosition(id, stopped, now().toISOString())
      for (const { kind } of automatic) {
        const locator = movedTo(kind)
        if (locator) positions.moveAutomaticPlace(id, { kind, locator })
      }
    }
    await placeAgain(file)
  }

  return {
    async check(id) {
      if (checked.has(id)) return changes(id, [])
      const known = running.get(id)
      const check = known ?? checkNow(id)
      running.set(id, check)
      try {
        const result = await check
        checked.add(id)
        return result
      } catch (error) {
        // They stay where they are, and are looked at the next time.
        if (!known) log.error('Marks could not be checked', error)
        return changes(id, [])
      } finally {
        running.delete(id)
      }
    },
    async carryOver(id, hasKnownPlaces) {
      try {
        await carryOverNow(id, hasKnownPlaces)
        checked.add(id)
      } catch (error) {
        log.error('Marks could not be carried over', error)
      }
    },
  }
}

function anchorsOf(positions: ReadingRepository, publication: PublicationId): Anchor[] {
  return [
    ...positions.bookmarks(publication).map(({ id, locator }) => ({
      id,
      locator,
      end: null,
      text: '',
    })),
    ...positions.highlights(publication).map(({ id, locator, end, text }) => ({
      id,
      locator,
      end,
      text,
    })),
  ]
}

const inParts = <One>(all: readonly One[], size: number): One[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  )
