import { readReference } from '#core/content/href'
import { readMarkup, type FlatAttributes } from '#core/content/markup-reader'
import { attributeOf } from '#core/content/style-collector'

import type { KnownMetadata } from '../document/metadata'

/** What the head of a page says about it. */
export interface Head {
  readonly metadata: KnownMetadata
  /** Path of the cover, where the page names one of its own files. */
  readonly cover: string | undefined
}

const longestHead = 300_000

/**
 * Title, author and the rest by the names that are in use: plain ones, Dublin Core, OpenGraph, and those
 * of articles in journals.
 */
export function readHead(markup: string): Head {
  const { meta, title, icon } = collect(headOf(markup))
  const first = (...names: string[]) => names.flatMap((name) => meta.get(name) ?? []).at(0)
  const all = (...names: string[]) =>
    names.map((name) => meta.get(name) ?? []).find((found) => found.length > 0) ?? []
  const authors = all(
    'dc.creator',
    'dcterms.creator',
    'citation_author',
    'author',
    'article:author',
  )
    // Some give the address of a profile.
    .filter((name) => !/^https?:/i.test(name))
    .map((name) => ({ name }))
  const subjects = all('dc.subject', 'dcterms.subject', 'keywords', 'article:tag').flatMap(
    (words) => words.split(/\s*[,;]\s*/).filter((word) => word !== ''),
  )
  const shown = titleOf(title, first('dc.title', 'dcterms.title', 'citation_title', 'og:title'))
  const description = first(
    'dc.description',
    'dcterms.description',
    'description',
    'og:description',
  )
  const published = first(
    'dc.date',
    'dcterms.issued',
    'dcterms.date',
    'citation_publication_date',
    'article:published_time',
    'date',
  )
  const identifier = first(
    'dc.identifier',
    'dcterms.identifier',
    'citation_isbn',
    'citation_doi',
    'book:isbn',
  )
  const publisher = first('dc.publisher', 'dcterms.publisher', 'og:site_name')
  const language = first('dc.language', 'dcterms.language', 'og:locale')
  return {
    metadata: {
      ...(shown !== undefined && { title: shown }),
      ...(authors.length > 0 && { authors }),
      ...(subjects.length > 0 && { subjects }),
      ...(description !== undefined && { description }),
      ...(published !== undefined && { published }),
      ...(publisher !== undefined && { publisher }),
      ...(identifier !== undefined && { identifier }),
      ...(language !== undefined && { language }),
    },
    cover: ownImage(icon) ?? ownImage(first('og:image')),
  }
}

/** The part before the body: nothing else is read for it. */
function headOf(markup: string): string {
  const start = markup.slice(0, longestHead)
  const end = /<body\b|<\/head\s*>/i.exec(start)?.index
  return end === undefined ? start : start.slice(0, end)
}

interface Collected {
  /** Contents by lower-case name. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly title: string | undefined
  readonly icon: string | undefined
}

function collect(head: string): Collected {
  const meta = new Map<string, string[]>()
  let icon: string | undefined
  let title: string | undefined
  let isInTitle = false
  const addMeta = (attributes: FlatAttributes) => {
    const name = attributeOf(attributes, 'name') ?? attributeOf(attributes, 'property')
    const content = collapse(attributeOf(attributes, 'content'))
    if (name === undefined || content === '') return
    const key = name.trim().toLowerCase()
    const known = meta.get(key)
    if (known) known.push(content)
    else meta.set(key, [content])
  }
  readMarkup(head, 'html', {
    open(name, attributes) {
      if (name === 'meta') addMeta(attributes)
      else if (name === 'title' && title === undefined) {
        isInTitle = true
        title = ''
      } else if (name === 'link' && /\bicon\b/i.test(attributeOf(attributes, 'rel') ?? '')) {
        icon ??= attributeOf(attributes, 'href')
      }
    },
    close(name) {
      if (name === 'title') isInTitle = false
    },
    text(data) {
      if (isInTitle) title += data
    },
  })
  return { meta, title: collapse(title) || undefined, icon }
}

/** Sites put their own name into the title: the shorter one that is a part of it is the page's. */
function titleOf(title: string | undefined, declared: string | undefined): string | undefined {
  if (title === undefined || declared === undefined) return title ?? declared
  return title.includes(declared) ? declared : title
}

/** Books have their cover as icon; the icon of a site is none. */
function ownImage(address: string | undefined): string | undefined {
  if (address === undefined || !/cover/i.test(address)) return undefined
  const reference = readReference('', address)
  return reference.kind === 'internal' ? reference.path : undefined
}

const collapse = (text: string | undefined): string => text?.replace(/\s+/g, ' ').trim() ?? ''
