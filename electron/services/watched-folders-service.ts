import path from 'node:path'

import { type ErrorCode, ReaderError } from '#core/errors'
import type { AddedFolder } from '#core/ipc/contract'
import type { PublicationId } from '#core/publication/publication'
import type { WatchedFolder } from '#core/watched-folder'

import type { Publish } from '../ipc/publish'
import type { Logger } from '../log'
import type { KnownFile, PublicationsRepository } from '../storage/publications-repository'
import type { StoredFolder, WatchedFoldersRepository } from '../storage/watched-folders-repository'
import { createFolderWatcher, type FolderWatcher } from '../watching/folder-watcher'
import { isWithin } from '../watching/is-within'

import { announce } from './announce'
import type { LibraryService } from './library-service'
import type { MergeService } from './merge-service'

interface Dependencies {
  /** The profile's folder: what the library keeps is not looked for in it. */
  readonly folder: string
  readonly watched: WatchedFoldersRepository
  readonly publications: PublicationsRepository
  readonly library: Pick<LibraryService, 'importWatched'>
  readonly merging: Pick<MergeService, 'merge'>
  /** The publication that somebody has before them. */
  readonly inHand: () => PublicationId | null
  readonly publish: Publish
  readonly log: Logger
  /** Whether the books of a new folder are copied. */
  readonly areCopied: () => boolean
  readonly now: () => Date
  readonly parserVersion: number
  /** Resolves early when the signal is given. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** ms of a clock that never goes back */
  readonly clock: () => number
}

/** Folders of the person's own whose books come into the library by themselves. Nothing is ever taken out of it. */
export interface WatchedFoldersService {
  list(): WatchedFolder[]
  /** @param choose asks for a folder; `null` where nobody wants one any more */
  addChosen(choose: () => Promise<string | null>): Promise<AddedFolder>
  /** For the books that come from now on. */
  setCopied(folder: string, isCopied: boolean): WatchedFolder[]
  /** What came from it stays. */
  remove(folder: string): WatchedFolder[]
  /** Undoes a removal, until the app ends. */
  restore(folder: string): WatchedFolder[]
  /** After the first screen: looks through all folders, and watches them from then on. */
  begin(): void
  /** Something may have gone unheard: the window was away, a drive may be back. */
  lookAgain(): void
  /** Somebody turned a page: the machine is theirs for a while. */
  pause(): void
  /** A publication was closed: what waited for that goes on. */
  goOn(): void
  close(): void
}

/** Whoever copies a book writes to it more often than that. */
const settleMs = 2_000
/** Between two looks through everything. */
const leastMsBetweenLooks = 30_000
/** A drive that was unplugged is asked for so often. */
const absentMs = 60_000
/** After a page was turned. */
const pauseMs = 3_000
/** The window hears of new books so often. */
const tellMs = 500

/** These say something about the file itself; others may be over when it is looked at again. */
const lasting: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'publication/empty',
  'publication/unsupported-format',
  'publication/corrupted',
  'publication/no-pages',
  'publication/encrypted',
  'publication/password-needed',
  'publication/too-large',
  'publication/too-complex',
])

interface Watched {
  readonly watcher: FolderWatcher
  readonly ending: AbortController
  /** Files that look like books, and are none that can be read. */
  readonly unreadable: Set<string>
}

