import type { XmlElement } from '#core/content/xml-tree'
import { toIdentifier } from '#core/publication/identifier'
import type { Contributor, Metadata, PublicationDate } from '#core/publication/publication'

import { readFileName } from '../file-name'
import { readingProgressionOf } from '../text/language'
import { genreName } from './genres'

/** The language that the description names. BCP 47. */
export const declaredLanguage = (book: XmlElement): string | undefined =>
  toLanguage(
    book.descendants('title-info')[0]?.child('lang')?.text ||
      book.child('fictionbook')?.attribute('lang'),
  )

/**
 * What the description says of the book.
 *
 * @param language the one it names, or the one that its words are of
 */
export function toMetadata(
  book: XmlElement,
  fileName: string,
  language: string | undefined,
): Metadata {
  const about = book.descendants('title-info')[0]
  const edition = book.descendants('publish-info')[0]
  const file = book.descendants('document-info')[0]
  const text = (parent: XmlElement | undefined, name: string) =>
    parent?.child(name)?.text || undefined

  const authors = peopleIn(about, 'author')
  const translators = peopleIn(about, 'translator').map((person) => ({ ...person, role: 'trl' }))
  const isbn = text(edition, 'isbn')
  const names = [isbn === undefined ? undefined : `urn:isbn:${isbn}`, text(file, 'id')]
  const identifiers = names.flatMap((name) => (name === undefined ? [] : [toIdentifier(name)]))
  const dates = [
    ...dated('publication', text(edition, 'year')),
    ...dated('writing', dateOf(about?.child('date'))),
    ...dated('creation', dateOf(file?.child('date'))),
  ]
  const subjects = subjectsOf(about)
  const series = seriesOf(about) ?? seriesOf(edition)
  const title =
    text(about, 'book-title') ??
    text(edition, 'book-name') ??
    readFileName(fileName.replace(/\.(?:fb2(?:\.zip)?|fbz|zip)$/i, '')).title
  return {
    title,
    authors,
    ...(translators.length > 0 && { contributors: translators }),
    ...optional('language', language),
    ...optional('publisher', text(edition, 'publisher')),
    ...optional('published', text(edition, 'year') ?? dateOf(about?.child('date'))),
    ...(dates.length > 0 && { dates }),
    ...optional('description', descriptionOf(about?.child('annotation'))),
    ...optional('identifier', identifiers[0]?.value),
    ...(identifiers.length > 0 && { identifiers }),
    ...(subjects.length > 0 && { subjects }),
    ...(series && { series }),
    layout: 'reflowable',
    readingProgression: readingProgressionOf(language),
  }
}

const optional = <Key extends string>(key: Key, value: string | undefined) =>
  (value ? { [key]: value } : {}) as Partial<Record<Key, string>>

function peopleIn(parent: XmlElement | undefined, name: string): Contributor[] {
  return (parent?.childrenNamed(name) ?? []).flatMap((person) => {
    const part = (name: string) => person.child(name)?.text ?? ''
    const given = `${part('first-name')} ${part('middle-name')}`.trim()
    const family = part('last-name')
    // Some files have no more than a name without parts.
    const full = `${given} ${family}`.trim() || part('nickname') || person.text
    if (full === '') return []
    return [{ name: full, ...(given && family && { sortAs: `${family}, ${given}` }) }]
  })
}

/** BCP 47; `undefined` for what is no tag. */
function toLanguage(written: string | undefined): string | undefined {
  const tag = written?.replaceAll('_', '-')
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)
    ? tag.replace(/^[^-]+/, (language) => language.toLowerCase())
    : undefined
}

const dateOf = (date: XmlElement | undefined): string | undefined =>
  date?.attribute('value') ?? date?.text

const dated = (event: string, value: string | undefined): PublicationDate[] =>
  value ? [{ event, value }] : []

/** Its paragraphs, each a line of plain text. */
function descriptionOf(annotation: XmlElement | undefined): string | undefined {
  if (!annotation) return undefined
  const lines = ['p', 'v', 'subtitle', 'text-author'].some(
    (name) => annotation.descendants(name)[0],
  )
    ? linesIn(annotation)
    : [annotation.text]
  return lines.filter((line) => line !== '').join('\n')
}

const linesIn = (element: XmlElement): string[] =>
  /^(?:p|v|subtitle|text-author)$/.test(element.name)
    ? [element.text]
    : element.elements.flatMap(linesIn)

/** Genres by their names, then the keywords. */
function subjectsOf(about: XmlElement | undefined): string[] {
  const genres = (about?.childrenNamed('genre') ?? []).map(({ text }) => genreName(text))
  const keywords = (about?.childrenNamed('keywords') ?? []).flatMap(({ text }) =>
    text.split(/[,;]/),
  )
  const subjects = [...genres, ...keywords].map((subject) => subject.trim())
  return [...new Set(subjects.filter((subject) => subject !== ''))]
}

/** The first sequence that has a name; a sequence may stand in another. */
function seriesOf(info: XmlElement | undefined): Metadata['series'] {
  const sequence = info?.descendants('sequence').find((element) => element.attribute('name'))
  const name = sequence?.attribute('name')
  if (name === undefined) return undefined
  const position = Number.parseFloat(sequence?.attribute('number')?.replace(',', '.') ?? '')
  return { name, ...(Number.isFinite(position) && { position }) }
}
