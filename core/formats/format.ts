import type { Locator } from '#core/publication/locator'
import type { Manifest, TextOptions } from '#core/publication/publication'

/** Random access to the entries of an archive or folder. It also holds the guard rails. */
export interface Container {
  readonly fileName: string
  /** Entry names in stored order, decoded, safe (no `..`, not absolute), without folders. */
  readonly paths: readonly string[]
  /** Uncompressed length in bytes as declared; `undefined` for a name that is not there. */
  byteLength(path: string): number | undefined
  /**
   * Exact name first, then the same name in another case or Unicode form.
   * @throws {ReaderError} `publication/too-large` over a limit (counted on real bytes),
   *   `publication/encrypted` for a password-protected entry, `publication/corrupted` for a damaged one
   */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /**
   * The first bytes of an entry, at most `length`; only where that costs less than all of it.
   * @throws as {@link read} does
   */
  readStart?(path: string, length: number): Promise<Uint8Array<ArrayBuffer> | undefined>
}

/** A file that somebody wants to read. */
export interface Source {
  /** Name with extension, no folder. */
  readonly fileName: string
  /** A folder, of which only the container can be had. */
  readonly isFolder?: boolean
  readonly byteLength: number
  /** The first bytes, at most 4,096: enough for every signature. */
  readonly head: Uint8Array
  /**
   * The whole file.
   *
   * @param most bytes of one that holds pictures as they are; 64 MB for what is all text
   * @throws {ReaderError} `publication/too-large`
   */
  bytes(most?: number): Promise<Uint8Array<ArrayBuffer>>
  /** Part of the file, fewer bytes only where it ends; only where that costs less than all of it. */
  readPart?(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
  /** The archive's entries. @throws {ReaderError} `publication/corrupted` when it is none */
  container(): Promise<Container>
  /**
   * A file that this one names: beside it or in a folder there, never outside. Absent where nothing lies
   * beside it.
   *
   * @param path decoded, `/` between segments
   * @returns `undefined` for what is not there, leads out, or is over a limit
   */
  beside?(path: string): Promise<Neighbour | undefined>
}

/** A file beside a {@link Source}. */
export interface Neighbour {
  readonly byteLength: number
  bytes(): Promise<Uint8Array<ArrayBuffer>>
}

export interface Resource {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

/** An opened publication: its description, and its resources by address. */
export interface OpenedPublication {
  readonly manifest: Manifest
  /** `undefined` for what the manifest does not name. Markup comes as the file has it, not sanitised. */
  readonly read: (href: string) => Promise<Resource | undefined>
  /** Paths of what it takes from beside its file: the library keeps a copy of each. */
  readonly beside?: readonly string[]
  /** Of EPUBs: CFIs of the resources of the reading order in the package, by their addresses: `/6/4[chapter-1]`. */
  readonly packagePaths?: ReadonlyMap<string, string>
  /** Of plain text only. */
  readonly sourceText?: SourceText
}

/** The one text that a publication was made of, whose places outlive the way in which it is read. */
export interface SourceText {
  /** Two with the same encoding count alike. */
  readonly encoding: string
  /** Offset in the source text of a place in a section; `undefined` where there is no such section. */
  offsetOf(href: string, offset: number): Promise<number | undefined>
  /** The place at an offset, with its words. */
  locatorAt(offset: number): Promise<Locator>
  /** Index in the file of the first byte of the character at an offset, and back. */
  byteAt(offset: number): Promise<number>
  offsetAtByte(byte: number): Promise<number>
}

/**
 * Files that come with the app and that a format needs to read some publications: `pdf/cmaps/GB-H.bcmap`.
 *
 * @returns `undefined` for what is not there
 */
export type FormatData = (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>

export interface OpenOptions {
  /** What a person decided about a publication that its format would find out by itself. */
  readonly text?: TextOptions | undefined
  /** Of a PDF that wants one. */
  readonly password?: string | undefined
  readonly data?: FormatData | undefined
}

/** One module per format. Pure: runs in the ingest process, on the command line and in a test alike. */
export interface Format {
  /** For people: `EPUB`. */
  readonly name: string
  readonly mediaTypes: readonly string[]
  /** By content first and by name second. Formats are asked in the order of `detect.ts`. */
  matches(source: Source): boolean | Promise<boolean>
  /** @throws {ReaderError} with a `publication/…` code, and nothing else */
  open(source: Source, options?: OpenOptions): Promise<OpenedPublication>
}
