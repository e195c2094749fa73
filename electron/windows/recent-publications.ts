import type { PublicationSummary } from '#core/publication/publication'

/** A menu that is longer is no shorter way than the library. */
const mostRecent = 10

/** What the menu offers to open again: what was opened or added last comes first. */
export const recentPublications = (
  publications: readonly PublicationSummary[],
): PublicationSummary[] =>
  [...publications].sort((a, b) => (lastTouched(a) < lastTouched(b) ? 1 : -1)).slice(0, mostRecent)

const lastTouched = ({ openedAt, addedAt }: PublicationSummary): string =>
  openedAt !== null && openedAt > addedAt ? openedAt : addedAt

const longestLabel = 60

/** A title as a menu shows it: short, and with no sign that a menu would take for a key. */
export function menuLabel(title: string): string {
  const short = title.length > longestLabel ? `${title.slice(0, longestLabel).trimEnd()}…` : title
  return short.replaceAll('&', '&&')
}
