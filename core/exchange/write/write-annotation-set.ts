import type { Bookmark, Highlight } from '#core/annotations'
import { contextLength } from '#core/anchoring/passage'
import { encodePath } from '#core/content/href'
import { tagsOf } from '#core/note-tags'
import type { Locator } from '#core/publication/locator'

import { byPlace } from '../kept-entries'
import type { MarkupPlace } from '../markup-place'
import type { KeptPublication } from '../kept-publication'
import { nameUuid } from '../name-uuid'
import { toNamedInformation } from '../named-information'
import {
  colourNames,
  contexts,
  fragmentSpecifications,
  offsetSelector,
  styleNames,
} from '../w3c-vocabulary'

import { textFragment } from './text-fragment'

export interface AnnotationSetOptions {
  readonly profile: 'epub-annotations' | 'readium'
  /** ISO 8601 instant. */
  readonly generated: string
  readonly version: string
  /** By id of the mark; where it is not known there is none. */
  readonly markupPlaces: ReadonlyMap<string, MarkupPlace>
}

/**
 * What was kept in one publication as an `AnnotationSet`.
 *
 * @see https://www.w3.org/TR/epub-anno-10/
 * @see https://github.com/readium/annotations
 */
export function writeAnnotationSet(kept: KeptPublication, options: AnnotationSetOptions): string {
  const { profile, generated, version } = options
  const context = { '@context': contexts[profile] }
  const annotations = [
    ...kept.bookmarks.map((one) => ({ locator: one.locator, item: ofBookmark(one, options) })),
    ...kept.highlights.map((one) => ({ locator: one.locator, item: ofHighlight(one, options) })),
  ]
    .sort((a, b) => byPlace(a.locator, b.locator))
    .map(({ item }) => item)
  const items = [...annotations, ...kept.unplaced.map(ofUnplaced)]
  const set = {
    ...context,
    id: `urn:uuid:${nameUuid(kept.id, generated)}`,
    type: 'AnnotationSet',
    generator: {
      id: 'https://octavo.invalid',
      type: 'Software',
      name: `Octavo ${version}`,
      homepage: 'https://octavo.invalid',
    },
    generated,
    ...(profile === 'readium' && { title: kept.title }),
    about: aboutOf(kept),
    // Thorium wants the context in each of them; JSON-LD has it from the set.
    items: profile === 'readium' ? items.map((item) => ({ ...context, ...item })) : items,
  }
  return `${JSON.stringify(set, null, 2)}\n`
}

function aboutOf(kept: KeptPublication) {
  const { id, identifiers, title, authors, publisher, published, mediaType } = kept
  const year = /\b\d{4}\b/.exec(published ?? '')?.[0]
  return {
    'dc:identifier': [...identifiers, toNamedInformation(id)],
    'dc:format': mediaType,
    'dc:title': title,
    ...(publisher !== null && { 'dc:publisher': publisher }),
    'dc:creator': authors,
    ...(year !== undefined && { 'dc:date': year }),
  }
}

function ofBookmark(bookmark: Bookmark, options: AnnotationSetOptions) {
  const { id, locator, createdAt } = bookmark
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: 'bookmarking',
    created: createdAt,
    target: targetOf(locator, [
      ...markupSelectors(id, options),
      ...quoteSelector(id, options, { locator, end: null, text: '' }),
      ...ownSelectors(locator, null),
    ]),
    ...bookmarkBody(bookmark),
  }
}

/** Other readers know one text: it is the note where there is one, and then the name stands apart. */
function bookmarkBody({ name, colour, note }: Pick<Bookmark, 'name' | 'colour' | 'note'>) {
  if (name === null && colour === null && note === null) return {}
  return {
    body: {
      type: 'TextualBody',
      value: note ?? name ?? '',
      format: 'text/plain',
      ...(note !== null && { 'octavo:name': name ?? '' }),
      ...(colour !== null && { color: colourNames[colour] }),
    },
  }
}

