import { z } from 'zod'

import { ReadingState, Stars } from '#core/library'

/** SHA-256 of the file's bytes in lower-case hexadecimal: a renamed or moved file stays the same publication. */
export const PublicationId = z.string().regex(/^[0-9a-f]{64}$/)
export type PublicationId = z.infer<typeof PublicationId>

/** One resource of a publication. */
export const Link = z.object({
  /** Address relative to the publication's root, decoded, with `/` between segments; no fragment. */
  href: z.string(),
  mediaType: z.string(),
  title: z.string().optional(),
  /** Uncompressed length in bytes, where it is known without reading. */
  byteLength: z.int().nonnegative().optional(),
  /** Of a page with a fixed layout, in CSS px, where it is known without drawing it. */
  width: z.number().positive().optional(),
  height: z.number().positive().optional(),
  /** Which half of a spread the page belongs on; `alone` for one that stands by itself. */
  spread: z.enum(['left', 'right', 'alone']).optional(),
  /** Where it is not the publication's. */
  layout: z.enum(['reflowable', 'fixed']).optional(),
  /** `false` for what the publisher keeps out of the linear reading order (EPUB `linear="no"`). */
  linear: z.boolean().optional(),
  /** EPUB manifest and spine properties: `svg`, `mathml`, `page-spread-left`, … */
  properties: z.array(z.string()).optional(),
})
export type Link = z.infer<typeof Link>

/** One line of the table of contents. A heading without a target has no `href`. */
export interface TocEntry {
  label: string
  /** Resource address, with `#fragment` where the target is inside it. */
  href?: string | undefined
  children: TocEntry[]
}
export const TocEntry: z.ZodType<TocEntry> = z.object({
  label: z.string(),
  href: z.string().optional(),
  get children() {
    return z.array(TocEntry)
  },
})

export const Contributor = z.object({
  name: z.string(),
  sortAs: z.string().optional(),
  /** MARC relator code (`aut`, `trl`, `edt`, `ill`, …). */
  role: z.string().optional(),
})
export type Contributor = z.infer<typeof Contributor>

export const Series = z.object({
  name: z.string().trim().min(1).max(1000),
  /** 1 is the first; a story between two volumes may be 1.5. */
  position: z.number().optional(),
})
export type Series = z.infer<typeof Series>

/** One of the dates that a file names. */
export const PublicationDate = z.object({
  /** What happened then, by EPUB 2's words: `publication`, `creation`, `modification`, or one of the file's own. */
  event: z.string(),
  /** As the file has it: most often ISO 8601, as far as it is known. */
  value: z.string(),
})
export type PublicationDate = z.infer<typeof PublicationDate>

/** One of the names that a publication has in the world. */
export const Identifier = z.object({
  /** As the file has it: `urn:isbn:978…`, `B00…`. */
  value: z.string(),
  /** `ISBN`, `UUID`, `DOI`, `ASIN`, or a word of the file's own, where it tells. */
  scheme: z.string().optional(),
})
export type Identifier = z.infer<typeof Identifier>

export const Metadata = z.object({
  title: z.string(),
  subtitle: z.string().optional(),
  sortAs: z.string().optional(),
  authors: z.array(Contributor),
  contributors: z.array(Contributor).optional(),
  /** BCP 47 tag of the publication as a whole. */
  language: z.string().optional(),
  /** The person says so: it holds also where a document names another one for all of itself. */
  languageIsOwn: z.boolean().optional(),
  publisher: z.string().optional(),
  published: z.string().optional(),
  /** All that the file names. */
  dates: z.array(PublicationDate).optional(),
  description: z.string().optional(),
  /** What the publication calls its own. */
  identifier: z.string().optional(),
  /** All that the file names. */
  identifiers: z.array(Identifier).optional(),
  subjects: z.array(z.string()).optional(),
  series: z.object({ name: z.string(), position: z.number().optional() }).optional(),
  layout: z.enum(['reflowable', 'fixed']),
  /** For a fixed layout: whether pages stand side by side, where the publisher decides it. */
  spread: z.enum(['none', 'both']).optional(),
  /** How it is meant to be read: in pages, or as one long column or strip. */
  flow: z.enum(['paginated', 'scrolled']).optional(),
  /** For a fixed layout: size in CSS px of a page that does not say its own. */
  pageSize: z.object({ width: z.number().positive(), height: z.number().positive() }).optional(),
  readingProgression: z.enum(['ltr', 'rtl']),
})
export type Metadata = z.infer<typeof Metadata>

/** How a person wants a plain-text file to be read. What is absent is found out. */
export const TextOptions = z.object({
  /** WHATWG name, or one of `code-pages.ts`. */
  encoding: z.string().min(1).max(40).optional(),
  /** What ends a paragraph: a blank line, every line, an indent; or nothing is joined. */
  lineLayout: z.enum(['block', 'line', 'indent', 'keep']).optional(),
  /** Bytes that no text has are read as one all the same. */
  anyway: z.literal(true).optional(),
})
export type TextOptions = z.infer<typeof TextOptions>

