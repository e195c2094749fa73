import { closeSync, fsyncSync, openSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Start of the names of files that are being written: what bears it at start is left over. */
export const draftPrefix = '.draft-'

/** The name that a file bears while it is being written. */
export const draftOf = (file: string): string =>
  path.join(path.dirname(file), draftPrefix + path.basename(file))

/** An instant as part of a file name that sorts by time: `20260131-235959-123`. */
export const stamp = (instant: Date): string =>
  instant.toISOString().replace(/[-:Z]/g, '').replace('T', '-').replace('.', '-')

/**
 * Writes a whole file or nothing: a reader, and the next start after a power cut, sees the old content
 * or the new, never half of it. Writes of the same file must not cross.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const folder = path.dirname(file)
  await mkdir(folder, { recursive: true })
  const draft = draftOf(file)
  try {
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Makes a rename last. Windows cannot open a folder, and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Waits until what was written into a file is on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** {@link syncFolder}, for what must not be interrupted. */
export function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
