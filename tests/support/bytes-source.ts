import type { Source } from '#core/formats/format'

import { openZipContainer } from '../../electron/containers/zip-container'

/** A file in memory, read as the app reads one on disk. */
export function bytesSource(fileName: string, bytes: Uint8Array): Source {
  return {
    fileName,
    byteLength: bytes.length,
    head: bytes.subarray(0, 4_096),
    bytes: async () => new Uint8Array(bytes),
    container: () =>
      openZipContainer(fileName, {
        byteLength: bytes.length,
        read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
      }),
  }
}
