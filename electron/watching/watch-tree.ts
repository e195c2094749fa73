import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'

/** Hears of what happens in a folder and below it. */
export interface TreeWatch {
  /** A folder below is there, perhaps anew. */
  include(folder: string): void
  close(): void
}

type OnChange = (changed: string) => void

/**
 * Where the system can, one watch has the whole tree. Linux cannot: what Node does there since version 20 is a
 * watch for each file, so each folder has one here. What nobody hears of is found by the next walk.
 *
 * @param onChange gets the full path of what was changed, made, or is gone
 */
export function watchTree(root: string, onChange: OnChange): TreeWatch {
  const whole = process.platform === 'linux' ? undefined : tryToWatch(root, true, onChange)
  if (whole) return { include: () => undefined, close: () => whole.close() }

  const watches = new Map<string, FSWatcher>()
  return {
    include(folder) {
      // The watch of a folder that was gone meanwhile is deaf.
      watches.get(folder)?.close()
      const one = tryToWatch(folder, false, onChange)
      if (one) watches.set(folder, one)
      else watches.delete(folder)
    },
    close() {
      for (const one of watches.values()) one.close()
      watches.clear()
    },
  }
}

/** @returns `undefined` where it cannot be watched, or where the system has no watches left */
function tryToWatch(folder: string, recursive: boolean, onChange: OnChange): FSWatcher | undefined {
  try {
    const one = watch(folder, { recursive, persistent: false }, (_event, name) =>
      onChange(name === null ? folder : path.join(folder, name)),
    )
    one.on('error', () => one.close())
    return one
  } catch {
    return undefined
  }
}
