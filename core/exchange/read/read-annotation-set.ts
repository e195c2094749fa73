import { z } from 'zod'

import type { HighlightKind } from '#core/annotations'
import type { PassageHint } from '#core/anchoring/passage'
import { decodePercent } from '#core/content/href'
import { tagsOf } from '#core/note-tags'
import type { PublicationId } from '#core/publication/publication'

import { anImportedMark, type ImportedBook, type ImportedMark } from '../imported-book'
import { nameUuid } from '../name-uuid'
import { fromNamedInformation } from '../named-information'
import { fragmentSpecifications, offsetSelector, styleNames } from '../w3c-vocabulary'

import { toColour } from './colours'
import { toInstant } from './instants'

/** A text, plain or with its language: of the draft, and of JSON-LD itself. */
const Localized = z.union([
  z.string(),
  z.object({ text: z.string() }).transform(({ text }) => text),
  z.object({ value: z.string() }).transform(({ value }) => value),
])
const texts = z
  .union([Localized.transform((text) => [text]), z.array(Localized)])
  .optional()
  .catch(undefined)
const text = Localized.optional().catch(undefined)
const number = z.number().optional().catch(undefined)

const Selector = z.looseObject({
  type: z.string(),
  exact: text,
  prefix: text,
  suffix: text,
  value: z.union([z.string(), z.number()]).optional().catch(undefined),
  conformsTo: z.string().optional().catch(undefined),
  'octavo:start': number,
  'octavo:end': number,
})
type Selector = z.infer<typeof Selector>

const Annotation = z.looseObject({
  id: z.string(),
  motivation: z.string().optional().catch(undefined),
  created: z.string().optional().catch(undefined),
  modified: z.string().optional().catch(undefined),
  target: z.looseObject({
    source: z.string().catch(''),
    selector: z
      .union([Selector.transform((one) => [one]), z.array(Selector)])
      .optional()
      .catch(undefined),
    meta: z
      .looseObject({ headings: z.array(z.looseObject({ txt: z.string() })).optional() })
      .optional()
      .catch(undefined),
  }),
  body: z
    .looseObject({
      value: text,
      'octavo:name': text,
      color: z.string().optional().catch(undefined),
      highlight: z.string().optional().catch(undefined),
      tags: z.array(z.string()).optional().catch(undefined),
      tag: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})
type Annotation = z.infer<typeof Annotation>

const AnnotationSet = z.looseObject({
  type: z.literal('AnnotationSet'),
  about: z
    .looseObject({ 'dc:identifier': texts, 'dc:title': text, 'dc:creator': texts })
    .catch({ 'dc:identifier': undefined, 'dc:title': undefined, 'dc:creator': undefined }),
  items: z.array(z.unknown()),
})

/** A W3C or Readium annotation set; `null` for what is none. Items that are no annotations are left out. */
export function readAnnotationSet(json: unknown): ImportedBook | null {
  const set = AnnotationSet.safeParse(json)
  if (!set.success) return null
  const { about, items } = set.data
  const identifiers = (about['dc:identifier'] ?? []).filter((identifier) => identifier !== '')
  return {
    id:
      identifiers.map(fromNamedInformation).find((id): id is PublicationId => id !== undefined) ??
      null,
    identifiers,
    title: about['dc:title'] ?? '',
    authors: about['dc:creator'] ?? [],
    marks: items.flatMap((item) => {
      const annotation = Annotation.safeParse(item)
      return annotation.success ? [toMark(annotation.data)] : []
    }),
  }
}

function toMark({ id, motivation, created, modified, target, body }: Annotation): ImportedMark {
  const { source, selector: selectors = [], meta } = target
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector')
  const chapter = meta?.headings?.at(-1)?.txt
  const isBookmark = motivation === 'bookmarking'
  return anImportedMark({
    id: uuidOf(id),
    type: isBookmark ? 'bookmark' : 'highlight',
    passage: {
      exact: quote?.exact ?? fragmentText(selectors) ?? '',
      ...(quote?.prefix && { before: quote.prefix.slice(-1_000) }),
      ...(quote?.suffix && { after: quote.suffix.slice(0, 1_000) }),
      hint: {
        ...(source !== '' && { href: decodePercent(source) }),
        ...(chapter !== undefined && { chapter }),
        ...placeHint(selectors),
      },
    },
    ...(isBookmark ? bookmarkWords(body) : { note: noteOf(body) }),
    colour: body?.color === undefined ? null : toColour(body.color),
    kind: kindOf(body?.highlight),
    createdAt: toInstant(created),
    changedAt: toInstant(modified),
  })
}

const uuidOf = (id: string): string => {
  const given = id.replace(/^urn:uuid:/i, '').toLowerCase()
  return z.uuid().safeParse(given).success ? given : nameUuid('annotation', id)
}

/** What other readers write with a bookmark is its name; of our own it is the note where the name stands apart. */
function bookmarkWords(body: Annotation['body']): Pick<ImportedMark, 'name' | 'note'> {
  const name = body?.['octavo:name']
  return name === undefined
    ? { name: noteOf(body)?.slice(0, 500) ?? null, note: null }
    : { name, note: noteOf(body) }
}

/** Tags are words of the note, as everywhere in Octavo. */
function noteOf(body: Annotation['body']): string | null {
  const value = body?.value ?? ''
  const known = new Set(tagsOf({ note: value }))
  const tags = [...(body?.tags ?? []), ...(body?.tag ? [body.tag] : [])]
    .map((tag) => tag.trim().replace(/\s+/g, '-'))
    .filter((tag) => tag !== '' && !known.has(tag.toLowerCase()))
  const note = [value, [...new Set(tags)].map((tag) => `#${tag}`).join(' ')].filter(
    (part) => part !== '',
  )
  return note.length > 0 ? note.join('\n') : null
}

function kindOf(style: string | undefined): HighlightKind {
  if (style === 'outline') return 'underline'
  const found = Object.entries(styleNames).find(([, name]) => name === style)
  return (found?.[0] as HighlightKind | undefined) ?? 'highlight'
}

function placeHint(selectors: readonly Selector[]): PassageHint {
  const own = selectors.find(({ type }) => type === offsetSelector)?.['octavo:start']
  const cfi = selectors.find(
    ({ value }) => typeof value === 'string' && value.startsWith('epubcfi('),
  )
  return {
    ...(own !== undefined && Number.isSafeInteger(own) && own >= 0 && { offset: own }),
    ...(cfi && { cfi: String(cfi.value) }),
  }
}

/** Words of a text fragment; of one with two ends only the first. */
function fragmentText(selectors: readonly Selector[]): string | undefined {
  const fragment = selectors.find(
    ({ type, conformsTo }) =>
      type === 'FragmentSelector' && conformsTo === fragmentSpecifications.textFragment,
  )
  const [, directive] = /:~:text=(.*)$/.exec(String(fragment?.value ?? '')) ?? []
  const parts = directive?.split('&')[0]?.split(',') ?? []
  const words = parts.filter((part) => !part.endsWith('-') && !part.startsWith('-'))
  return words[0] === undefined ? undefined : decodePercent(words[0])
}
