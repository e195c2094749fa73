import { stat } from 'node:fs/promises'

import type { KnownFile } from '../storage/publications-repository'

import { lookAtBook, walkBooks } from './walk-books'
import { type TreeWatch, watchTree } from './watch-tree'

export interface FolderWatcherOptions {
  readonly folder: string
  /** A folder that is never looked into. */
  readonly leftOut: string
  /** Whether a file need not be looked into, in the state in which it is. */
  readonly isKnown: (file: KnownFile) => boolean
  /** A file or a folder of pictures is new, or another one than before, and nobody writes to it any more. It does not reject. */
  readonly take: (file: KnownFile) => Promise<void>
  /** {@link FolderWatcher.isThere} or {@link FolderWatcher.waiting} is another one. */
  readonly onChange: () => void
  /** Looking came to an end by a mistake of our own. */
  readonly onError: (error: unknown) => void
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Time after which a file that is still the same is taken to be whole. */
  readonly settleMs: number
}

/** One folder that is watched. */
export interface FolderWatcher {
  readonly isThere: boolean
  /** Files that were found and are not taken yet. */
  readonly waiting: number
  /** Goes through all of it: the start, or after something may have gone unheard. */
  look(): void
  /** Looks at one file of it again. */
  lookAt(file: string): void
  close(): void
}

/** Copying a folder makes a hundred changes: what comes within it is looked at together. */
const gatherMs = 300

/** Tells of new books in a folder, one at a time. It changes nothing in it, and takes nothing for deleted. */
export function createFolderWatcher(options: FolderWatcherOptions): FolderWatcher {
  const { folder, leftOut, isKnown, take, onChange, wait, settleMs } = options
  const ending = new AbortController()
  const { signal } = ending
  const pending = new Set<string>()
  let tree: TreeWatch | undefined
  let isThere = true
  let waiting = 0
  let isWorking = false

  const setState = (there: boolean, files: number) => {
    if (there === isThere && files === waiting) return
    isThere = there
    waiting = files
    onChange()
  }

  const findChanged = async (paths: readonly string[]): Promise<KnownFile[]> => {
    const changed = new Map<string, KnownFile>()
    const seen = new Set<string>()
    for (const from of paths) {
      const onFolder = (one: string) => tree?.include(one)
      for await (const file of walkBooks(from, { root: folder, leftOut, onFolder, seen })) {
        if (signal.aborted) return []
        if (!isKnown(file)) changed.set(file.path, file)
      }
    }
    return [...changed.values()]
  }

  /** What is being written is looked at again. */
  const takeSettled = async (files: readonly KnownFile[]) => {
    await wait(settleMs, signal)
    for (const [index, file] of files.entries()) {
      if (signal.aborted) return
      const now = await lookAtBook(file.path)
      if (now && !isSame(now, file)) pending.add(file.path)
      else if (now) await take(now)
      setState(isThere, files.length - index - 1)
    }
  }

  const work = async () => {
    while (pending.size > 0 && !signal.aborted) {
      await wait(gatherMs, signal)
      if (signal.aborted) return
      const paths = [...pending]
      pending.clear()
      const there = await isFolder(folder)
      setState(there, waiting)
      if (!there) continue
      if (paths.includes(folder)) {
        tree?.close()
        tree = watchTree(folder, hear)
      }
      const changed = await findChanged(paths.includes(folder) ? [folder] : paths)
      if (changed.length === 0) continue
      setState(true, changed.length)
      await takeSettled(changed)
    }
  }

  const hear = (changed: string) => {
    pending.add(changed)
    if (isWorking || signal.aborted) return
    isWorking = true
    work()
      .catch((error: unknown) => options.onError(error))
      .finally(() => {
        isWorking = false
      })
  }

  return {
    get isThere() {
      return isThere
    },
    get waiting() {
      return waiting
    },
    look: () => hear(folder),
    lookAt: hear,
    close() {
      ending.abort()
      tree?.close()
    },
  }
}

const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )

const isSame = (one: KnownFile, other: KnownFile): boolean =>
  one.byteLength === other.byteLength && one.modifiedMs === other.modifiedMs
