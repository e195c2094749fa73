import { z } from 'zod'

import { HighlightColour, HighlightKind } from '#core/annotations'
import { Passage } from '#core/anchoring/passage'
import { PublicationId } from '#core/publication/publication'

/** A bookmark or a highlight from a file, before it has a place in a publication. */
export const ImportedMark = z.object({
  id: z.uuid(),
  type: z.enum(['bookmark', 'highlight']),
  passage: Passage,
  /** Of a bookmark. */
  name: z.string().max(500).nullable(),
  note: z.string().max(100_000).nullable(),
  kind: HighlightKind,
  /** `null` where the file names none. */
  colour: HighlightColour.nullable(),
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
  readonly name?: string | null
  readonly note?: string | null
  readonly kind?: HighlightKind
  readonly colour?: HighlightColour | null
  readonly createdAt?: string | undefined
  readonly changedAt?: string | undefined
}

/** A mark of which a file need not say everything. */
export function anImportedMark(given: GivenMark): ImportedMark {
  const { id, type, passage, kind = 'highlight', colour = null } = given
  const { createdAt = unknownTime, changedAt = createdAt } = given
  const name = written(given.name, 500)
  const note = written(given.note, 100_000)
  const words = { ...passage, exact: passage.exact.slice(0, 100_000) }
  return { id, type, passage: words, name, note, kind, colour, createdAt, changedAt }
}

/** What is blank was not written. */
const written = (text: string | null | undefined, most: number): string | null =>
  text === null || text === undefined || text.trim() === '' ? null : text.slice(0, most)

/** For a mark whose file names no time: before every other, and plainly none. */
const unknownTime = '1970-01-01T00:00:00.000Z'
