import type { PublicationId, PublicationSummary } from '#core/publication/publication'

interface LibraryChanges {
  readonly publications: readonly PublicationSummary[]
  readonly removed: readonly PublicationId[]
}

/**
 * The library after some changes. What did not change stays the same object, so that nothing of it is drawn,
 * sorted or searched anew.
 */
export function mergePublications(
  before: readonly PublicationSummary[],
  { publications, removed }: LibraryChanges,
): readonly PublicationSummary[] {
  if (publications.length + removed.length === 0) return before
  const changed = new Map(publications.map((one) => [one.id, one]))
  const gone = new Set(removed)
  const merged: PublicationSummary[] = []
  for (const one of before) {
    if (gone.has(one.id)) continue
    merged.push(changed.get(one.id) ?? one)
    changed.delete(one.id)
  }
  return [...merged, ...changed.values()]
}
