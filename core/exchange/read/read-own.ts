import { passageAt, passageBetween } from '#core/anchoring/passage'

import { anImportedMark, type ImportedBook, type ImportedMark } from '../imported-book'
import { KeptFile, type KeptPublication } from '../kept-publication'

/** Marks that Octavo wrote; `null` where the file is of another version, or damaged. */
export function readOwn(json: unknown): ImportedBook[] | null {
  const file = KeptFile.safeParse(json)
  return file.success ? file.data.publications.map(toBook) : null
}

function toBook(kept: KeptPublication): ImportedBook {
  const { id, identifiers, title, authors, bookmarks, highlights, unplaced } = kept
  const marks: ImportedMark[] = [
    ...bookmarks.map((one) =>
      anImportedMark({ ...one, type: 'bookmark', passage: passageAt(one.locator) }),
    ),
    ...highlights.map((one) =>
      anImportedMark({
        ...one,
        type: 'highlight',
        passage: passageBetween(one.locator, one.end, one.text),
      }),
    ),
    ...unplaced.map(anImportedMark),
  ]
  return { id, identifiers, title, authors, marks }
}
