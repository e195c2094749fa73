import { z } from 'zod'

import {
  AutomaticPlace,
  AutomaticPlaceKind,
  Bookmark,
  Highlight,
  UnplacedAnnotation,
} from '#core/annotations'
import { Dictionary, FoundDictionaries } from '#core/dictionary/dictionary-list'
import { WordLookUp, WordQuestion } from '#core/dictionary/word-look-up'
import { DuplicateFacts } from '#core/duplicates'
import { ErrorReport } from '#core/errors'
import { BackupMade, RestoreOffer } from '#core/library-backup'
import { ExportFormat } from '#core/exchange/export-format'
import { Collection, PublicationChange, RemovedPublication } from '#core/library'
import { Description, FileFacts, OwnMetadata } from '#core/own-metadata'
import { ReaderPreferences } from '#core/preferences'
import { Preferences } from '#core/stored-preferences'
import { LibraryPassage } from '#core/search/library-passage'
import { PageTurn } from '#core/statistics/page-turn'
import { Day, ReadingDay, ReadingTotal } from '#core/statistics/reading-days'
import { UserFont } from '#core/typefaces'
import { WatchedFolder } from '#core/watched-folder'
import { EncodingSamples } from '#core/publication/encoding-samples'
import { Locator } from '#core/publication/locator'
import { PageMap } from '#core/publication/page-map'
import {
  Manifest,
  PublicationId,
  PublicationSummary,
  TextOptions,
} from '#core/publication/publication'

const request = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
) => ({ input, output })

/** Partial failure is data, not an exception: each file reports its own outcome. */
export const ImportOutcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('imported'), file: z.string(), publication: PublicationSummary }),
  z.object({ status: z.literal('duplicate'), file: z.string(), publication: PublicationSummary }),
  z.object({ status: z.literal('failed'), file: z.string(), error: ErrorReport }),
])
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** Held in memory while the app runs, and written nowhere. */
const Password = z.string().min(1).max(1_000)

/** An opened publication with all that the reader kept about it. */
export const OpenedReading = z.object({
  publication: PublicationSummary,
  manifest: Manifest,
  /** Where the person stopped reading, or where the publisher has it begin; `null` for the first page. */
  locator: Locator.nullable(),
  bookmarks: z.array(Bookmark),
  highlights: z.array(Highlight),
  /** Bookmarks and highlights whose words are not found in it. */
  unplaced: z.array(UnplacedAnnotation),
  /** What Octavo remembers by itself. */
  automaticPlaces: z.array(AutomaticPlace),
  /** Wishes for this publication alone. */
  preferences: ReaderPreferences,
  /** Of a locked one: the window opens the file again to draw its pages. */
  password: Password.optional(),
})
export type OpenedReading = z.infer<typeof OpenedReading>

/** `system`: as the system has it. */
const Appearance = z.enum(['system', 'light', 'dark'])
export type Appearance = z.infer<typeof Appearance>

/** Each font file reports its own outcome. */
const FontOutcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('added'), file: z.string(), font: UserFont }),
  z.object({ status: z.literal('failed'), file: z.string(), error: ErrorReport }),
])
export type FontOutcome = z.infer<typeof FontOutcome>

/** Marks of a publication as they are now. */
export const AnnotationChanges = z.object({
  /** With a place, and changed or new. */
  bookmarks: z.array(Bookmark),
  highlights: z.array(Highlight),
  /** All that have no place. */
  unplaced: z.array(UnplacedAnnotation),
})
export type AnnotationChanges = z.infer<typeof AnnotationChanges>

/** What became of the marks in a file for one publication of the library. */
export const ImportedMarks = z.object({
  id: PublicationId,
  title: z.string(),
  /** At their very words. */
  exact: z.int().nonnegative(),
  /** At words that are like theirs. */
  similar: z.int().nonnegative(),
  /** Kept, but without a place. */
  unplaced: z.int().nonnegative(),
  /** There already. */
  known: z.int().nonnegative(),
})
export type ImportedMarks = z.infer<typeof ImportedMarks>

