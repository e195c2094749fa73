import type { Manifest } from './publication'

/** Bytes of a section whose length is not known: only its share matters. */
const usualSection = 10_000

/** What each section counts for in the whole: its size; nothing where it is read apart. */
export const sectionWeights = ({ readingOrder }: Pick<Manifest, 'readingOrder'>): number[] =>
  readingOrder.map(({ byteLength, linear }) =>
    linear === false ? 0 : (byteLength ?? usualSection),
  )

/**
 * Share of the publication before a place, 0 to 1.
 *
 * @param weights     of each section, as {@link sectionWeights} has them
 * @param progression share of the section before the place, 0 to 1
 */
export function totalProgression(
  weights: readonly number[],
  section: number,
  progression: number,
): number {
  let before = 0
  let total = 0
  for (const [i, weight] of weights.entries()) {
    if (i < section) before += weight
    total += weight
  }
  if (total === 0) return 0
  return Math.min(1, (before + weights[section]! * progression) / total)
}
