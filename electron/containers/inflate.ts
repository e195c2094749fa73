import { brotliDecompressSync, inflateSync } from 'node:zlib'

import type { Inflate } from '#core/fonts/font-tables'

/** Node's own decompression. Neither makes more than was promised. */
export const nodeInflate: Inflate = {
  zlib: (bytes, byteLength) => inflateSync(bytes, { maxOutputLength: Math.max(1, byteLength) }),
  brotli: (bytes, byteLength) =>
    brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, byteLength) }),
}
