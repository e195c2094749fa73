import { type PdfBytes, textParts } from './pdf-bytes'

/**
 * Opens a PDF; one that was cut off, with an ending of our own. pdf.js finds all objects again by itself, but
 * only a trailer tells it which of them is the catalog, and that stands at the end of the file.
 *
 * @param open throws what pdf.js throws
 */
export async function openWithTrailer<Opened>(
  file: PdfBytes,
  open: (file: PdfBytes) => Promise<Opened>,
): Promise<Opened> {
  try {
    return await open(file)
  } catch (error) {
    if ((error as Error).name !== 'InvalidPDFException') throw error
    const catalog = await findCatalog(file)
    if (catalog === undefined) throw error
    return open(withEnding(file, catalog))
  }
}

/** An object that says within 2,000 characters, and before another begins, that it is a catalog. */
const catalogs = /(\d{1,10}\s+\d{1,5})\s+obj\b(?:(?!obj\b)[^]){0,2000}?\/Type\s*\/Catalog\b/g

/**
 * The catalog that was written last.
 *
 * @returns its number and generation; `undefined` where there is none, and where the file is encrypted: its key
 *   was lost with the trailer
 */
async function findCatalog(file: PdfBytes): Promise<string | undefined> {
  let found: string | undefined
  for await (const text of textParts(file)) {
    if (/\/Filter\s*\/Standard\b/.test(text)) return undefined
    for (const [, reference] of text.matchAll(catalogs)) found = reference
  }
  return found
}

/** What may be open where the file was cut is closed first. */
function withEnding({ byteLength, read }: PdfBytes, catalog: string): PdfBytes {
  const ending = new TextEncoder().encode(
    `\nendstream\nendobj\nstartxref\n0\ntrailer\n<</Root ${catalog} R>>\n`,
  )
  return {
    byteLength: byteLength + ending.length,
    async read(offset, length) {
      const own = await read(offset, Math.max(0, Math.min(length, byteLength - offset)))
      const from = Math.max(0, offset - byteLength)
      const added = ending.subarray(from, Math.max(from, offset + length - byteLength))
      const all = new Uint8Array(own.length + added.length)
      all.set(own)
      all.set(added, own.length)
      return all
    },
  }
}
