import { z } from 'zod'

import { Anchor, AnchorFinding } from '#core/anchoring/anchors'
import { Passage } from '#core/anchoring/passage'
import { PlacedPassage } from '#core/anchoring/place-passages'
import { PreparedSection } from '#core/content/prepared-section'
import { ChunkPlace, TextRange } from '#core/content/text-batch'
import { Dictionary, FoundDictionaries } from '#core/dictionary/dictionary-list'
import { WordLookUp, WordQuestion } from '#core/dictionary/word-look-up'
import { ErrorReport } from '#core/errors'
import { ImportedBook } from '#core/exchange/imported-book'
import { MarkupPlace, PlacedRange } from '#core/exchange/markup-place'
import { EncodingSamples } from '#core/publication/encoding-samples'
import { Locator } from '#core/publication/locator'
import { Manifest, PublicationId, TextOptions } from '#core/publication/publication'
import { LibraryPassage } from '#core/search/library-passage'

import { BackupLabel, PackedFile } from '../backup/archivist'

const FileReference = z.object({
  path: z.string().min(1),
  fileName: z.string().min(1),
  beside: z.string().min(1).optional(),
  text: TextOptions.optional(),
  password: z.string().optional(),
})
const PublicationFile = FileReference.extend({
  id: PublicationId,
  sections: z.string().min(1).optional(),
})
const Index = z.int().nonnegative()

const Bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array)
const Resource = z.object({ bytes: Bytes, mediaType: z.string() })

/** What the ingest process is asked, by kind. */
/** The text of chunks one after the other. */
export const TextPart = z.object({
  /** JSON of a `TextBatch`: thousands of numbers that would cost more to copy one by one. */
  batch: z.string(),
  /** The first chunk behind them; none where that is the end. */
  next: ChunkPlace.nullable(),
})
export type TextPart = z.infer<typeof TextPart>

export const jobs = {
  pack: {
    input: z.object({ folder: FileReference, target: z.string().min(1) }),
    output: z.object({ fileName: z.string().min(1) }),
  },
  recognise: {
    input: z.object({ file: FileReference }),
    output: z.void(),
  },
  inspect: {
    input: z.object({ file: FileReference, id: PublicationId.optional() }),
    output: z.object({
      id: PublicationId,
      byteLength: Index,
      manifest: Manifest,
      cover: Resource.optional(),
      beside: z.array(z.string()).optional(),
    }),
  },
  section: {
    input: z.object({ publication: PublicationFile, index: Index }),
    output: PreparedSection,
  },
  chunk: {
    input: z.object({ publication: PublicationFile, section: Index, chunk: Index }),
    output: z.string(),
  },
  resource: {
    input: z.object({ publication: PublicationFile, href: z.string() }),
    output: Resource.optional(),
  },
  reread: {
    input: z.object({
      publication: PublicationFile,
      from: z.object({ text: TextOptions, isCurrent: z.boolean() }),
      locators: z.array(Locator),
    }),
    output: z.object({ manifest: Manifest, locators: z.array(Locator) }),
  },
  suspectAnchors: {
    input: z.object({
      publication: PublicationFile,
      sections: z.array(z.object({ index: Index, anchors: z.array(Anchor) })),
    }),
    output: z.array(z.string()),
  },
  findAnchors: {
    input: z.object({ publication: PublicationFile, anchors: z.array(Anchor) }),
    output: z.array(AnchorFinding),
  },
  readAnchors: {
    input: z.object({ publication: PublicationFile, anchors: z.array(Anchor) }),
    output: z.array(AnchorFinding),
  },
  placePassages: {
    input: z.object({ publication: PublicationFile, passages: z.array(Passage) }),
    output: z.array(PlacedPassage.nullable()),
  },
  markupPlaces: {
    input: z.object({
      publication: PublicationFile,
      section: Index,
      ranges: z.array(PlacedRange),
    }),
    output: z.array(MarkupPlace.extend({ id: z.string() })),
  },
  readAnnotations: {
    input: z.object({ file: FileReference }),
    output: z.array(ImportedBook),
  },
  texts: {
    input: z.object({ publication: PublicationFile, from: Index, most: Index }),
    output: z.object({ texts: z.array(z.string()), isEnd: z.boolean() }),
  },
  chunkTexts: {
    input: z.object({ publication: PublicationFile, range: TextRange }),
    output: TextPart,
  },
  passages: {
    input: z.object({
      publication: PublicationFile,
      sections: z.array(Index),
      typed: z.string(),
      most: Index,
    }),
    output: z.array(LibraryPassage),
  },
  findDictionaries: {
    input: z.object({ folder: z.string().min(1) }),
    output: FoundDictionaries,
  },
  lookUp: {
    input: z.object({ dictionaries: z.array(Dictionary), question: WordQuestion }),
    output: WordLookUp,
  },
  sampleEncodings: {
    input: z.object({ publication: PublicationFile, most: Index }),
    output: EncodingSamples,
  },
  packLibrary: {
    input: z.object({ target: z.string(), label: BackupLabel, files: z.array(PackedFile) }),
    output: Index,
  },
  openBackup: {
    input: z.object({ backup: z.string(), into: z.string() }),
    output: BackupLabel.omit({ format: true, formatVersion: true }),
  },
  unpackBackup: {
    input: z.object({ backup: z.string(), into: z.string(), have: z.array(PublicationId) }),
    output: z.void(),
  },
} as const

export type JobKind = keyof typeof jobs
export type JobInput<Kind extends JobKind> = z.infer<(typeof jobs)[Kind]['input']>
export type JobOutput<Kind extends JobKind> = z.infer<(typeof jobs)[Kind]['output']>

/** Main to ingest process. */
export const JobMessage = z.object({
  jobId: Index,
  kind: z.enum(Object.keys(jobs) as [JobKind, ...JobKind[]]),
  input: z.unknown(),
})
export type JobMessage = z.infer<typeof JobMessage>

/** Ingest process to main. `started` tells whom to blame should the process die. */
export const JobReply = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), jobId: Index }),
  z.object({ type: z.literal('done'), jobId: Index, value: z.unknown() }),
  z.object({ type: z.literal('failed'), jobId: Index, error: ErrorReport }),
])
export type JobReply = z.infer<typeof JobReply>