function ofHighlight(highlight: Highlight, options: AnnotationSetOptions) {
  const { id, locator, end, text, createdAt, changedAt } = highlight
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: highlight.note === null ? 'highlighting' : 'commenting',
    created: createdAt,
    ...(changedAt !== createdAt && { modified: changedAt }),
    target: targetOf(locator, [
      ...markupSelectors(id, options),
      ...quoteSelector(id, options, { locator, end, text }),
      ...fragmentSelector(text, options),
      ...ownSelectors(locator, end),
    ]),
    body: bodyOf(highlight, options),
  }
}

function bodyOf(
  highlight: Pick<Highlight, 'note' | 'kind' | 'colour'>,
  { profile }: Pick<AnnotationSetOptions, 'profile'>,
) {
  const { note, kind, colour } = highlight
  const tags = tagsOf(highlight)
  return {
    type: 'TextualBody',
    value: note ?? '',
    format: 'text/plain',
    color: colourNames[colour],
    highlight: styleNames[kind],
    ...(tags.length > 0 && { tags }),
    // What Thorium reads.
    ...(tags.length > 0 && profile === 'readium' && { tag: tags[0] }),
  }
}

/** What has no place names the resource in which it once was, where that is remembered, and its words. */
function ofUnplaced(one: KeptPublication['unplaced'][number]) {
  const { exact, before, after, hint } = one.passage
  const selector = {
    type: 'TextQuoteSelector',
    exact,
    prefix: before ?? '',
    suffix: after ?? '',
  }
  const isHighlight = one.type === 'highlight'
  return {
    id: `urn:uuid:${one.id}`,
    type: 'Annotation',
    motivation: !isHighlight ? 'bookmarking' : one.note === null ? 'highlighting' : 'commenting',
    created: one.createdAt,
    target: {
      source: encodePath(hint.href ?? ''),
      selector: exact === '' ? [] : [selector],
      ...(hint.chapter !== undefined && { meta: { headings: [{ level: 1, txt: hint.chapter }] } }),
    },
    ...(isHighlight ? { body: bodyOf(one, { profile: 'epub-annotations' }) } : bookmarkBody(one)),
  }
}

const targetOf = ({ href, title }: Locator, selector: readonly object[]) => ({
  source: encodePath(href),
  selector,
  ...(title !== undefined && { meta: { headings: [{ level: 1, txt: title }] } }),
})

function markupSelectors(id: string, { markupPlaces, profile }: AnnotationSetOptions): object[] {
  const place = markupPlaces.get(id)
  if (!place) return []
  const { css, start, end, cfi } = place
  return [
    {
      type: 'CssSelector',
      value: css,
      refinedBy: { type: 'TextPositionSelector', start, end },
    },
    // EPUB Annotations names the fragments that are allowed, and CFI is none of them.
    ...(profile === 'readium' && cfi !== null
      ? [{ type: 'FragmentSelector', conformsTo: fragmentSpecifications.cfi, value: cfi }]
      : []),
  ]
}

/** In the white space of the file where that is known: other programs look for it sign by sign. */
function quoteSelector(
  id: string,
  { markupPlaces }: AnnotationSetOptions,
  { locator, end, text }: { locator: Locator; end: Locator | null; text: string },
): object[] {
  const place = markupPlaces.get(id)
  if (place) {
    const { exact, before, after } = place
    return [{ type: 'TextQuoteSelector', exact, prefix: before, suffix: after }]
  }
  const exact = end ? text : (locator.text?.highlight ?? '')
  if (exact === '') return []
  const suffix = end?.text?.highlight?.slice(0, contextLength) ?? ''
  return [{ type: 'TextQuoteSelector', exact, prefix: locator.text?.before ?? '', suffix }]
}

function fragmentSelector(text: string, { profile }: AnnotationSetOptions): object[] {
  if (profile !== 'epub-annotations' || text === '') return []
  const { textFragment: conformsTo } = fragmentSpecifications
  return [{ type: 'FragmentSelector', conformsTo, value: textFragment(text) }]
}

/** Readium’s share of the resource, and our offsets. */
function ownSelectors({ locations }: Locator, end: Locator | null): object[] {
  const { offset, progression } = locations
  return [
    ...(progression === undefined ? [] : [{ type: 'ProgressionSelector', value: progression }]),
    ...(offset === undefined
      ? []
      : [
          {
            type: offsetSelector,
            'octavo:start': offset,
            'octavo:end': end?.locations.offset ?? offset,
          },
        ]),
  ]
}
