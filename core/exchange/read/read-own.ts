import type { ImportedBook } from '../imported-book'
import { KeptFile, type KeptPublication } from '../kept-publication'
import { toImportedMarks } from '../own-marks'

/** Marks that Octavo wrote; `null` where the file is of another version, or damaged. */
export function readOwn(json: unknown): ImportedBook[] | null {
  const file = KeptFile.safeParse(json)
  return file.success ? file.data.publications.map(toBook) : null
}

function toBook(kept: KeptPublication): ImportedBook {
  const { id, identifiers, title, authors } = kept
  return { id, identifiers, title, authors, marks: toImportedMarks(kept) }
}
