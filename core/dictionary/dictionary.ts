import { ReaderError, type ErrorCode } from '#core/errors'

import type { DictionaryFacts } from './dictionary-list'
import type { DictionaryEntry } from './entry'

/** A file of a dictionary: too large to be held, so it is read in parts. */
export interface DictionaryFile {
  readonly byteLength: number
  /** Fewer bytes only where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Opens the file of a dictionary with that ending; `undefined` where there is none. */
export type OpenPart = (ending: string) => Promise<DictionaryFile | undefined>

/** A dictionary that is open. Every method throws {@link ReaderError} with a `dictionary/…` code. */
export interface OpenDictionary {
  readonly facts: DictionaryFacts
  /** Entries of a word in just this form; of capital letters it minds at most those beyond A to Z. */
  find(word: string): Promise<readonly DictionaryEntry[]>
  /** Headwords that begin so, in the order of the index. */
  headwords(prefix: string, most: number): Promise<readonly string[]>
  /** Words that this one is a form of; only where a dictionary knows. */
  baseForms?(word: string): Promise<readonly string[]>
}

/** A lying file must not make us read or hold what nobody wants to see. */
export const dictionaryLimits = {
  /** One article, in bytes; what is longer is cut. */
  articleBytes: 256 * 1_024,
  indexBytes: 256 * 1_048_576,
  /** A file that can only be unpacked as a whole. */
  unpackedBytes: 64 * 1_048_576,
  descriptionBytes: 64 * 1_024,
  entriesOfWord: 20,
}

const failure =
  (code: ErrorCode) =>
  (message: string, cause?: unknown): ReaderError =>
    new ReaderError(code, message, { cause })

export const damagedDictionary = failure('dictionary/damaged')
export const tooLargeDictionary = failure('dictionary/too-large')

/** @throws {ReaderError} `dictionary/damaged` where the file ends before */
export async function readWhole(
  file: DictionaryFile,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = await file.read(offset, length)
  if (bytes.length < length) throw damagedDictionary(`The file ends before ${offset + length}`)
  return bytes
}

export const memoryFile = (bytes: Uint8Array): DictionaryFile => ({
  byteLength: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
})
