import { describedAs, OwnMetadata } from '#core/own-metadata'
import type { Manifest } from '#core/publication/publication'

import { keyByKey } from './checked-keys'
import { parsed } from './stored-json'

/** What the shelf shows and sorts by, in columns of its own: a list of publications reads no manifests. */
const columns = [
  'title',
  'authors',
  'format',
  'sort_as',
  'author_sort_as',
  'series',
  'series_position',
  'language',
  'tags',
  'identifier',
] as const

/** For an UPDATE, with the values of {@link descriptionOf}. */
export const setDescription = columns.map((column) => `${column} = ?`).join(', ')

/** In the order of {@link setDescription}: what somebody says first, then what the file says. */
export function descriptionOf(
  { metadata, format }: Manifest,
  own: OwnMetadata,
): (string | number | null)[] {
  const { title, sortAs, authors, series, language, tags } = describedAs(metadata, own)
  const sortName = own.authors === undefined ? metadata.authors[0]?.sortAs : undefined
  return [
    title,
    JSON.stringify(authors),
    format,
    // A title that somebody mended is not sorted by the old one.
    own.title !== undefined && own.sortAs === undefined ? null : sortAs,
    sortName ?? null,
    series?.name ?? null,
    series?.position ?? null,
    language,
    JSON.stringify(tags),
    metadata.identifier ?? null,
  ]
}

/** What cannot be understood was never said. */
export const readOwnMetadata = (json: string | null): OwnMetadata =>
  json === null ? {} : keyByKey(OwnMetadata.shape, parsed(json)).values
