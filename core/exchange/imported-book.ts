import { z } from 'zod'

import { HighlightColour, HighlightKind } from '#core/annotations'
import { Passage } from '#core/anchoring/passage'
import { PublicationId } from '#core/publication/publication'

/** A bookmark or a highlight from a file, before it has a place in a publication. */
export const ImportedMark = z.object({
  id: z.uuid(),
  type: z.enum(['bookmark', 'highlight']),
  passage: Passage,
  /** A note, or a bookmark’s name. */
  note: z.string().max(100_000).nullable(),
  kind: HighlightKind,
  colour: HighlightColour,
  /** ISO 8601 instants. */
  createdAt: z.string(),
  changedAt: z.string(),
})
export type ImportedMark = z.infer<typeof ImportedMark>

/** What a file says of a publication, and the marks that it has for it. */
export const ImportedBook = z.object({
  /** Hash of the very file, where the marks come from Octavo. */
  id: PublicationId.nullable(),
  identifiers: z.array(z.string()),
  /** `''` where the file names none. */
  title: z.string(),
  authors: z.array(z.string()),
  marks: z.array(ImportedMark),
})
export type ImportedBook = z.infer<typeof ImportedBook>

interface GivenMark extends Pick<ImportedMark, 'id' | 'type' | 'passage'> {
  readonly note?: string | null
  readonly kind?: HighlightKind
  readonly colour?: HighlightColour
  readonly createdAt?: string | undefined
  readonly changedAt?: string | undefined
}

/** A mark of which a file need not say everything. */
export function anImportedMark(given: GivenMark): ImportedMark {
  const { id, type, passage, note = null, kind = 'highlight', colour = 'yellow' } = given
  const { createdAt = unknownTime, changedAt = createdAt } = given
  const written = note === null || note.trim() === '' ? null : note.slice(0, 100_000)
  const words = { ...passage, exact: passage.exact.slice(0, 100_000) }
  return { id, type, passage: words, note: written, kind, colour, createdAt, changedAt }
}

/** For a mark whose file names no time: before every other, and plainly none. */
const unknownTime = '1970-01-01T00:00:00.000Z'
