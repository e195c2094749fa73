/**
 * pdf.js unpacks a stream as far as it goes, and one of a megabyte may come to gigabytes. It has no setting for
 * that, so its two ways of unpacking are given a limit as it is bundled.
 *
 * @param {number} mostBytes of one stream
 * @returns {import('vite').Plugin}
 */
export const pdfStreamLimit = (mostBytes) => ({
  name: 'pdf-stream-limit',
  transform: {
    filter: { id: /pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.worker\.mjs$/ },
    handler: (code) => ({ code: withStreamLimit(code, mostBytes), map: null }),
  },
})

/**
 * @param {string} code of pdf.worker.mjs
 * @param {number} mostBytes
 */
export function withStreamLimit(code, mostBytes) {
  let limited = code
  for (const { after, length } of places) {
    const check = ` if (${length} > ${mostBytes}) throw new Error("The stream is too long");`
    const parts = limited.split(after)
    if (parts.length !== 2) throw new Error('pdf.js unpacks streams in another way than it did')
    limited = parts.join(after + check)
  }
  return limited
}

/** Its own decoders make room for what they write, and the platform's hands out chunks. */
const places = [
  { after: '\n  ensureBuffer(requested) {\n    const buffer = this.buffer;', length: 'requested' },
  { after: '\n        totalLength += chunk.byteLength;', length: 'totalLength' },
]
