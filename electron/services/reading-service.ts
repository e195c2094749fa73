import type {
  AutomaticPlace,
  AutomaticPlaceKind,
  Bookmark,
  Highlight,
  UnplacedAnnotation,
} from '#core/annotations'
import { ReaderError } from '#core/errors'
import type { Resource } from '#core/formats/format'
import type { OpenedReading } from '#core/ipc/contract'
import { withOwnMetadata } from '#core/own-metadata'
import type { ReaderPreferences } from '#core/preferences'
import type { Locator } from '#core/publication/locator'
import type { PageMap } from '#core/publication/page-map'
import type { Manifest, PublicationId, TextOptions } from '#core/publication/publication'
import { startOfContent } from '#core/publication/start-of-content'

import type { Ingest, PublicationFile } from '../ingest/ingest'
import type { Publish } from '../ipc/publish'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import type { ReadingRepository } from '../storage/reading-repository'
import type { RereadingRepository } from '../storage/rereading-repository'
import type { ShelfRepository } from '../storage/shelf-repository'
import { asStorageFailure } from '../storage/storage-failure'

import type { AnchorsService } from './anchors-service'
import { announce } from './announce'
import { locate, publicationNotFound, type SessionPasswords, withPassword } from './locate'
import { reread } from './reread'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly shelf: Pick<ShelfRepository, 'followReading' | 'ownMetadata'>
  readonly positions: ReadingRepository
  readonly rereadings: RereadingRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'reread' | 'section'>
  readonly publish: Publish
  readonly now: () => Date
  readonly parserVersion: number
  readonly anchors: Pick<AnchorsService, 'carryOver'>
  readonly passwords: SessionPasswords
  /** What is to be opened in the place of a publication that is read in place. */
  readonly currentOf?: (id: PublicationId, password?: string) => Promise<PublicationId>
  /** Somebody opened a publication, or turned a page. */
  readonly onRead?: () => void
  readonly onClosed?: () => void
}

export interface ReadingService {
  /**
   * @param password of a locked one, which is remembered while the app runs
   * @throws {ReaderError} `publication/password-needed`, `publication/password-wrong`, `publication/not-there`
   */
  open(id: PublicationId, password?: string): Promise<OpenedReading>
  /** The publication that was opened last since the app started. */
  readonly lastOpened: PublicationId | null
  /** The one that somebody has before them. */
  readonly inHand: PublicationId | null
  close(id: PublicationId): void
  /** @param furthest place that was read, where it has moved on */
  savePosition(id: PublicationId, locator: Locator, furthest?: AutomaticPlace): void
  saveAutomaticPlace(id: PublicationId, place: AutomaticPlace): void
  removeAutomaticPlace(id: PublicationId, kind: AutomaticPlaceKind): void
  /** Wishes for one publication alone; they replace those that were there. */
  savePreferences(id: PublicationId, preferences: ReaderPreferences): void
  saveBookmark(bookmark: Bookmark): void
  removeBookmark(id: string): void
  saveHighlight(highlight: Highlight): void
  removeHighlight(id: string): void
  saveUnplaced(annotation: UnplacedAnnotation): void
  pageMap(id: PublicationId, layoutKey: string): PageMap | null
  savePageMap(id: PublicationId, layoutKey: string, pageMap: PageMap): void
  /** For the protocol: where a publication's file is, and its cover. */
  locate(id: PublicationId): PublicationFile | undefined
  cover(id: PublicationId): Promise<Resource | undefined>
}

/** Who comes back within it is still in the same session. */
const sessionPauseMs = 30 * 60_000

