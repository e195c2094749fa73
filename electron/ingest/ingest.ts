import type { Anchor, AnchorFinding } from '#core/anchoring/anchors'
import type { Passage } from '#core/anchoring/passage'
import type { PlacedPassage } from '#core/anchoring/place-passages'
import type { PreparedSection } from '#core/content/prepared-section'
import type { TextRange } from '#core/content/text-batch'
import type { Dictionary, FoundDictionaries } from '#core/dictionary/dictionary-list'
import type { WordLookUp, WordQuestion } from '#core/dictionary/word-look-up'
import type { ImportedBook } from '#core/exchange/imported-book'
import type { MarkupPlace, PlacedRange } from '#core/exchange/markup-place'
import type { Resource } from '#core/formats/format'
import type { EncodingSamples } from '#core/publication/encoding-samples'
import type { Locator } from '#core/publication/locator'
import type { Manifest, PublicationId, TextOptions } from '#core/publication/publication'
import type { LibraryPassage } from '#core/search/library-passage'
import type { TextPart } from './messages'

/** A file to read, and the name it had before the library took it in: names decide titles and formats. */
export interface FileReference {
  readonly path: string
  readonly fileName: string
  /** The folder of the files that it names, where that is not its own. */
  readonly beside?: string | undefined
  /** How a person wants a plain text to be read. */
  readonly text?: TextOptions | undefined
  /** Of a file that wants one. */
  readonly password?: string | undefined
}

/** A publication's file in the library. */
export interface PublicationFile extends FileReference {
  readonly id: PublicationId
  /** Where its prepared sections are kept; they are not where this is absent. */
  readonly sections?: string | undefined
}

/** What is learned from a file before it enters the library. */
export interface Inspection {
  /** SHA-256 of the file's bytes. */
  readonly id: PublicationId
  readonly byteLength: number
  readonly manifest: Manifest
  readonly cover?: Resource | undefined
  /** Paths of what it takes from beside it, from its folder on. */
  readonly beside?: readonly string[] | undefined
}

/** How a publication was read until now. */
export interface FormerReading {
  readonly text: TextOptions
  /** By the same parsers: its locators count as theirs do. */
  readonly isCurrent: boolean
}

/** A publication read afresh, with the places somebody kept in it, in the order in which they were given. */
export interface Rereading {
  readonly manifest: Manifest
  readonly locators: readonly Locator[]
}

/** Anchors of one section, by its index in the reading order. */
export interface AnchoredSection {
  readonly index: number
  readonly anchors: readonly Anchor[]
}

/**
 * Everything that opens and parses files. The app has it in a process of its own that can be killed;
 * tests have the same worker in theirs.
 *
 * Every method throws {@link ReaderError} with a `publication/…` code, or one of its own kind, for what is wrong
 * with the file.
 */
export interface Ingest {
  /**
   * Packs a folder of pictures into one file, so that the library can take it in.
   *
   * @param target where the file is written; nothing may be there
   * @returns what the file is called from now on
   */
  pack(folder: FileReference, target: string): Promise<{ readonly fileName: string }>
  /** Looks by what a file begins with whether it is a publication at all. */
  recognise(file: FileReference): Promise<void>
  /** @param id SHA-256 of the file's bytes, where it is known already: the file is then not read through */
  inspect(file: FileReference, id?: PublicationId): Promise<Inspection>
  section(publication: PublicationFile, index: number): Promise<PreparedSection>
  /** @returns an HTML fragment */
  chunk(publication: PublicationFile, section: number, chunk: number): Promise<string>
  /** @returns `undefined` for what the manifest does not name */
  resource(publication: PublicationFile, href: string): Promise<Resource | undefined>
  /** Reads a publication by its present options and carries places over from the former ones. */
  reread(
    publication: PublicationFile,
    from: FormerReading,
    locators: readonly Locator[],
  ): Promise<Rereading>
  /** @returns ids of anchors whose words do not stand where they say */
  suspectAnchors(
    publication: PublicationFile,
    sections: readonly AnchoredSection[],
  ): Promise<string[]>
  /** Looks for anchors in the whole publication. */
  findAnchors(publication: PublicationFile, anchors: readonly Anchor[]): Promise<AnchorFinding[]>
  /** Reads the words at anchors whose places are known. */
  readAnchors(publication: PublicationFile, anchors: readonly Anchor[]): Promise<AnchorFinding[]>
  /** Gives passages places by their words; `null` for each that has none. */
  placePassages(
    publication: PublicationFile,
    passages: readonly Passage[],
  ): Promise<(PlacedPassage | null)[]>
  /**
   * Places in the markup of a section, as its file has it; none where that is not well-formed, or has other words.
   *
   * @param section index in the reading order
   */
  markupPlaces(
    publication: PublicationFile,
    section: number,
    ranges: readonly PlacedRange[],
  ): Promise<readonly (MarkupPlace & { readonly id: string })[]>
  /** The marks in a file of another reader. @throws {ReaderError} `annotations/unsupported` */
  readAnnotations(file: FileReference): Promise<ImportedBook[]>
  /**
   * The text of sections one after the other, as `textForIndex` has it; nothing for one that cannot be read.
   *
   * @param from index of the first
   * @param most characters after which no other section is begun
   */
  texts(
    publication: PublicationFile,
    from: number,
    most: number,
  ): Promise<{ readonly texts: readonly string[]; readonly isEnd: boolean }>
  /**
   * The text of chunks one after the other, for a search in them; a section that cannot be read is left out.
   * Ends before its time rather than let somebody wait.
   */
  chunkTexts(publication: PublicationFile, range: TextRange): Promise<TextPart>
  /**
   * Passages for what was found in the library.
   *
   * @param sections indices in the reading order, in which they are looked for in this order
   */
  passages(
    publication: PublicationFile,
    sections: readonly number[],
    typed: string,
    most: number,
  ): Promise<readonly LibraryPassage[]>
  /** The dictionaries in a folder. @throws {ReaderError} `dictionary/not-found` where there is none */
  findDictionaries(folder: string): Promise<FoundDictionaries>
  /** What dictionaries say of a word. */
  lookUp(dictionaries: readonly Dictionary[], question: WordQuestion): Promise<WordLookUp>
  /** A few words of a plain text in the likeliest encodings. */
  sampleEncodings(publication: PublicationFile, most: number): Promise<EncodingSamples>
}
