import { decodeHTML } from 'entities/decode'

import { toIdentifier } from '#core/publication/identifier'
import type { Contributor, Metadata } from '#core/publication/publication'

import { decode } from '../text/encoding/decode'
import { readFileName } from '../file-name'
import { readingProgressionOf } from '../text/language'

import type { MobiHeader } from './book-header'
import { exthKinds } from './exth'

/** The language that the header names. BCP 47. */
export const declaredLanguage = (header: MobiHeader): string | undefined =>
  valuesOf(header, exthKinds.language)[0]?.replaceAll('_', '-') ?? header.language

/**
 * What the header says of the book.
 *
 * @param language the one it names, or the one that its words are of
 */
export function toMetadata(
  header: MobiHeader,
  fileName: string,
  databaseName: string,
  language: string | undefined,
): Metadata {
  const { title } = header
  const all = (kind: number): string[] => valuesOf(header, kind)
  const first = (kind: number): string | undefined => all(kind)[0]

  const description = header.exth.get(exthKinds.description)?.[0]
  const isbn = first(exthKinds.isbn)
  const dates = all(exthKinds.published).map((value) => ({ event: 'publication', value }))
  const asins = [...all(exthKinds.asin), ...all(exthKinds.asinOfShop)]
  const identifiers = [
    ...all(exthKinds.isbn).map((value) => toIdentifier(`urn:isbn:${value}`)),
    ...[...new Set(asins)].map((value) => toIdentifier(value, 'ASIN')),
    // What made the file writes there what it was made from: words, or a name.
    ...all(exthKinds.source)
      .map((value) => toIdentifier(value))
      .filter(({ scheme }) => scheme !== undefined),
  ]
  const subjects = all(exthKinds.subject)
  const contributors = all(exthKinds.contributor).map((name): Contributor => ({ name }))
  const progression = first(exthKinds.pageProgression)
  return {
    title:
      (first(exthKinds.title) ?? clean(title)) ||
      clean(databaseName.replaceAll('_', ' ')) ||
      readFileName(fileName.replace(/\.[^.]+$/, '')).title,
    ...optional('sortAs', first(exthKinds.titleSortAs)),
    authors: authorsOf(all(exthKinds.author), all(exthKinds.authorSortAs)),
    ...(contributors.length > 0 && { contributors }),
    ...optional('language', language),
    ...optional('publisher', first(exthKinds.publisher)),
    ...optional('published', first(exthKinds.published)),
    ...(dates.length > 0 && { dates }),
    ...optional('description', description && decode(description, header.encoding)),
    ...optional('identifier', isbn === undefined ? first(exthKinds.asin) : `urn:isbn:${isbn}`),
    ...(identifiers.length > 0 && { identifiers }),
    ...(subjects.length > 0 && { subjects }),
    layout: first(exthKinds.fixedLayout) === 'true' ? 'fixed' : 'reflowable',
    readingProgression:
      progression === 'rtl' || (progression !== 'ltr' && readingProgressionOf(language) === 'rtl')
        ? 'rtl'
        : 'ltr',
  }
}

const valuesOf = ({ exth, encoding }: MobiHeader, kind: number): string[] =>
  (exth.get(kind) ?? []).map((bytes) => clean(decode(bytes, encoding))).filter(Boolean)

const clean = (text: string): string =>
  decodeHTML(text)
    .replace(/[\s\0]+/g, ' ')
    .trim()

const optional = <Key extends string>(key: Key, value: string | undefined) =>
  (value ? { [key]: value } : {}) as Partial<Record<Key, string>>

function authorsOf(names: readonly string[], sortNames: readonly string[]): Contributor[] {
  return names.map((name, index) => {
    const sortAs = sortNames[index]
    return { name, ...(sortAs !== undefined && { sortAs }) }
  })
}