/** Each file of marks reports its own outcome. */
export const MarksOutcome = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('imported'),
    file: z.string(),
    publications: z.array(ImportedMarks),
    /** Books that are not in the library; their marks are left in the file. */
    unmatched: z.array(z.object({ title: z.string(), marks: z.int().nonnegative() })),
  }),
  z.object({ status: z.literal('failed'), file: z.string(), error: ErrorReport }),
])
export type MarksOutcome = z.infer<typeof MarksOutcome>

/** How far the index of all words is. */
export const LibrarySearchState = z.object({
  isIndexed: z.boolean(),
  /** Publications whose words are all in it. */
  finished: z.int().nonnegative(),
  total: z.int().nonnegative(),
})
export type LibrarySearchState = z.infer<typeof LibrarySearchState>

export const FoundInLibrary = z.object({
  /** The best ones first, each with the indices of its sections, the best ones first. */
  publications: z.array(
    z.object({ id: PublicationId, sections: z.array(z.int().nonnegative()).min(1) }),
  ),
  isMore: z.boolean(),
})
export type FoundInLibrary = z.infer<typeof FoundInLibrary>

/** A highlight whose words, or whose note, have what was looked for. */
export const FoundNote = z.object({
  id: PublicationId,
  locator: Locator,
  text: z.string(),
  note: z.string().nullable(),
})
export type FoundNote = z.infer<typeof FoundNote>
/** What became of a folder that somebody chose to have watched, and all that are. */
export const AddedFolder = z.object({
  /** `known`: it is watched already, or lies in one that is. `own`: the library itself lies there. */
  status: z.enum(['added', 'known', 'own', 'cancelled']),
  folders: z.array(WatchedFolder),
})
export type AddedFolder = z.infer<typeof AddedFolder>

/** As many as a library may have. */
const PublicationIds = z.array(PublicationId).max(1_000_000)
/** How much was read, of one publication or of all. */
export const ReadingSummary = z.object({
  /** First day first; days on which nothing was read are left out. */
  days: z.array(ReadingDay),
  /** Where all are asked for: what was read longest first. */
  books: z.array(ReadingTotal.extend({ id: PublicationId, title: z.string(), lastDay: Day })),
})
export type ReadingSummary = z.infer<typeof ReadingSummary>

const LayoutKey = z.string().min(1).max(1000)