export function createWatchedFoldersService(dependencies: Dependencies): WatchedFoldersService {
  const { watched, publications, library, merging, inHand, publish, log } = dependencies
  const { parserVersion, wait, clock } = dependencies
  const folders = new Map<string, Watched>()
  const removed = new Map<string, StoredFolder>()
  /** What cannot be changed while somebody reads it. */
  const postponed = new Map<string, FolderWatcher>()
  /** The same, by what is to become of it: somebody opened it in the last moment. */
  const following = new Map<PublicationId, PublicationId>()
  /** On the shelf, and the window has not heard of it. */
  let untold = new Set<PublicationId>()
  let toldAt = -Infinity
  let lookedAt = -Infinity
  let quietFrom = 0
  let timer: NodeJS.Timeout | undefined

  const list = (): WatchedFolder[] =>
    watched.folders().map((folder) => {
      const known = folders.get(folder.path)
      return {
        ...folder,
        isThere: known?.watcher.isThere ?? true,
        waiting: known?.watcher.waiting ?? 0,
        unreadable: known?.unreadable.size ?? 0,
      }
    })

  /** All at once, and not for each of thousands. */
  const tell = () => {
    const isBusy = [...folders.values()].some(({ watcher }) => watcher.waiting > 0)
    if (isBusy && clock() - toldAt < tellMs) return
    toldAt = clock()
    const ids = [...untold]
    untold = new Set()
    if (ids.length > 0) announce({ publications, publish }, ids)
    publish('watchedFolders.changed', { folders: list() })
  }

  const untilQuiet = async (signal: AbortSignal) => {
    while (!signal.aborted && clock() < quietFrom) await wait(quietFrom - clock(), signal)
  }

  /** @returns whether it was changed under the eyes of somebody who reads it, and has to wait */
  const isInHand = (file: KnownFile): boolean => {
    const last = publications.lastAt(file.path)
    return last !== undefined && last === inHand()
  }

  const find = (folder: string) => watched.folders().find((one) => one.path === folder)

  const takeIn = async (file: KnownFile, folder: string) => {
    const inPlace = find(folder)?.isCopied === false
    const { id, before } = await library.importWatched(file.path, { inPlace })
    if (id === null) return
    untold.add(id)
    if (before !== null) await follow(id, before)
  }

  /** What somebody keeps in a book goes to its new state. If it cannot, both are there. */
  const follow = async (id: PublicationId, before: PublicationId) => {
    if (before === inHand()) {
      following.set(before, id)
      return
    }
    try {
      await merging.merge(id, [before])
    } catch (error) {
      log.error('Marks could not be taken to the changed file', error)
    }
  }

  const watch = (folder: string) => {
    if (folders.has(folder)) return
    const unreadable = new Set<string>()
    const ending = new AbortController()
    const take = async (file: KnownFile) => {
      await untilQuiet(ending.signal)
      if (ending.signal.aborted) return
      if (isInHand(file)) {
        postponed.set(file.path, watcher)
        return
      }
      try {
        await takeIn(file, folder)
        unreadable.delete(file.path)
      } catch (error) {
        if (ending.signal.aborted) return
        log.error(`Could not take in ${file.path}`, error)
        unreadable.add(file.path)
        if (error instanceof ReaderError && lasting.has(error.code)) {
          watched.refuse(file, parserVersion)
        }
      }
    }
    const watcher = createFolderWatcher({
      folder,
      leftOut: dependencies.folder,
      settleMs,
      wait,
      take,
      isKnown(file) {
        const known = watched.knownAs(file, parserVersion)
        if (known === 'refused') unreadable.add(file.path)
        else unreadable.delete(file.path)
        return known !== undefined
      },
      onChange: tell,
      onError: (error) => log.error(`${folder} is not watched any more`, error),
    })
    folders.set(folder, { watcher, ending, unreadable })
    watcher.look()
  }

  const unwatch = (folder: string) => {
    const one = folders.get(folder)
    one?.ending.abort()
    one?.watcher.close()
    folders.delete(folder)
  }

  const add = (folder: StoredFolder) => {
    // What lies within it is watched with it from now on.
    for (const inner of watched.folders().filter(({ path: one }) => isWithin(one, folder.path))) {
      watched.remove(inner.path)
      unwatch(inner.path)
    }
    watched.add(folder, dependencies.now().toISOString())
    watch(folder.path)
  }

  return {
    list,
    async addChosen(choose) {
      const chosen = await choose()
      if (chosen === null) return { status: 'cancelled', folders: list() }
      const folder = path.resolve(chosen)
      if (isWithin(folder, dependencies.folder)) return { status: 'own', folders: list() }
      if (watched.folders().some((one) => isWithin(folder, one.path))) {
        return { status: 'known', folders: list() }
      }
      add({ path: folder, isCopied: dependencies.areCopied() })
      return { status: 'added', folders: list() }
    },
    setCopied(folder, isCopied) {
      watched.setCopied(folder, isCopied)
      return list()
    },
    remove(folder) {
      const known = find(folder)
      if (known) removed.set(folder, known)
      watched.remove(folder)
      unwatch(folder)
      tell()
      return list()
    },
    restore(folder) {
      const known = removed.get(folder)
      removed.delete(folder)
      if (known) add(known)
      return list()
    },
    begin() {
      lookedAt = clock()
      for (const folder of watched.folders()) watch(folder.path)
      timer = setInterval(() => {
        for (const { watcher } of folders.values()) if (!watcher.isThere) watcher.look()
      }, absentMs)
      timer.unref()
    },
    lookAgain() {
      // The first look is still to come.
      if (timer === undefined) return
      const isTime = clock() - lookedAt >= leastMsBetweenLooks
      if (isTime) lookedAt = clock()
      for (const { watcher } of folders.values()) {
        if (isTime || !watcher.isThere) watcher.look()
      }
    },
    pause: () => void (quietFrom = clock() + pauseMs),
    goOn() {
      for (const [file, watcher] of postponed) watcher.lookAt(file)
      postponed.clear()
      for (const [before, id] of following) void follow(id, before)
      following.clear()
    },
    close() {
      clearInterval(timer)
      for (const folder of folders.keys()) unwatch(folder)
    },
  }
}
