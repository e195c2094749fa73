import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

import type { PdfBytes } from '#core/formats/pdf/pdf-bytes'

/** So much is fetched at once to begin with, in bytes: most books are not longer. */
const beginning = 8 * 1_048_576
/** Of a longer one so much at a time. The tables of one made badly are scattered all over it. */
export const chunk = 65_536

/** A file of the library. What cannot be read counts as zeros: pdf.js would wait for it for ever. */
export async function openFile(publicationId: string): Promise<PdfBytes> {
  const address = `/files/${publicationId}`
  const { bytes, byteLength } = await fetchPart(address, 0, beginning)
  /** Handed out once, so that it is not kept. */
  let start: Part['bytes'] | null = bytes
  return {
    byteLength,
    async read(offset, length) {
      const end = Math.min(offset + length, byteLength)
      if (start && offset === 0 && end === start.length) {
        const first = start
        start = null
        return first
      }
      if (end <= offset) return new Uint8Array()
      try {
        return (await fetchPart(address, offset, end)).bytes
      } catch {
        return new Uint8Array(end - offset)
      }
    },
  }
}

/** Hands pdf.js a file piece by piece, as far as a page needs it. */
export async function openTransport(
  { PDFDataRangeTransport }: typeof Pdfjs,
  { byteLength, read }: PdfBytes,
): Promise<Pdfjs.PDFDataRangeTransport> {
  class FileTransport extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      void read(begin, end - begin).then((bytes) => this.onDataRange(begin, bytes))
    }
  }
  return new FileTransport(byteLength, await read(0, beginning))
}

interface Part {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Of the whole file. */
  readonly byteLength: number
}

async function fetchPart(address: string, begin: number, end: number): Promise<Part> {
  const response = await fetch(address, { headers: { range: `bytes=${begin}-${end - 1}` } })
  const byteLength = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
  if (!response.ok || byteLength === undefined) throw new Error(`${address}: ${response.status}`)
  return { bytes: new Uint8Array(await response.arrayBuffer()), byteLength: Number(byteLength) }
}