/** How a plain-text file was read, and what was found in it (`plain-text` rules E1–E8 and T2–T9). */
export const TextReading = z.object({
  /** WHATWG name, lower case: `utf-8`, `windows-1252`, `shift_jis`, … */
  encoding: z.string(),
  /** Which step decided: byte-order mark, validity, statistics, or the person. */
  how: z.enum(['bom', 'utf-16', 'utf-8', 'ascii', 'escape', 'statistics', 'mixed', 'chosen']),
  /** 0 to 1; under 0.3 the app offers the other encodings. */
  confidence: z.number().min(0).max(1),
  /** Share of characters, 0 to 1, that the encoding cannot mean; they show as U+FFFD. */
  damage: z.number().min(0).max(1),
  /** How lines were read as paragraphs. */
  lineLayout: z.enum(['block', 'line', 'para', 'indent', 'double', 'packed', 'keep']),
  /** What the person chose of this. */
  options: TextOptions,
  /** Where the title stands: in the text, in what Project Gutenberg says around it, in the file's name. */
  titleFrom: z.enum(['text', 'wrapper', 'name']),
  chapters: z.int().nonnegative(),
  /** Paragraphs that speak about the text: a disclaimer, a copyright, a summary. */
  notices: z.int().nonnegative(),
  /** Mottos above the text or its chapters. */
  epigraphs: z.int().nonnegative(),
  /** Curly quotes or guillemets stand in the text: its punctuation is left as it is. */
  isTypographic: z.boolean(),
})
export type TextReading = z.infer<typeof TextReading>

/** Rule E8: the text may look wrong, and the other encodings are worth a look. */
export const isDoubtful = ({ how, confidence, damage }: TextReading): boolean =>
  how !== 'chosen' && (confidence < 0.3 || damage > 0.001)

/**
 * The text of pages with a fixed layout as one that flows. Its sections are fetched as those of the reading
 * order are, behind its last: see `text-view.ts`.
 */
export const TextView = z.object({
  /** Pages in the reading order. */
  pageCount: z.int().positive(),
  sections: z
    .array(
      z.object({
        href: z.string(),
        /** Index of the page on which it begins. */
        page: z.int().nonnegative(),
        /** The entry of the table of contents with which it begins, counted in the order of reading. */
        entry: z.int().nonnegative().optional(),
      }),
    )
    .min(1),
})
export type TextView = z.infer<typeof TextView>

/** What a format makes of a file: after this nobody knows what an EPUB is. */
export const Manifest = z.object({
  /** Name of the format for people: `EPUB`, `Plain text`. */
  format: z.string(),
  mediaType: z.string(),
  metadata: Metadata,
  /** Resources in the order in which one reads them; at least one. */
  readingOrder: z.array(Link).min(1),
  /** Everything else that may be asked for by address. */
  resources: z.array(Link),
  toc: z.array(TocEntry),
  /** Where reading starts (`bodymatter`), the cover, … by EPUB's structural semantics. */
  landmarks: z.array(z.object({ type: z.string(), label: z.string(), href: z.string() })),
  /** Address at which the publisher has reading begin: what comes before is a title page, a dedication, a list. */
  start: z.string().optional(),
  /** Print pages: label and place. */
  pageList: z.array(z.object({ label: z.string(), href: z.string() })),
  /** Address of the cover image. */
  cover: z.string().optional(),
  text: TextReading.optional(),
  textView: TextView.optional(),
  /** It opens with a password alone, which is asked for each time the app runs. */
  isLocked: z.literal(true).optional(),
})
export type Manifest = z.infer<typeof Manifest>

/** What the shelf shows. */
export const PublicationSummary = z.object({
  id: PublicationId,
  title: z.string(),
  /** What it is sorted by, where that is not its title. */
  sortAs: z.string().nullable(),
  authors: z.array(z.string()),
  /** What it is sorted by among authors, where the file says so: `Tolstoy, Leo`. */
  authorSortAs: z.string().nullable(),
  series: z.object({ name: z.string(), position: z.number().nullable() }).nullable(),
  /** BCP 47 tag. */
  language: z.string().nullable(),
  tags: z.array(z.string()),
  /** Ids of the collections that it is in. */
  collections: z.array(z.string()),
  state: ReadingState,
  favourite: z.boolean(),
  stars: Stars,
  format: z.string(),
  hasCover: z.boolean(),
  /** When somebody chose another cover; `null` for the publication's own. */
  coverChosenAt: z.string().nullable(),
  /** Share read, 0 to 1; `null` when never opened. */
  totalProgression: z.number().min(0).max(1).nullable(),
  /** ISO 8601 instants. */
  addedAt: z.string(),
  openedAt: z.string().nullable(),
})
export type PublicationSummary = z.infer<typeof PublicationSummary>
