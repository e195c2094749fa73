// Bundled by `library.mjs` and run in plain Node: the service that finds words in all books, over an index that it
// has made itself of texts that nobody wrote.
import { statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'

import type { PublicationId } from '#core/publication/publication'
import { noPreferences, type Preferences } from '#core/stored-preferences'

import { createLibrarySearchService } from '../../../electron/services/library-search-service'
import { openMemoryDatabase } from '../../../electron/storage/database'
import { createLibraryFiles } from '../../../electron/storage/library-files'
import { createMarkedWordsRepository } from '../../../electron/storage/marked-words'
import { createPublicationsRepository } from '../../../electron/storage/publications-repository'
import { aManifest, anId, aStoredPublication, silentLog } from '../../support/library-builders'
import { seededRandom } from '../../support/random'

import { aVocabulary, drawnByZipf, proseOf } from './zipf-text'

const charactersOfBook = 500_000
const charactersOfSection = 25_000
const vocabulary = aVocabulary(60_000, 1)
const [frequent, rare] = [vocabulary[0]!, vocabulary[40_000]!]
const [one, other] = [vocabulary[300]!, vocabulary[900]!]

/** As somebody types them; a space behind says that the word is whole. */
const queries = [
  { name: 'most frequent word', typed: [`${frequent} `] },
  { name: 'rare word', typed: [`${rare} `] },
  { name: 'two words', typed: [`${one} ${other} `] },
  { name: 'frequent and rare word', typed: [`${frequent} ${rare} `] },
  { name: 'phrase of frequent words', typed: ['"of the"'] },
  { name: 'rare phrase', typed: [`"${one} ${other}"`] },
  { name: 'letter by letter', typed: lettersOf(`${one} ${other}`) },
  { name: 'letter by letter, frequent words', typed: lettersOf('that which') },
]

export interface LibraryFigures {
  readonly books: number
  /** Of all text. */
  readonly characters: number
  /** Size of the index. */
  readonly bytes: number
  readonly queries: readonly {
    readonly name: string
    /** ms, for each run, and in a run for each thing typed. */
    readonly times: readonly number[]
    /** Books shown for the last thing typed. */
    readonly found: number
  }[]
}

/** @param folder an empty one, for the index */
export async function measureLibraryWords(
  folder: string,
  { books, runs }: { readonly books: number; readonly runs: number },
): Promise<LibraryFigures> {
  const indexFile = path.join(folder, 'words.db')
  const { service, characters } = await collect(folder, indexFile, books)
  const figures = queries.map((query) => ({ ...query, found: 0, times: [] as number[] }))
  for (let run = 0; run < runs; run++) {
    for (const query of figures) {
      for (const typed of query.typed) {
        const started = performance.now()
        const { publications } = service.search(typed)
        query.times.push(performance.now() - started)
        query.found = publications.length
      }
    }
  }
  service.close()
  const { size } = statSync(indexFile)
  return {
    books,
    characters,
    bytes: size,
    queries: figures.map(({ name, times, found }) => ({ name, times, found })),
  }
}

/** Puts books on a shelf in memory and has their words collected. */
async function collect(folder: string, indexFile: string, books: number) {
  const db = openMemoryDatabase()
  const publications = createPublicationsRepository(db)
  const seeds = new Map<PublicationId, number>()
  for (let seed = 1; seed <= books; seed++) {
    const title = `Book ${seed}`
    seeds.set(anId(title), seed)
    publications.add(aStoredPublication({ id: anId(title), manifest: aManifest(title) }))
  }
  const draws = drawnByZipf(vocabulary)
  let characters = 0
  let preferences: Preferences = noPreferences
  const service = createLibrarySearchService({
    publications,
    files: createLibraryFiles(folder),
    ingest: {
      async texts({ id }, from, most) {
        await setImmediate()
        const count = charactersOfBook / charactersOfSection
        const end = Math.min(count, from + Math.ceil(most / charactersOfSection))
        const texts: string[] = []
        for (let section = from; section < end; section++) {
          const random = seededRandom(1_000 * seeds.get(id)! + section)
          texts.push(proseOf(draws, charactersOfSection, random))
          characters += texts.at(-1)!.length
        }
        return { texts, isEnd: end === count }
      },
      passages: async () => [],
    },
    preferences: {
      current: () => preferences,
      async update(change) {
        preferences = { ...preferences, ...(change as Partial<Preferences>) }
        return preferences
      },
    },
    markedWords: createMarkedWordsRepository(db),
    publish: () => undefined,
    log: silentLog,
    parserVersion: 1,
    indexFile,
    wait: async () => undefined,
    clock: () => performance.now(),
  })
  await service.setIndexed(true)
  for (let state = service.state(); state.finished < state.total; state = service.state()) {
    console.log(`  ${state.finished} of ${state.total} books`)
    await setTimeout(2_000)
  }
  return { service, characters }
}

function lettersOf(typed: string): string[] {
  return Array.from(typed, (_, index) => typed.slice(0, index + 1))
}
