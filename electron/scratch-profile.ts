import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

const prefix = 'octavo-scratch-'
/** Older ones belong to nobody any more. */
const staleAfterMs = 24 * 60 * 60 * 1000

/**
 * A profile for one run: for a picture, or where the real one cannot be written. It is cleared when the
 * process ends; what Chromium's other processes still write at that moment is cleared by a later run.
 *
 * @param folder for temporary files
 */
export function makeScratchProfile(folder: string): string {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
    const stale = path.join(folder, name)
    if (ageOf(stale) > staleAfterMs) remove(stale)
  }
  const scratch = mkdtempSync(path.join(folder, prefix))
  process.on('exit', () => remove(scratch))
  return scratch
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return 0
  }
}

/** Best effort: somebody may be writing in it, or it is another user's. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  } catch {
    return
  }
}
