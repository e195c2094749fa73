import type { Source } from '#core/formats/format'

import { memoryReader } from '../../electron/containers/byte-reader'
import { openContainer } from '../../electron/containers/open-container'

/** A file in memory, read as the app reads one on disk. */
export function bytesSource(fileName: string, bytes: Uint8Array): Source {
  return {
    fileName,
    byteLength: bytes.length,
    head: bytes.subarray(0, 4_096),
    bytes: async () => new Uint8Array(bytes),
    readPart: (offset, length) => memoryReader(bytes).read(offset, length),
    container: () => openContainer(fileName, memoryReader(bytes), bytes.subarray(0, 4_096)),
  }
}
