import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

import type { Neighbour } from '#core/formats/format'

const MB = 1_048_576

export const neighbourLimits = { files: 2_000, fileBytes: 64 * MB, totalBytes: 512 * MB }
export type NeighbourLimits = typeof neighbourLimits

export interface FileNeighbour extends Neighbour {
  /** Where it really lies. */
  readonly file: string
}

/**
 * The files of a folder by the paths under which another file there names them. Whatever it writes, by
 * `..`, by an absolute path or by a link in the file system: nothing outside the folder is found.
 */
export function openNeighbours(
  folder: string,
  limits: NeighbourLimits = neighbourLimits,
): (address: string) => Promise<FileNeighbour | undefined> {
  const found = new Map<string, Promise<FileNeighbour | undefined>>()
  let totalBytes = 0

  const find = async (segments: readonly string[]): Promise<FileNeighbour | undefined> => {
    try {
      const root = await realpath(folder)
      const file = await realpath(path.join(root, ...segments))
      if (!file.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return undefined
      const stats = await stat(file)
      if (!stats.isFile() || stats.size > limits.fileBytes) return undefined
      totalBytes += stats.size
      if (totalBytes > limits.totalBytes) return undefined
      return {
        file,
        byteLength: stats.size,
        bytes: async () => new Uint8Array(await readFile(file)),
      }
    } catch {
      return undefined
    }
  }

  return async (address) => {
    const segments = safeSegments(address)
    if (!segments) return undefined
    const known = found.get(address)
    if (known) return known
    if (found.size >= limits.files) return undefined
    const finding = find(segments)
    found.set(address, finding)
    return finding
  }
}

/** The names in a path that goes down only; hidden files are nobody's pictures. */
export function safeSegments(address: string): string[] | undefined {
  const segments = address.split('/')
  return segments.every((name) => /^[^.\\:\0][^\\:\0]*$/.test(name)) ? segments : undefined
}
