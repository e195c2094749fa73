import { open } from 'node:fs/promises'

import { parseRange } from './byte-range'

/** Most bytes of one answer; who asks for more is given its beginning. */
const mostBytes = 16 * 1_048_576

export interface FilePart {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Index of the first of them in the file. */
  readonly first: number
  /** Of the whole file. */
  readonly byteLength: number
}

/**
 * Reads what a `Range` header asks for.
 *
 * @returns `undefined` where it asks for no part that is there
 */
export async function readFileRange(
  path: string,
  header: string | null,
): Promise<FilePart | undefined> {
  const handle = await open(path)
  try {
    const { size: byteLength } = await handle.stat()
    const range = parseRange(header, byteLength)
    if (!range || range === 'unsatisfiable') return undefined
    const { first, last } = range
    const bytes = new Uint8Array(Math.min(last - first + 1, mostBytes))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, first)
    return { bytes: bytes.subarray(0, bytesRead), first, byteLength }
  } finally {
    await handle.close()
  }
}
