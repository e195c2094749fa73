import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import type { Container } from '#core/formats/format'

import {
  type ArchiveLimits,
  archiveLimits,
  mostBytesOf,
  tooLarge,
  UnpackedTotal,
  unreadable,
} from './archive-limits'
import { EntryIndex } from './entry-index'

interface FolderEntry {
  /** Where it lies on the disk. */
  readonly file: string
  readonly byteLength: number
}

/** Folders nested deeper are left out. */
const deepest = 20

/**
 * Opens a folder as if it were an archive. Links are not followed: they may lead anywhere.
 *
 * @throws {ReaderError} `publication/too-large`
 */
export async function openFolderContainer(
  folder: string,
  limits: ArchiveLimits = archiveLimits,
): Promise<Container> {
  const fileName = path.basename(folder)
  const entries = new EntryIndex<FolderEntry>()
  let count = 0
  const visit = async (at: string, prefix: string, depth: number): Promise<void> => {
    if (depth > deepest) return
    for (const entry of await readdir(at, { withFileTypes: true })) {
      if (++count > limits.entries) throw tooLarge(fileName, `more than ${limits.entries} entries`)
      const file = path.join(at, entry.name)
      if (entry.isDirectory()) await visit(file, `${prefix}${entry.name}/`, depth + 1)
      else if (entry.isFile()) {
        entries.add(prefix + entry.name, { file, byteLength: (await stat(file)).size })
      }
    }
  }
  await visit(folder, '', 0)
  const total = new UnpackedTotal(fileName, limits)

  const read = async (name: string, most: number) => {
    const entry = entries.find(name)
    if (!entry) return undefined
    if (entry.byteLength > mostBytesOf(name, limits)) throw tooLarge(fileName, name)
    const content = await readStart(entry, most).catch((error: unknown) => {
      throw unreadable(fileName, name, error)
    })
    total.add(entry.file, content.length)
    return content
  }
  return {
    fileName,
    paths: entries.paths,
    byteLength: (name) => entries.find(name)?.byteLength,
    read: (name) => read(name, Infinity),
    readStart: read,
  }
}

async function readStart({ file, byteLength }: FolderEntry, most: number) {
  const handle = await open(file, 'r')
  try {
    const bytes = new Uint8Array(Math.min(byteLength, most))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