/** Renderer to main, one answer each. */
export const requests = {
  /** First question of a new window: everything it needs to draw its first screen. */
  'app.start': request(
    z.void(),
    z.object({
      preferences: Preferences,
      publications: z.array(PublicationSummary),
      collections: z.array(Collection),
      fonts: z.array(UserFont),
      /** The publication to open at once: from the command line or the system's open-with. */
      opening: OpenedReading.nullable(),
      /** Files from the command line that could not be opened. */
      failures: z.array(ImportOutcome),
      /** The library can be read, but nothing new is kept. */
      isReadOnly: z.boolean(),
      /** Those that are read in place and whose files are not there, as far as it is known by now. */
      missingFiles: z.array(PublicationId),
      version: z.string(),
    }),
  ),
  /** The first page, or the library, is on the screen. `--screenshot` waits for it. */
  'app.painted': request(z.object({ publicationId: PublicationId.nullable() }), z.void()),
  /** How a publication is on the shelf now; `null` where it is not. */
  'library.summary': request(z.object({ id: PublicationId }), PublicationSummary.nullable()),
  'library.import': request(
    z.object({
      jobId: z.uuid(),
      files: z.array(z.string().min(1)).min(1).max(1_000),
      /** For files that want one. */
      password: Password.optional(),
      /** Files that do not look like the texts they are named as are taken in all the same. */
      anyway: z.literal(true).optional(),
    }),
    z.array(ImportOutcome),
  ),
  'library.cancelImport': request(z.object({ jobId: z.uuid() }), z.void()),
  /** Shows the system's open dialog; an empty list when it was cancelled. */
  'library.chooseFiles': request(
    z.object({ what: z.enum(['files', 'folder']) }),
    z.array(z.string()),
  ),
  'library.importWelcome': request(z.void(), ImportOutcome),
  /** Into the bin. Files, places and all that was kept stay. */
  'library.remove': request(z.object({ ids: PublicationIds }), z.void()),
  /** Out of the bin: publications, their places and all that was kept are back. */
  'library.restore': request(z.object({ ids: PublicationIds }), z.void()),
  /** What can be put back, last removed first. */
  'library.bin': request(z.void(), z.array(RemovedPublication)),
  /** Deletes the files of removed publications. What was kept waits for the same file to be added again. */
  'library.emptyBin': request(z.object({ ids: PublicationIds }), z.void()),
  /** Groups of publications that seem to be one work. */
  'duplicates.find': request(z.void(), z.array(z.array(DuplicateFacts))),
  /** Says of publications that they are not one, or takes that back. Answers after the COMMIT. */
  'duplicates.keepApart': request(
    z.object({ ids: z.array(PublicationId).min(2).max(1_000), areApart: z.boolean() }),
    z.void(),
  ),
  /**
   * Puts what is kept about others to what is kept about one, and the others into the bin. Marks go to their words;
   * those whose words are not there are without a place.
   */
  'duplicates.merge': request(
    z.object({ into: PublicationId, others: z.array(PublicationId).min(1).max(1_000) }),
    z.void(),
  ),
  /** Undoes the last merge into a publication, until the app ends. What was changed since stays. */
  'duplicates.undoMerge': request(z.object({ into: PublicationId }), z.void()),
  /** Answers after the COMMIT: all of them are changed, or none. */
  'library.change': request(z.object({ ids: PublicationIds, change: PublicationChange }), z.void()),
  /** Answers after the COMMIT. A collection whose id exists gets another name. */
  'collections.save': request(Collection, z.void()),
  /** What was in it stays in the library. Answers with its ids. */
  'collections.remove': request(z.object({ id: z.uuid() }), z.array(PublicationId)),
  /** What the file says of a publication, and what somebody says instead. */
  'publication.description': request(
    z.object({ id: PublicationId }),
    z.object({ file: Description, own: OwnMetadata, facts: FileFacts }),
  ),
  /** In place of what was said before; the file stays as it is. Answers after the COMMIT. */
  'publication.describe': request(z.object({ id: PublicationId, own: OwnMetadata }), z.void()),
  /** Shows the system's open dialog for a picture; `false` when it was cancelled. */
  'publication.chooseCover': request(z.object({ id: PublicationId }), z.boolean()),
  /** Back to the cover that the publication has by itself. */
  'publication.resetCover': request(z.object({ id: PublicationId }), z.void()),
  'librarySearch.state': request(z.void(), LibrarySearchState),
  /** Begins to collect the words of all publications, or removes what was collected. */
  'librarySearch.setIndexed': request(z.object({ isIndexed: z.boolean() }), LibrarySearchState),
  /** Where words stand that somebody types, by the index: those in quotes one after the other. */
  'librarySearch.find': request(z.object({ typed: z.string().max(500) }), FoundInLibrary),
  /** Highlights of all publications by their words and notes, the newest first; this needs no index. */
  'librarySearch.notes': request(z.object({ typed: z.string().max(500) }), z.array(FoundNote)),
  /** The first passages of one publication, read from its text. */
  'librarySearch.passages': request(
    z.object({
      id: PublicationId,
      sections: z.array(z.int().nonnegative()).min(1).max(20),
      typed: z.string().max(500),
    }),
    z.array(LibraryPassage),
  ),
  /** A locked one wants its password the first time that it is opened since the app started. */
  'publication.open': request(
    z.object({ id: PublicationId, password: Password.optional() }),
    OpenedReading,
  ),
  /**
   * Shows the system's open dialog, for the file of a publication that is read in place. Answers what is to be
   * opened: it may be another state of it; `null` when the dialog was cancelled.
   */
  'publication.find': request(z.object({ id: PublicationId }), PublicationId.nullable()),
  /** Somebody went back to the library. */
  'publication.close': request(z.object({ id: PublicationId }), z.void()),
  /** With the furthest place that was read, where it has moved on. */
  'reading.savePosition': request(
    z.object({ id: PublicationId, locator: Locator, furthest: AutomaticPlace.optional() }),
    z.void(),
  ),
  /** Wishes for one publication alone, in place of those before. Answers after the COMMIT. */
  'reading.savePreferences': request(
    z.object({ id: PublicationId, preferences: ReaderPreferences }),
    z.void(),
  ),
  /** Answers after the COMMIT. Adding an id that exists replaces it. */
  'bookmarks.save': request(Bookmark, z.void()),
  'bookmarks.remove': request(z.object({ id: z.uuid() }), z.void()),
  /** Answers after the COMMIT. The furthest place is not moved back by it. */
  'places.save': request(z.object({ id: PublicationId, place: AutomaticPlace }), z.void()),
  'places.remove': request(z.object({ id: PublicationId, kind: AutomaticPlaceKind }), z.void()),
  /** Answers after the COMMIT. Adding an id that exists replaces it. */
  'highlights.save': request(Highlight, z.void()),
  'highlights.remove': request(z.object({ id: z.uuid() }), z.void()),
  /**
   * Looks, the first time that a publication is open, whether its marks stand at their words; moves those that do
   * not, and keeps those that are nowhere without a place. Asked when there is something on the screen.
   */
  'annotations.check': request(z.object({ id: PublicationId }), AnnotationChanges),
  /** Answers after the COMMIT. A mark that had a place loses it. */
  'annotations.saveUnplaced': request(UnplacedAnnotation, z.void()),
  /**
   * Shows the system's save dialog and writes what was kept in a publication, or with `null` in the library.
   * `file` is `null` when the dialog was cancelled.
   */
  'annotations.export': request(
    z.object({ id: PublicationId.nullable(), format: ExportFormat }),
    z.object({
      file: z.string().nullable(),
      bookmarks: z.int().nonnegative(),
      highlights: z.int().nonnegative(),
    }),
  ),
  /**
   * Shows the system's open dialog and takes in the marks of the files chosen; none when it was cancelled. Marks
   * whose book is not known belong to the publication that is open, where there is one.
   */
  'annotations.import': request(z.object({ id: PublicationId.nullable() }), z.array(MarksOutcome)),
  /** Adds to what was read on a day. Nothing is kept while the preferences say so. */
  'statistics.record': request(
    z.object({ id: PublicationId, day: Day, turns: z.array(PageTurn).max(1_000) }),
    z.void(),
  ),
  /** The last turns that tell how fast somebody reads. */
  'statistics.recentTurns': request(
    z.object({ id: PublicationId }),
    z.object({ own: z.array(PageTurn), others: z.array(PageTurn) }),
  ),
  /** With `null` of all publications. */
  'statistics.summary': request(z.object({ id: PublicationId.nullable() }), ReadingSummary),
  /** For good, in the copies of the library too. With `null` of all publications. */
  'statistics.erase': request(z.object({ id: PublicationId.nullable() }), z.void()),
  'pageMaps.get': request(
    z.object({ id: PublicationId, layoutKey: LayoutKey }),
    PageMap.nullable(),
  ),
  'pageMaps.put': request(
    z.object({ id: PublicationId, layoutKey: LayoutKey, pageMap: PageMap }),
    z.void(),
  ),
  /** A few words of a plain text in the likeliest encodings, each of which makes something else of them. */
  'text.sampleEncodings': request(
    z.object({ id: PublicationId, most: z.int().positive().max(100) }),
    EncodingSamples,
  ),
  /**
   * Reads a plain text in another way. Answers after the COMMIT with the publication as it is now: its
   * place and its bookmarks are at the same words as before.
   */
  'text.setOptions': request(z.object({ id: PublicationId, options: TextOptions }), OpenedReading),
  /**
   * Asks where to, and writes the whole library into one file. Answers when it was read back; `null` when
   * the dialog was cancelled.
   */
  'backup.make': request(z.object({ withPublications: z.boolean() }), BackupMade.nullable()),
  /** Asks for a backup and looks at it. Nothing is changed. `null` when the dialog was cancelled. */
  'backup.choose': request(z.void(), RestoreOffer.nullable()),
  /** Puts the backup that was chosen in the place of the library. The window’s page is loaded anew. */
  'backup.restore': request(z.void(), z.void()),
  /** Replaces the given parts; answers the whole as stored. */
  'preferences.update': request(Preferences.partial(), Preferences),
  /** Copies font files, and those in folders, into the profile. A font that is there already counts as added. */
  'fonts.add': request(
    z.object({ files: z.array(z.string().min(1)).min(1).max(1_000) }),
    z.array(FontOutcome),
  ),
  /** Shows the system's open dialog; an empty list when it was cancelled. */
  'fonts.choose': request(z.object({ what: z.enum(['files', 'folder']) }), z.array(z.string())),
  'fonts.remove': request(z.object({ ids: z.array(UserFont.shape.id).max(1_000) }), z.void()),
  /** Undoes a removal, until the app ends. */
  'fonts.restore': request(z.object({ fonts: z.array(UserFont).max(1_000) }), z.void()),
  /** Folders whose books come into the library by themselves. */
  'watchedFolders.list': request(z.void(), z.array(WatchedFolder)),
  /** Shows the system's open dialog. */
  'watchedFolders.add': request(z.void(), AddedFolder),
  /** For the books that come from now on. */
  'watchedFolders.setCopied': request(
    z.object({ path: z.string(), isCopied: z.boolean() }),
    z.array(WatchedFolder),
  ),
  /** What came from it stays in the library. Answers those that are left. */
  'watchedFolders.remove': request(z.object({ path: z.string() }), z.array(WatchedFolder)),
  /** Undoes a removal, until the app ends. */
  'watchedFolders.restore': request(z.object({ path: z.string() }), z.array(WatchedFolder)),
  /** The person’s dictionaries, in the order in which they answer. */
  'dictionary.list': request(z.void(), z.array(Dictionary)),
  /**
   * Shows the system's open dialog and adds the dictionaries of the folder chosen; none when it was cancelled.
   * Answers all of them, and which were added.
   */
  'dictionary.addFolder': request(
    z.void(),
    FoundDictionaries.extend({ added: z.array(Dictionary) }),
  ),
  /** Keeps these in this order. What is taken off the list can be put back by its id until the app ends. */
  'dictionary.arrange': request(
    z.object({ ids: z.array(Dictionary.shape.id).max(1_000) }),
    z.array(Dictionary),
  ),
  /** A dictionary that cannot be read is data, not an exception. */
  'dictionary.lookUp': request(WordQuestion, WordLookUp),
  /** What the page wears: dialogs, and what “follow the system” means, go by it. */
  'window.setAppearance': request(z.object({ appearance: Appearance }), z.void()),
  'window.toggleFullScreen': request(z.void(), z.void()),
} as const

