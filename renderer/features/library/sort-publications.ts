import type { LibrarySort } from '#core/library-view'
import type { PublicationSummary } from '#core/publication/publication'

type Compare = (a: PublicationSummary, b: PublicationSummary) => number

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** Behind every letter. */
const last = '\uFFFF'

/** Reads a key once from a publication that stays as it is, and only when it is asked for. */
function remembered(read: (publication: PublicationSummary) => string) {
  const known = new WeakMap<PublicationSummary, string>()
  return (publication: PublicationSummary): string => {
    const before = known.get(publication)
    if (before !== undefined) return before
    const key = read(publication)
    known.set(publication, key)
    return key
  }
}

const withoutArticle = (title: string): string => title.replace(/^(?:the|an?)\s+/i, '')

/** By family name; those without an author come last. */
export function authorKey(author: string | undefined): string {
  if (author === undefined) return last
  if (author.includes(',')) return author
  return `${author.split(/\s+/).at(-1)} ${author}`
}

const titleOf = remembered(({ title, sortAs }) => sortAs ?? withoutArticle(title))
const authorOf = remembered(({ authors, authorSortAs }) => authorSortAs ?? authorKey(authors[0]))
const seriesOf = ({ series }: PublicationSummary): string => series?.name ?? last

const byTitle: Compare = (a, b) => collator.compare(titleOf(a), titleOf(b))
const byPosition: Compare = (a, b) => positionOf(a) - positionOf(b)
const positionOf = ({ series }: PublicationSummary): number =>
  series?.position ?? Number.MAX_SAFE_INTEGER

/** As the volumes of a series stand on a shelf. */
export const bySeriesPosition: Compare = (a, b) => byPosition(a, b) || byTitle(a, b)

/** Instants of one form are in order as their letters are. */
const laterFirst = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1)

const lastTouched = ({ addedAt, openedAt }: PublicationSummary): string =>
  openedAt !== null && openedAt > addedAt ? openedAt : addedAt

const orders: Readonly<Record<LibrarySort, Compare>> = {
  // What was added just now is on top too: somebody is about to read it.
  recent: (a, b) => laterFirst(lastTouched(a), lastTouched(b)) || byTitle(a, b),
  added: (a, b) => laterFirst(a.addedAt, b.addedAt) || byTitle(a, b),
  title: byTitle,
  author: (a, b) => collator.compare(authorOf(a), authorOf(b)) || byTitle(a, b),
  series: (a, b) => collator.compare(seriesOf(a), seriesOf(b)) || byPosition(a, b) || byTitle(a, b),
  stars: (a, b) => b.stars - a.stars || byTitle(a, b),
  progress: (a, b) => (b.totalProgression ?? 0) - (a.totalProgression ?? 0) || byTitle(a, b),
}

export const sortPublications = (
  publications: readonly PublicationSummary[],
  sort: LibrarySort,
): PublicationSummary[] => publications.toSorted(orders[sort])

/**
 * Sorts as {@link sortPublications}, but from the order of the last time: then only what changed has to find its
 * place, where comparing all of ten thousand titles would hold up whoever looks at them.
 */
export function createSorter(): typeof sortPublications {
  let last: { readonly sort: LibrarySort; readonly sorted: PublicationSummary[] } | undefined
  return (publications, sort) => {
    const before = last?.sort === sort ? last.sorted : []
    const ranks = new Map(before.map(({ id }, index) => [id, index]))
    const rankOf = ({ id }: PublicationSummary) => ranks.get(id) ?? before.length
    const nearly =
      before.length > 0 ? publications.toSorted((a, b) => rankOf(a) - rankOf(b)) : publications
    const sorted = sortPublications(nearly, sort)
    last = { sort, sorted }
    return sorted
  }
}
