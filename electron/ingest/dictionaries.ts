import { readdir } from 'node:fs/promises'
import path from 'node:path'

import {
  damagedDictionary,
  type DictionaryFile,
  type OpenDictionary,
  type OpenPart,
} from '#core/dictionary/dictionary'
import { openDictd } from '#core/dictionary/dictd'
import {
  type Dictionary,
  type DictionaryKind,
  type FoundDictionaries,
  wordNetDictionary,
  wordNetId,
} from '#core/dictionary/dictionary-list'
import { lookUp } from '#core/dictionary/look-up'
import { openStarDict } from '#core/dictionary/stardict'
import type { WordLookUp, WordQuestion } from '#core/dictionary/word-look-up'
import { openWordNet } from '#core/dictionary/wordnet'
import { ReaderError } from '#core/errors'

import { type FileSource, openFileSource } from '../containers/file-source'

/** Dictionaries of the person’s, and the one that comes with the app. */
export interface Dictionaries {
  /** @throws {ReaderError} `dictionary/not-found` where a folder has none */
  readonly find: (folder: string) => Promise<FoundDictionaries>
  readonly lookUp: (list: readonly Dictionary[], question: WordQuestion) => Promise<WordLookUp>
}

interface Opened {
  readonly dictionary: OpenDictionary
  readonly close: () => Promise<void>
}

/** @param wordNet folder of WordNet’s files */
export function createDictionaries(wordNet: string): Dictionaries {
  const open = new Map<string, Promise<Opened>>()

  const openNow = ({ id, kind }: Pick<Dictionary, 'id' | 'kind'>): Promise<Opened> =>
    withFiles(async (files) => {
      if (kind === 'wordnet') return openWordNet((name) => files.open(path.join(wordNet, name)))
      const stem = stemOf(id)
      const part: OpenPart = (ending) => files.open(stem + ending)
      return kind === 'stardict'
        ? openStarDict(path.basename(stem), part)
        : openDictd(path.basename(stem), part)
    })
  const kept = async (dictionary: Pick<Dictionary, 'id' | 'kind'>): Promise<OpenDictionary> => {
    const { id } = dictionary
    const opened = open.get(id) ?? openNow(dictionary)
    open.set(id, opened)
    // What failed to open is tried afresh the next time: its folder may have come back.
    opened.catch(() => open.delete(id))
    return (await opened).dictionary
  }
  const forget = async (id: string): Promise<void> => {
    const opened = open.get(id)
    open.delete(id)
    await opened?.then(
      ({ close }) => close(),
      () => undefined,
    )
  }

  return {
    async find(folder) {
      const dictionaries: Dictionary[] = []
      const failures: FoundDictionaries['failures'] = []
      for (const id of await descriptionsIn(folder)) {
        await forget(id)
        const kind: DictionaryKind = id.endsWith('.ifo') ? 'stardict' : 'dictd'
        try {
          const { dictionary, close } = await openNow({ id, kind })
          dictionaries.push({ id, ...dictionary.facts })
          await close()
        } catch (error) {
          failures.push({ file: id, error: asReaderError(error).toReport() })
        }
      }
      if (dictionaries.length === 0 && failures.length === 0) {
        throw new ReaderError('dictionary/not-found', 'No dictionary in this folder')
      }
      return { dictionaries, failures }
    },
    async lookUp(list, question) {
      const listed = list.map((dictionary) => ({ dictionary, open: () => kept(dictionary) }))
      const ids = new Set([wordNetId, ...list.map(({ id }) => id)])
      for (const id of open.keys()) if (!ids.has(id)) await forget(id)
      const wordNetForms = async (word: string) =>
        (await (await kept(wordNetDictionary)).baseForms?.(word)) ?? []
      return lookUp(listed, question, wordNetForms)
    },
  }
}

/** The path without the ending of the file that describes a dictionary. */
const stemOf = (id: string): string => id.replace(/\.(?:ifo|index)$/, '')

interface Files {
  open(file: string): Promise<DictionaryFile | undefined>
}

/** The files stay open with the dictionary; where that cannot be opened, none does. */
async function withFiles(work: (files: Files) => Promise<OpenDictionary>): Promise<Opened> {
  const sources: FileSource[] = []
  const close = async () => {
    await Promise.all(sources.map((source) => source.close()))
  }
  try {
    const dictionary = await work({
      async open(file) {
        const source = await sourceOf(file)
        if (source) sources.push(source)
        return (
          source && {
            byteLength: source.byteLength,
            read: async (offset, length) =>
              (await source.readPart?.(offset, length)) ?? new Uint8Array(),
          }
        )
      },
    })
    return { dictionary, close }
  } catch (error) {
    await close()
    throw asReaderError(error)
  }
}

async function sourceOf(file: string): Promise<FileSource | undefined> {
  try {
    return await openFileSource(file)
  } catch (error) {
    const isMissing =
      error instanceof ReaderError &&
      (error.code === 'publication/not-found' || error.code === 'publication/empty')
    if (isMissing) return undefined
    throw error
  }
}

/** A reader that trips over a file with an error of its own has met a damaged one. */
function asReaderError(error: unknown): ReaderError {
  if (error instanceof ReaderError) return error
  return damagedDictionary('The dictionary cannot be read', error)
}

/** Nobody keeps dictionaries deeper, or more of them. */
const limits = { depth: 3, names: 20_000, dictionaries: 200 }

/** Files that describe a dictionary, in a folder and those within: an `.ifo`, or an `.index` with its `.dict`. */
async function descriptionsIn(folder: string): Promise<string[]> {
  const found: string[] = []
  let seen = 0
  const look = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => [])
    const names = new Set(entries.map(({ name }) => name))
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      seen += 1
      if (seen > limits.names || found.length >= limits.dictionaries) return
      const file = path.join(at, entry.name)
      if (entry.isDirectory()) {
        if (depth < limits.depth) await look(file, depth + 1)
      } else if (isDescription(entry.name, names)) found.push(file)
    }
  }
  await look(folder, 0)
  return found
}

function isDescription(name: string, names: ReadonlySet<string>): boolean {
  const stem = stemOf(name)
  if (stem === '' || stem === name) return false
  return name.endsWith('.ifo') || names.has(`${stem}.dict`) || names.has(`${stem}.dict.dz`)
}
