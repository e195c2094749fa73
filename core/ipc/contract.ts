import { z } from 'zod'

import { Bookmark, Highlight, UnplacedAnnotation } from '#core/annotations'
import { ErrorReport } from '#core/errors'
import { BackupMade, RestoreOffer } from '#core/library-backup'
import { ExportFormat } from '#core/exchange/export-format'
import { ReaderPreferences } from '#core/preferences'
import { Preferences } from '#core/stored-preferences'
import { UserFont } from '#core/typefaces'
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

/** An opened publication with all that the reader kept about it. */
export const OpenedReading = z.object({
  publication: PublicationSummary,
  manifest: Manifest,
  /** Where the person stopped reading; `null` the first time. */
  locator: Locator.nullable(),
  bookmarks: z.array(Bookmark),
  highlights: z.array(Highlight),
  /** Bookmarks and highlights whose words are not found in it. */
  unplaced: z.array(UnplacedAnnotation),
  /** Wishes for this publication alone. */
  preferences: ReaderPreferences,
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

const LayoutKey = z.string().min(1).max(1000)

/** Renderer to main, one answer each. */
export const requests = {
  /** First question of a new window: everything it needs to draw its first screen. */
  'app.start': request(
    z.void(),
    z.object({
      preferences: Preferences,
      publications: z.array(PublicationSummary),
      fonts: z.array(UserFont),
      /** The publication to open at once: from the command line or the system's open-with. */
      opening: OpenedReading.nullable(),
      /** Files from the command line that could not be opened. */
      failures: z.array(ImportOutcome),
      /** The library can be read, but nothing new is kept. */
      isReadOnly: z.boolean(),
      version: z.string(),
    }),
  ),
  /** The first page, or the library, is on the screen. `--screenshot` waits for it. */
  'app.painted': request(z.object({ publicationId: PublicationId.nullable() }), z.void()),
  'library.list': request(z.void(), z.array(PublicationSummary)),
  'library.import': request(
    z.object({ jobId: z.uuid(), files: z.array(z.string().min(1)).min(1).max(1_000) }),
    z.array(ImportOutcome),
  ),
  'library.cancelImport': request(z.object({ jobId: z.uuid() }), z.void()),
  /** Shows the system's open dialog; an empty list when it was cancelled. */
  'library.chooseFiles': request(
    z.object({ what: z.enum(['files', 'folder']) }),
    z.array(z.string()),
  ),
  'library.importWelcome': request(z.void(), ImportOutcome),
  'library.remove': request(z.object({ id: PublicationId }), z.void()),
  /** Undoes a removal: the publication, its place and its bookmarks are back. */
  'library.restore': request(z.object({ id: PublicationId }), PublicationSummary),
  'publication.open': request(z.object({ id: PublicationId }), OpenedReading),
  'reading.savePosition': request(z.object({ id: PublicationId, locator: Locator }), z.void()),
  /** Wishes for one publication alone, in place of those before. Answers after the COMMIT. */
  'reading.savePreferences': request(
    z.object({ id: PublicationId, preferences: ReaderPreferences }),
    z.void(),
  ),
  /** Answers after the COMMIT. Adding an id that exists replaces it. */
  'bookmarks.save': request(Bookmark, z.void()),
  'bookmarks.remove': request(z.object({ id: z.uuid() }), z.void()),
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
  /** What the page wears: dialogs, and what “follow the system” means, go by it. */
  'window.setAppearance': request(z.object({ appearance: Appearance }), z.void()),
  'window.toggleFullScreen': request(z.void(), z.void()),
} as const

/** Main to renderer, no answer. */
export const events = {
  'library.changed': z.object({ publications: z.array(PublicationSummary) }),
  'library.importProgress': z.object({
    jobId: z.uuid(),
    /** Files finished so far, whatever their outcome. */
    completed: z.int().nonnegative(),
    total: z.int().positive(),
  }),
  /** Marks came from a file. */
  'annotations.changed': AnnotationChanges.extend({ id: PublicationId }),
  /** Somebody opened a file from outside while the app runs (second instance, open-with). */
  'publication.openRequested': z.object({ outcomes: z.array(ImportOutcome) }),
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

/** What the preload script carries: names and values, no knowledge of any message. */
export interface Transport {
  request(name: string, input: unknown): Promise<Answer>
  /** @returns a function that ends the subscription */
  subscribe(name: string, listener: (payload: unknown) => void): () => void
}
