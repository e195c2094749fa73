import type { KnownMetadata } from '../document/metadata'

import type { FrontMatter } from './front-matter'

/** What front matter says, by the names that programs for Markdown give it. */
export function metadataOf({ values }: Pick<FrontMatter, 'values'>): KnownMetadata {
  const texts = (...keys: string[]): readonly string[] => {
    const found = keys.map((key) => values.get(key)).find((value) => value !== undefined)
    return typeof found === 'string' ? [found] : (found ?? [])
  }
  const text = (...keys: string[]): string | undefined => texts(...keys).join(', ') || undefined
  const known = {
    title: text('title'),
    subtitle: text('subtitle'),
    language: text('lang', 'language', 'locale'),
    published: text('date', 'published'),
    description: text('description', 'summary', 'abstract', 'excerpt'),
    publisher: text('publisher'),
    identifier: text('identifier', 'isbn', 'doi'),
    series: seriesOf(text('series', 'collection'), text('series_index', 'series-index', 'volume')),
  }
  const authors = texts('author', 'authors', 'creator', 'by').flatMap(splitNames)
  const contributors = roles.flatMap(([key, role]) =>
    texts(key)
      .flatMap(splitNames)
      .map((name) => ({ name, role })),
  )
  const subjects = texts('subject', 'subjects', 'tags', 'keywords', 'categories', 'category')
  return {
    ...(Object.fromEntries(
      Object.entries(known).filter(([, value]) => value !== undefined),
    ) as KnownMetadata),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    ...(contributors.length > 0 && { contributors }),
    ...(subjects.length > 0 && {
      subjects: subjects.flatMap((words) => words.split(/\s*[,;]\s*/)),
    }),
  }
}

const roles = [
  ['translator', 'trl'],
  ['illustrator', 'ill'],
  ['editor', 'edt'],
] as const

/** Several people in one text. A comma may be part of a name: `Le Guin, Ursula K.` */
const splitNames = (names: string): string[] =>
  names.split(/\s*;\s*|\s+(?:and|&)\s+/).filter((name) => name !== '')

/** `Name`, or `Name #3`. */
function seriesOf(written: string | undefined, index: string | undefined): KnownMetadata['series'] {
  if (written === undefined) return undefined
  const [, name = written, number = index] = /^(.+?)\s*[#№]\s*([\d.]+)$/.exec(written) ?? []
  const position = Number.parseFloat(number ?? '')
  return { name, ...(Number.isFinite(position) && { position }) }
}

/** Path of the cover that front matter names. */
export function coverOf({ values }: Pick<FrontMatter, 'values'>): string | undefined {
  const found = ['cover', 'cover-image', 'cover_image', 'coverimage', 'epub-cover-image']
    .map((key) => values.get(key))
    .find((value) => typeof value === 'string')
  return typeof found === 'string' ? found.replace(/^\.\//, '') : undefined
}
