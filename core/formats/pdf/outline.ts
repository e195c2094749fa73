import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import type { TocEntry } from '#core/publication/publication'

import { addressOf, type DestinationSource } from './destinations'
import { textOf } from './metadata'

/** Most entries, and most levels, of what one can still find one's way in. */
const mostEntries = 10_000
const deepest = 16

type OutlineItem = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]

/**
 * The outline as a table of contents. Entries that do something else than go to a page (run a script, open a
 * program, leave for the web) lead nowhere.
 */
export async function toContents(
  document: PDFDocumentProxy,
  destinations: DestinationSource,
): Promise<TocEntry[]> {
  let left = mostEntries
  const read = async (items: readonly OutlineItem[], level: number): Promise<TocEntry[]> => {
    const entries: TocEntry[] = []
    for (const { title, dest, items: below } of items) {
      if (left-- <= 0) break
      const href = await addressOf(dest, destinations)
      const children = level < deepest ? await read(below as OutlineItem[], level + 1) : []
      const label = textOf(title)
      if (label !== undefined)
        entries.push({ label, ...(href !== undefined && { href }), children })
      else entries.push(...children)
    }
    return entries.filter(({ href, children }) => href !== undefined || children.length > 0)
  }
  // A damaged outline is no reason not to read.
  const items = await document.getOutline().catch(() => null)
  return items ? read(items, 1) : []
}
