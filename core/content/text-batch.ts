import { z } from 'zod'

/** A chunk, by indices that count from 0. */
export const ChunkPlace = z.object({
  /** Among all sections that can be fetched. */
  section: z.int().nonnegative(),
  chunk: z.int().nonnegative(),
})
export type ChunkPlace = z.infer<typeof ChunkPlace>

/** The text of a chunk without its markup: what a `ChunkText` is made of. */
export const PlainChunk = z.object({
  section: z.int().nonnegative(),
  /** Length of the whole section in locator offsets. */
  sectionLength: z.int().nonnegative(),
  /** Locator offset at which the chunk begins. */
  start: z.int().nonnegative(),
  /** As `TextParts` has them, with offsets in the chunk. */
  searchable: z.string(),
  breaks: z.array(z.int().nonnegative()),
  withoutReadings: z.string().optional(),
})
export type PlainChunk = z.infer<typeof PlainChunk>

/** Chunks in reading order, and the first one behind them; none where that is the end. */
export const TextBatch = z.object({ chunks: z.array(PlainChunk), next: ChunkPlace.nullable() })
export type TextBatch = z.infer<typeof TextBatch>

export const TextSpan = z.object({
  from: ChunkPlace,
  /** Index of the section behind the last one. */
  end: z.int().nonnegative(),
})
export type TextSpan = z.infer<typeof TextSpan>

/** A part of a span that is read at once. */
export const TextRange = TextSpan.extend({
  /** Characters after which no other chunk is begun. */
  most: z.int().positive(),
})
export type TextRange = z.infer<typeof TextRange>

/** Address of a span under the app's origin: `/texts/<id>/7.2,12`. A line of its answer is a `TextBatch`. */
export const textsAddress = (publicationId: string, { from, end }: TextSpan): string =>
  `/texts/${publicationId}/${from.section}.${from.chunk},${end}`

/** The span that the last part of an address names; `null` where it names anything else. */
export function parseTextSpan(name: string): TextSpan | null {
  const parts = /^(\d{1,7})\.(\d{1,7}),(\d{1,7})$/.exec(name)
  if (!parts) return null
  const [section = 0, chunk = 0, end = 0] = parts.slice(1).map(Number)
  return { from: { section, chunk }, end }
}
