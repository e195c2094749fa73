import { readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'

/** Where the bytes of an archive come from. */
export interface ByteReader {
  readonly byteLength: number
  /** Fewer bytes only where the archive ends. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
  /** The same at once, for code that cannot wait. @returns how many bytes were written into `target` */
  readInto(target: Uint8Array, offset: number): number
}

export const handleReader = (handle: FileHandle, byteLength: number): ByteReader => ({
  byteLength,
  async read(offset, length) {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, byteLength - offset)))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset)
    return bytesRead === bytes.length ? bytes : bytes.subarray(0, bytesRead)
  },
  readInto: (target, offset) => readSync(handle.fd, target, 0, target.length, offset),
})

export const memoryReader = (bytes: Uint8Array): ByteReader => ({
  byteLength: bytes.length,
  read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
  readInto(target, offset) {
    const some = bytes.subarray(offset, offset + target.length)
    target.set(some)
    return some.length
  },
})
