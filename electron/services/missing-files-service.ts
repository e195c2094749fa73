import path from 'node:path'

import type { PublicationId } from '#core/publication/publication'

import type { Publish } from '../ipc/publish'
import type { Logger } from '../log'
import { isInPlace } from '../storage/library-files'
import type { PublicationsRepository } from '../storage/publications-repository'

interface Dependencies {
  readonly publications: Pick<PublicationsRepository, 'inPlace' | 'fileOf'>
  /** Whether a file can be had. A drive far away may never answer. */
  readonly isThere: (file: string) => Promise<boolean>
  readonly publish: Publish
  readonly log: Logger
  /** Resolves early when the signal is given. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** ms of a clock that never goes back */
  readonly clock: () => number
}

/** Which publications that are read in place have no file now. They are only shown as such: nothing is changed. */
export interface MissingFilesService {
  /** As far as it is known. */
  readonly missing: readonly PublicationId[]
  /** After the first screen: looks at all of them, and for what is missing from then on. */
  begin(): void
  /** The window came to the front: a drive may be back, or away. */
  lookAgain(): void
  /** Somebody opened it, or found it elsewhere. */
  lookAt(id: PublicationId): void
  close(): void
}

/** A drive that says nothing for so long is not asked again before it has answered. */
const patienceMs = 2_000
/** Each drive that says nothing holds one of the few threads that all files are read with. */
const mostSilent = 2
/** Between two looks at all of them. */
const leastMsBetweenLooks = 10_000
/** What is missing is looked for so often. */
const absentMs = 60_000

interface FileInPlace {
  readonly id: PublicationId
  readonly file: string
}

export function createMissingFilesService(dependencies: Dependencies): MissingFilesService {
  const { publications, isThere, publish, log, wait, clock } = dependencies
  const ending = new AbortController()
  const silent = new Set<string>()
  /** Each with the place where it was not. */
  const missing = new Map<PublicationId, string>()
  let told: ReadonlySet<PublicationId> = new Set()
  let wanted: 'all' | 'missing' | null = null
  let working: Promise<void> | undefined
  let lookedAt = -Infinity
  let timer: NodeJS.Timeout | undefined

  /** `undefined` where nobody answers: then nothing is said of it. */
  const ask = async (file: string): Promise<boolean | undefined> => {
    const drive = driveOf(file)
    if (silent.has(drive) || silent.size >= mostSilent) return undefined
    const waiting = new AbortController()
    const answer = isThere(file)
    const late = wait(patienceMs, waiting.signal).then(() => undefined)
    const first = await Promise.race([answer, late])
    waiting.abort()
    if (first !== undefined || ending.signal.aborted) return first
    silent.add(drive)
    // What stands on it was passed over meanwhile.
    void answer.finally(() => {
      silent.delete(drive)
      look('all')
    })
    return undefined
  }

  const tell = () => {
    // An answer about a place where the book is no longer says nothing of it.
    const places = new Map(publications.inPlace().map(({ id, file }) => [id, file]))
    for (const [id, file] of missing) if (places.get(id) !== file) missing.delete(id)
    const now = [...places.keys()].filter((id) => missing.has(id))
    const isSame = now.length === told.size && now.every((id) => told.has(id))
    told = new Set(now)
    if (!isSame) publish('library.filesMissing', { ids: now })
  }

  /** One after the other: a call for each of thousands at once would keep all other files waiting. */
  const lookThrough = async (files: readonly FileInPlace[]) => {
    for (const { id, file } of files) {
      const isFound = await ask(file)
      if (ending.signal.aborted) return
      if (isFound === true) missing.delete(id)
      else if (isFound === false) missing.set(id, file)
    }
    tell()
  }

  const work = async () => {
    while (wanted !== null && !ending.signal.aborted) {
      const files = publications.inPlace()
      const some = wanted === 'all' ? files : files.filter(({ id }) => missing.has(id))
      if (wanted === 'all') lookedAt = clock()
      wanted = null
      await lookThrough(some)
    }
  }

  const look = (what: 'all' | 'missing') => {
    if (ending.signal.aborted) return
    if (wanted !== 'all') wanted = what
    working ??= work()
      .catch((error: unknown) => log.error('Files could not be looked for', error))
      .finally(() => {
        working = undefined
      })
  }

  return {
    get missing() {
      return [...told]
    },
    begin() {
      look('all')
      timer = setInterval(() => {
        if (missing.size > 0) look('missing')
      }, absentMs)
      timer.unref()
    },
    lookAgain() {
      // The first look is still to come.
      if (timer === undefined) return
      look(clock() - lookedAt >= leastMsBetweenLooks ? 'all' : 'missing')
    },
    lookAt(id) {
      const file = publications.fileOf(id)?.file
      if (file === undefined || !isInPlace(file)) return
      lookThrough([{ id, file }]).catch((error: unknown) =>
        log.error('A file could not be looked for', error),
      )
    },
    close() {
      ending.abort()
      clearInterval(timer)
    },
  }
}

/**
 * What is most likely one drive: on Windows its letter or its share, elsewhere the first two folders, as in
 * `/Volumes/Books` or `/mnt/books`.
 */
function driveOf(file: string): string {
  const { root } = path.parse(file)
  return root === '/' ? file.split('/', 3).join('/') : root
}
