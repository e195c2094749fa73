import type { XmlElement } from '#core/content/xml-tree'
import { toIdentifier } from '#core/publication/identifier'
import type { Identifier, Metadata, PublicationDate } from '#core/publication/publication'

import { languageTag } from '../markup-language'

import { directedText } from './directed-text'
import { MetadataSource } from './metadata-source'
import type { PackageDocument } from './package-document'
import type { Rendition } from './rendition'

/** Languages that are written from the right; their books turn that way unless they say otherwise. */
const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/

interface Surroundings {
  readonly rendition: Rendition['metadata']
  readonly fileName: string
  /** Where the package names no language. */
  readonly languageOfText: string | undefined
}

/** What the package says of the publication, EPUB 3 refinements before EPUB 2 attributes. */
export function toMetadata(
  document: PackageDocument,
  { rendition, fileName, languageOfText }: Surroundings,
): Metadata {
  const source = new MetadataSource(document.metadata)
  const [main, ...otherTitles] = orderTitles(source)
  const directed = (element: XmlElement) => directedText(element, document.textDirection)
  const contributor = (element: XmlElement) => source.contributor(element, directed(element))
  const people = source.named('creator').map(contributor)
  const authors = people.filter(({ role }) => role === undefined || role === 'aut')
  const contributors = [
    ...(authors.length > 0 ? people.filter((person) => !authors.includes(person)) : []),
    ...source.named('contributor').map(contributor),
  ]
  const language = publicationLanguage(document) ?? languageOfText
  const subtitle = otherTitles.find(
    (title) => source.refinement(title, 'title-type') === 'subtitle',
  )
  const sortAs =
    (main && (source.refinement(main, 'file-as') ?? main.attribute('file-as'))) ??
    source.legacy('calibre:title_sort')
  const subjects = source.named('subject').map(({ text }) => text)
  const series = toSeries(source)
  const dates = allDates(source)
  const identifiers = namedIdentifiers(source)
  return {
    title: main ? directed(main) : fileName.replace(/\.[^.]+$/, ''),
    ...(subtitle && { subtitle: directed(subtitle) }),
    ...(sortAs && { sortAs }),
    authors: authors.length > 0 ? authors : people,
    ...(contributors.length > 0 && { contributors }),
    ...(language && { language }),
    ...optional('publisher', source.first('publisher')),
    ...optional('published', publishedOn(source)),
    ...(dates.length > 0 && { dates }),
    ...optional('description', source.first('description')),
    ...optional('identifier', publicationIdentifier(document)),
    ...(identifiers.length > 0 && { identifiers }),
    ...(subjects.length > 0 && { subjects }),
    ...(series && { series }),
    ...rendition,
    readingProgression: toProgression(document.direction, source, language),
  }
}

/** The identifier that the package calls its own, else its first one. */
export function publicationIdentifier(document: PackageDocument): string | undefined {
  const identifiers = new MetadataSource(document.metadata).named('identifier')
  const own = identifiers.find((element) => element.attribute('id') === document.uniqueIdentifier)
  return (own ?? identifiers[0])?.text
}

/** The first language that is one. */
export const publicationLanguage = (document: PackageDocument): string | undefined =>
  new MetadataSource(document.metadata)
    .named('language')
    .map(({ text }) => languageTag(text))
    .find((tag) => tag !== undefined)

export const allIdentifiers = (document: PackageDocument): string[] =>
  new MetadataSource(document.metadata).named('identifier').map(({ text }) => text)

/** Id of the cover image's item as EPUB 2 has it. */
export const legacyCoverId = (document: PackageDocument): string | undefined =>
  new MetadataSource(document.metadata).legacy('cover')

const optional = <Key extends string>(key: Key, value: string | undefined) =>
  (value ? { [key]: value } : {}) as Partial<Record<Key, string>>

/** The one marked as main, else the first; then the others. */
function orderTitles(source: MetadataSource): XmlElement[] {
  const titles = source.named('title')
  const main =
    titles.find((title) => source.refinement(title, 'title-type') === 'main') ?? titles[0]
  return main ? [main, ...titles.filter((title) => title !== main)] : []
}

function publishedOn(source: MetadataSource): string | undefined {
  const dates = source.named('date')
  const published =
    dates.find((date) => date.attribute('event') === 'publication') ??
    dates.find((date) => date.attribute('event') !== 'modification')
  return published?.text
}

/** A book that says more of itself was made to be large. */
const mostFacts = 50

/** `<dc:date>` with EPUB 2's event, and EPUB 3's properties. */
function allDates(source: MetadataSource): PublicationDate[] {
  const written = source.named('date').map((date) => ({
    event: date.attribute('event')?.toLowerCase() || 'publication',
    value: date.text,
  }))
  const said = properties.flatMap(([property, event]) => {
    const value = source.property(property)?.text
    return value === undefined ? [] : [{ event, value }]
  })
  return [...written, ...said].slice(0, mostFacts)
}

const properties = [
  ['dcterms:issued', 'publication'],
  ['dcterms:created', 'creation'],
  ['dcterms:modified', 'modification'],
] as const

/** By EPUB 3's refinement, or EPUB 2's attribute. */
function namedIdentifiers(source: MetadataSource): Identifier[] {
  return source
    .named('identifier')
    .slice(0, mostFacts)
    .map((element) => {
      const type = source.refinement(element, 'identifier-type')
      return toIdentifier(element.text, onixTypes.get(type ?? '') ?? element.attribute('scheme'))
    })
}

/** Of ONIX's code list 5. */
const onixTypes: ReadonlyMap<string, string> = new Map([
  ['02', 'ISBN'],
  ['03', 'GTIN'],
  ['06', 'DOI'],
  ['15', 'ISBN'],
])

function toSeries(source: MetadataSource): Metadata['series'] {
  const collection = source
    .properties('belongs-to-collection')
    .find((meta) => source.refinement(meta, 'collection-type') === 'series')
  const name = collection?.text ?? source.legacy('calibre:series')
  if (!name) return undefined
  const index = collection
    ? source.refinement(collection, 'group-position')
    : source.legacy('calibre:series_index')
  const position = Number.parseFloat(index ?? '')
  return { name, ...(Number.isFinite(position) && { position }) }
}

/** What the spine says, else Kindle's writing mode (`horizontal-rl`), else the language. */
function toProgression(
  direction: string | undefined,
  source: MetadataSource,
  language: string | undefined,
): Metadata['readingProgression'] {
  if (direction === 'rtl' || direction === 'ltr') return direction
  const isRightToLeft =
    source.legacy('primary-writing-mode')?.endsWith('-rl') ??
    rightToLeft.test(language?.toLowerCase() ?? '')
  return isRightToLeft ? 'rtl' : 'ltr'
}
