import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

/** So much is fetched at once to begin with, in bytes: most books are not longer. */
const beginning = 8 * 1_048_576
/** Of a longer one so much at a time. The tables of one made badly are scattered all over it. */
export const chunk = 65_536

/** A file of the library that pdf.js reads piece by piece, as far as a page needs it. */
export async function openTransport(
  { PDFDataRangeTransport }: typeof Pdfjs,
  publicationId: string,
): Promise<Pdfjs.PDFDataRangeTransport> {
  const address = `/files/${publicationId}`
  const first = await fetchPart(address, 0, beginning)

  class FileTransport extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      fetchPart(address, begin, end).then(
        ({ bytes }) => this.onDataRange(begin, bytes),
        // pdf.js would wait for it for ever: what cannot be read counts as zeros.
        () => this.onDataRange(begin, new Uint8Array(end - begin)),
      )
    }
  }
  return new FileTransport(first.byteLength, first.bytes)
}

interface Part {
  readonly bytes: Uint8Array
  /** Of the whole file. */
  readonly byteLength: number
}

async function fetchPart(address: string, begin: number, end: number): Promise<Part> {
  const response = await fetch(address, { headers: { range: `bytes=${begin}-${end - 1}` } })
  const byteLength = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
  if (!response.ok || byteLength === undefined) throw new Error(`${address}: ${response.status}`)
  return { bytes: new Uint8Array(await response.arrayBuffer()), byteLength: Number(byteLength) }
}
