import { setImmediate } from 'node:timers/promises'

import { ReaderError } from '#core/errors'
import type { FoundInLibrary, FoundNote, LibrarySearchState } from '#core/ipc/contract'
import type { PublicationId } from '#core/publication/publication'
import type { LibraryPassage } from '#core/search/library-passage'
import { folded, indexable, indexExpression, libraryQuery } from '#core/search/library-words'

import type { Ingest } from '../ingest/ingest'
import type { Publish } from '../ipc/publish'
import type { Logger } from '../log'
import type { LibraryFiles } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'
import {
  openTextIndex,
  type IndexedPublication,
  removeTextIndex,
  type TextIndex,
} from '../storage/text-index'

import type { MarkedWordsRepository } from '../storage/marked-words'
import { locate, publicationNotFound } from './locate'
import type { PreferencesService } from './preferences-service'

interface Dependencies {
  readonly publications: PublicationsRepository
  readonly files: LibraryFiles
  readonly ingest: Pick<Ingest, 'texts' | 'passages'>
  readonly preferences: Pick<PreferencesService, 'current' | 'update'>
  readonly markedWords: MarkedWordsRepository
  readonly publish: Publish
  readonly log: Logger
  readonly parserVersion: number
  /** Path of the index: a file of its own, which can be thrown away. */
  readonly indexFile: string
  /** Resolves after so many milliseconds, or at once when the signal says so. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly clock: () => number
}

/** Finds words in all publications, by an index that is made while nobody reads. */
export interface LibrarySearchService {
  state(): LibrarySearchState
  /** Begins the index, or ends it and removes what there is of it. */
  setIndexed(isIndexed: boolean): Promise<LibrarySearchState>
  /** Somebody reads: what is left to do waits. */
  pause(): void
  /** Goes on with what is not in the index yet, if it is wished for. */
  goOn(): void
  search(typed: string): FoundInLibrary
  /** Highlights whose words or note have all that is looked for. */
  notes(typed: string): Promise<FoundNote[]>
  passages(id: PublicationId, sections: readonly number[], typed: string): Promise<LibraryPassage[]>
  close(): void
}

/** After a page was turned, the machine is left to the reader for so long. */
const pauseMs = 20_000
/** Characters that are read and put in at a time: some milliseconds. */
const charactersAtOnce = 200_000
/** The best of what is found; nobody reads on after more. */
const mostPublications = 100
/** Looked for, as some of them may have been removed from the library. */
const mostFound = 1_000
const passagesOfOne = 3
/** Looked at before somebody else has a turn. */
const highlightsAtOnce = 2_000
const mostNotes = 100

export function createLibrarySearchService(dependencies: Dependencies): LibrarySearchService {
  const { publications, ingest, preferences, publish, log, parserVersion } = dependencies
  const { indexFile, markedWords, wait, clock } = dependencies
  // The words of what is locked are kept nowhere.
  const withoutPasswords = { ...dependencies, passwords: new Map<PublicationId, string>() }
  let index: TextIndex | undefined
  let working: Promise<void> | undefined
  let isAskedAgain = false
  let quietFrom = 0
  let ending = new AbortController()

  const isWished = () => preferences.current().librarySearch.isIndexed
  const opened = (): TextIndex => (index ??= openTextIndex(indexFile))

  /** Another reading of the same file has other words. */
  const markOf = (id: PublicationId) =>
    JSON.stringify([parserVersion, publications.fileOf(id)?.text ?? {}])

  const shelved = (): PublicationId[] => publications.summaries().map(({ id }) => id)

  const unfinishedOf = (ids: readonly PublicationId[]): PublicationId[] => {
    const finished = opened().finished()
    return ids.filter((id) => finished.get(id) !== markOf(id))
  }

  const state = (): LibrarySearchState => {
    const ids = shelved()
    const isIndexed = isWished()
    return {
      isIndexed,
      total: ids.length,
      finished: isIndexed ? ids.length - unfinishedOf(ids).length : 0,
    }
  }

  const untilQuiet = async ({ signal }: AbortController) => {
    while (!signal.aborted && clock() < quietFrom) await wait(quietFrom - clock(), signal)
  }

  /**
   * What cannot be read is finished too, with what could be; but not what is not there: it may be back later.
   *
   * @returns whether it is finished
   */
  const take = async (id: PublicationId, until: AbortController): Promise<boolean> => {
    const mark = markOf(id)
    const words = opened()
    words.begin(id)
    try {
      const file = locate(withoutPasswords, id)
      if (!file) throw publicationNotFound(id)
      for (let from = 0, isEnd = false; !isEnd;) {
        await untilQuiet(until)
        if (until.signal.aborted) return false
        // What is prepared here is not kept: it would be the whole library a second time.
        const part = await ingest.texts({ ...file, sections: undefined }, from, charactersAtOnce)
        if (until.signal.aborted) return false
        words.add(id, from, part.texts.map(indexable))
        from += part.texts.length
        isEnd = part.isEnd || part.texts.length === 0
      }
    } catch (error) {
      if (!(error instanceof ReaderError)) throw error
      if (error.code === 'publication/not-found') return false
      log.error(`No more words could be read of ${id}`, error)
    }
    words.finish(id, mark)
    return true
  }

  const clear = (there: ReadonlySet<PublicationId>) => {
    for (const id of opened().finished().keys()) if (!there.has(id)) opened().remove(id)
  }

  /** Who is there, and who is left, is asked once: of ten thousand it takes a moment. */
  const work = async (until: AbortController) => {
    const ids = shelved()
    clear(new Set(ids))
    const left = unfinishedOf(ids)
    let finished = ids.length - left.length
    for (const id of left) {
      const isFinished = await take(id, until)
      if (until.signal.aborted) return
      if (isFinished) finished += 1
      publish('librarySearch.changed', { isIndexed: true, total: ids.length, finished })
    }
  }

  const end = () => {
    ending.abort()
    ending = new AbortController()
    index?.close()
    index = undefined
    working = undefined
  }

  const goOn = () => {
    if (!isWished()) return
    if (working) {
      isAskedAgain = true
      return
    }
    const until = ending
    working = work(until)
      .catch((error: unknown) => {
        if (!until.signal.aborted) log.error('The index could not go on', error)
      })
      .finally(() => {
        if (until.signal.aborted) return
        working = undefined
        if (isAskedAgain) {
          isAskedAgain = false
          goOn()
        }
      })
  }

  return {
    state,
    async setIndexed(isIndexed) {
      await preferences.update({ librarySearch: { isIndexed } })
      if (isIndexed) goOn()
      else {
        end()
        removeTextIndex(indexFile)
      }
      return state()
    },
    pause() {
      quietFrom = clock() + pauseMs
    },
    goOn,
    search(typed) {
      const query = libraryQuery(typed)
      const begun = indexExpression(query)
      const whole = indexExpression({ ...query, goesOn: false })
      if (begun === null || whole === null || !isWished())
        return { publications: [], isMore: false }
      // What is everywhere as it stands is not taken for the beginning of other words as well.
      const expression = begun !== whole && opened().isFrequent(whole) ? whole : begun
      const found = opened().search(expression, mostFound)
      const shown: IndexedPublication[] = []
      for (const one of found) {
        if (publications.summary(one.id)) shown.push(one)
        if (shown.length > mostPublications) break
      }
      return {
        publications: shown
          .slice(0, mostPublications)
          .map(({ id, sections }) => ({ id, sections: [...sections] })),
        isMore: shown.length > mostPublications,
      }
    },
    async notes(typed) {
      const { parts } = libraryQuery(typed)
      const found: FoundNote[] = []
      if (parts.length === 0) return found
      for (const batch of markedWords.batches(highlightsAtOnce)) {
        for (const { publicationId: id, locator, text, note } of batch) {
          const words = folded(`${text} ${note ?? ''}`)
          if (parts.every((part) => words.includes(part))) found.push({ id, locator, text, note })
        }
        if (found.length >= mostNotes) break
        await setImmediate()
      }
      return found.slice(0, mostNotes)
    },
    async passages(id, sections, typed) {
      const file = locate(withoutPasswords, id)
      if (!file) throw publicationNotFound(id)
      return [...(await ingest.passages(file, sections, typed, passagesOfOne))]
    },
    close: end,
  }
}