/** Main to renderer, no answer. */
export const events = {
  'library.changed': z.object({
    /** As they are now; some may be new. */
    publications: z.array(PublicationSummary),
    /** Not on the shelf any more. */
    removed: z.array(PublicationId),
  }),
  /** All there are. */
  'collections.changed': z.object({ collections: z.array(Collection) }),
  'library.importProgress': z.object({
    jobId: z.uuid(),
    /** Files finished so far, whatever their outcome. */
    completed: z.int().nonnegative(),
    total: z.int().positive(),
  }),
  /** All that are read in place and have no file now. */
  'library.filesMissing': z.object({ ids: z.array(PublicationId) }),
  'librarySearch.changed': LibrarySearchState,
  /** All there are. */
  'watchedFolders.changed': z.object({ folders: z.array(WatchedFolder) }),
  /** Marks came from a file. */
  'annotations.changed': AnnotationChanges.extend({ id: PublicationId }),
  /** Somebody opened a file from outside while the app runs (second instance, open-with). */
  'publication.openRequested': z.object({ outcomes: z.array(ImportOutcome) }),
  /** The app's window came before all others, or another one did. */
  'window.focusChanged': z.object({ isFocused: z.boolean() }),
  /** A command of the application menu; ids of `core/commands.ts`. */
  'app.command': z.object({ command: z.string() }),
} as const

export type Requests = typeof requests
export type RequestName = keyof Requests
export type RequestInput<Name extends RequestName> = z.infer<Requests[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.infer<Requests[Name]['output']>
export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

/** What travels back over the request channel. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorReport }

/** Carries names and values, without knowledge of any message. */
export interface Transport {
  request(name: string, input: unknown): Promise<Answer>
  /** @returns a function that ends the subscription */
  subscribe(name: string, listener: (payload: unknown) => void): () => void
}

/**
 * What the preload script carries: answers and events as JSON. Between the script and the page Electron copies
 * a value property by property, which takes a second for a library of ten thousand; a text it copies at once.
 */
export interface TextTransport {
  /** Answers with an {@link Answer} as JSON. */
  request(name: string, input: unknown): Promise<string>
  /** @returns a function that ends the subscription */
  subscribe(name: string, listener: (payload: string) => void): () => void
}