/** What a person does with one publication: open it, stop somewhere, mark places. */
export function createReadingService(dependencies: Dependencies): ReadingService {
  const { publications, shelf, positions, files, ingest, now, passwords, onRead } = dependencies
  const instant = () => now().toISOString()

  /** A row without its publication would be refused by the database; this says it in our own words. */
  const assertKnown = (id: PublicationId) => {
    if (!publications.fileOf(id)) throw publicationNotFound(id)
  }

  let lastOpened: PublicationId | null = null
  let inHand: PublicationId | null = null

  return {
    get lastOpened() {
      return lastOpened
    },
    get inHand() {
      return inHand
    },
    close(id) {
      if (inHand !== id) return
      inHand = null
      dependencies.onClosed?.()
    },
    async open(wanted, given) {
      onRead?.()
      if (!publications.summary(wanted)) throw publicationNotFound(wanted)
      const known = given ?? passwords.get(wanted)
      const id = (await dependencies.currentOf?.(wanted, known)) ?? wanted
      const located = publications.summary(id) && locate(dependencies, id)
      if (!located) throw publicationNotFound(id)
      const file = given === undefined ? located : withPassword(located, given)
      const manifest = await currentManifest(dependencies, file)
      const locator = positions.position(id) ?? startOfContent(manifest)
      const { password } = file
      if (manifest.isLocked) {
        await unlock(ingest, file, sectionOf(manifest, locator))
        if (password !== undefined) passwords.set(id, password)
      } else warmUp(ingest, file, sectionOf(manifest, locator))
      const pausedBefore = new Date(now().getTime() - sessionPauseMs).toISOString()
      bestEffort(() => positions.beginSession(id, pausedBefore))
      bestEffort(() => publications.markOpened(id, instant()))
      const publication = publications.summary(id)
      if (!publication) throw publicationNotFound(id)
      lastOpened = id
      inHand = id
      announce(dependencies, [id])
      return {
        publication,
        manifest: {
          ...manifest,
          metadata: withOwnMetadata(manifest.metadata, shelf.ownMetadata(id)),
        },
        locator,
        bookmarks: positions.bookmarks(id),
        highlights: positions.highlights(id),
        unplaced: positions.unplaced(id),
        automaticPlaces: positions.automaticPlaces(id),
        preferences: positions.preferences(id),
        ...(manifest.isLocked && { password }),
      }
    },
    savePosition(id, locator, furthest) {
      onRead?.()
      assertKnown(id)
      const before = positions.position(id)?.locations.totalProgression
      positions.savePosition(id, locator, instant())
      if (before !== locator.locations.totalProgression) shelf.followReading(id)
      if (furthest) positions.saveAutomaticPlace(id, furthest)
    },
    saveAutomaticPlace(id, place) {
      assertKnown(id)
      positions.saveAutomaticPlace(id, place)
    },
    removeAutomaticPlace: (id, kind) => positions.removeAutomaticPlace(id, kind),
    savePreferences(id, preferences) {
      assertKnown(id)
      positions.savePreferences(id, preferences, instant())
    },
    saveBookmark(bookmark) {
      assertKnown(bookmark.publicationId)
      positions.saveBookmark(bookmark)
    },
    removeBookmark: (id) => positions.removeBookmark(id),
    saveHighlight(highlight) {
      assertKnown(highlight.publicationId)
      positions.saveHighlight(highlight)
    },
    removeHighlight: (id) => positions.removeHighlight(id),
    pageMap(id, layoutKey) {
      const pageMap = positions.pageMap(id, layoutKey)
      if (pageMap) bestEffort(() => positions.touchPageMap(id, layoutKey, instant()))
      return pageMap
    },
    saveUnplaced(annotation) {
      assertKnown(annotation.publicationId)
      positions.saveUnplaced(annotation)
    },
    savePageMap(id, layoutKey, pageMap) {
      assertKnown(id)
      positions.savePageMap(id, layoutKey, pageMap, instant())
    },
    locate: (id) => locate(dependencies, id),
    async cover(id) {
      const stored = publications.coverOf(id)
      return stored && files.cover(id, stored)
    },
  }
}

/** What only orders a list must not keep somebody from reading on a full disk. */
function bestEffort(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!asStorageFailure(error)) throw error
  }
}

/** The stored manifest; read afresh when other parsers made it, so that an update mends old imports. */
async function currentManifest(
  dependencies: Dependencies,
  file: PublicationFile,
): Promise<Manifest> {
  const stored = dependencies.publications.find(file.id)
  const isCurrent = stored?.parserVersion === dependencies.parserVersion
  const { text = {} } = file
  if (stored?.manifest && isCurrent && isReadBy(text, stored.manifest)) return stored.manifest
  return reread(dependencies, file, { text, isCurrent })
}

/** A file that was purged and comes back is inspected as if nobody had chosen anything. */
const isReadBy = ({ encoding, lineLayout }: TextOptions, { text }: Manifest): boolean =>
  encoding === text?.options.encoding && lineLayout === text?.options.lineLayout

/** Index of the section that will be asked for next. */
const sectionOf = ({ readingOrder }: Manifest, locator: Locator | null): number =>
  Math.max(
    0,
    readingOrder.findIndex(({ href }) => href === locator?.href),
  )

/** It is being prepared while the window still reads the answer. */
function warmUp(ingest: Dependencies['ingest'], file: PublicationFile, index: number): void {
  // Who asks for the section will hear what is wrong with it.
  ingest.section(file, index).catch(() => undefined)
}

/** Whether a password is the right one is found out by reading with it. */
async function unlock(
  ingest: Dependencies['ingest'],
  file: PublicationFile,
  index: number,
): Promise<void> {
  const { password, fileName } = file
  if (password === undefined) {
    throw new ReaderError('publication/password-needed', 'It is locked', { details: { fileName } })
  }
  try {
    await ingest.section(file, index)
  } catch (error) {
    // Whatever else is wrong with the section, who asks for it will hear.
    if ((error as Partial<ReaderError>).code === 'publication/password-wrong') throw error
  }
}
