import { bareIdentifier, toIdentifier } from '#core/publication/identifier'
import type { Identifier, Metadata, PublicationDate } from '#core/publication/publication'

/** A fact about a publication: what it is called, and the fact. */
export type NamedFact = readonly [name: string, fact: string]

/** What happened on a date, by the words of EPUB 2. Others are shown as the file has them. */
const events: ReadonlyMap<string, string> = new Map([
  ['publication', 'Published'],
  ['original-publication', 'First published'],
  ['writing', 'Written'],
  ['creation', 'Created'],
  ['modification', 'Changed'],
])

/** All dates that a publication names, those of its publication first; without the time of day. */
export function namedDates({
  published,
  dates = [],
}: Pick<Metadata, 'published' | 'dates'>): NamedFact[] {
  const isTold = dates.some(({ value }) => value === published)
  const all: PublicationDate[] = [
    ...(published === undefined || isTold ? [] : [{ event: 'publication', value: published }]),
    ...dates,
  ]
  const named = all.map(({ event, value }): NamedFact => [
    events.get(event) ?? event,
    value.replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1'),
  ])
  const first = ([name]: NamedFact) => (name === events.get('publication') ? 0 : 1)
  return distinct(named).sort((one, other) => first(one) - first(other))
}

/** All names that a publication has, each by its scheme. */
export function namedIdentifiers({
  identifier,
  identifiers,
}: Pick<Metadata, 'identifier' | 'identifiers'>): NamedFact[] {
  const all: Identifier[] =
    identifiers ?? (identifier === undefined ? [] : [toIdentifier(identifier)])
  return distinct(all.map((one): NamedFact => [one.scheme ?? 'Identifier', bareIdentifier(one)]))
}

const distinct = (facts: readonly NamedFact[]): NamedFact[] => [
  ...new Map(facts.map((fact) => [fact.join('\n'), fact])).values(),
]
