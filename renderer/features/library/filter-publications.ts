import type { LibraryFilter } from '#core/library-view'
import type { PublicationSummary } from '#core/publication/publication'

/** Whether the shelf shows a publication. */
export function passes(publication: PublicationSummary, filter: LibraryFilter): boolean {
  const { state, favourites, stars, collection, tag, format, language } = filter
  return (
    (state === null || publication.state === state) &&
    (!favourites || publication.favourite) &&
    publication.stars >= stars &&
    (collection === null || publication.collections.includes(collection)) &&
    (tag === null || publication.tags.includes(tag)) &&
    (format === null || publication.format === format) &&
    (language === null || mainLanguage(publication) === language)
  )
}

/** `pt-BR` is Portuguese. */
export const mainLanguage = ({ language }: PublicationSummary): string | null =>
  language?.split(/[-_]/)[0]?.toLowerCase() ?? null

export interface FilterChoices {
  readonly tags: readonly string[]
  readonly formats: readonly string[]
  readonly languages: readonly string[]
}

/** What can be chosen among: what is there. */
export function filterChoices(publications: readonly PublicationSummary[]): FilterChoices {
  const all = <Value extends string>(values: Iterable<Value>) =>
    [...new Set(values)].sort(byLetters)
  return {
    tags: all(publications.flatMap(({ tags }) => tags)),
    formats: all(publications.map(({ format }) => format)),
    languages: all(publications.flatMap((one) => mainLanguage(one) ?? [])),
  }
}

const byLetters = new Intl.Collator().compare
