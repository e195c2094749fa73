import type { Preferences } from '#core/stored-preferences'
import type { PublicationSummary } from '#core/publication/publication'

type Sort = Preferences['library']['sort']

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** What the shelf shows: those that match a search, in the order somebody chose. */
export function arrangePublications(
  publications: readonly PublicationSummary[],
  query: string,
  sort: Sort,
): PublicationSummary[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return publications
    .filter(({ title, authors }) => {
      const text = plain([title, ...authors].join(' '))
      return words.every((word) => text.includes(word))
    })
    .sort(orders[sort])
}

const byTitle = (a: PublicationSummary, b: PublicationSummary): number =>
  collator.compare(titleKey(a.title), titleKey(b.title))

const orders: Readonly<Record<Sort, (a: PublicationSummary, b: PublicationSummary) => number>> = {
  // What was added just now is on top too: somebody is about to read it.
  recent: (a, b) => lastTouched(b).localeCompare(lastTouched(a)) || byTitle(a, b),
  title: byTitle,
  author: (a, b) => collator.compare(authorKey(a), authorKey(b)) || byTitle(a, b),
}

const lastTouched = ({ addedAt, openedAt }: PublicationSummary): string =>
  openedAt !== null && openedAt > addedAt ? openedAt : addedAt

const titleKey = (title: string): string => title.replace(/^(?:the|an?)\s+/i, '')

/** By family name; those without an author come last. */
const authorKey = ({ authors }: PublicationSummary): string => {
  const [first] = authors
  if (first === undefined) return '\uFFFF'
  const names = first.split(/\s+/)
  return `${names.at(-1)} ${first}`
}

/** Without case and accents, so that "emile" finds "Émile". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
