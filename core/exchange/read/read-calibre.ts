import { z } from 'zod'

import { parseXml } from '#core/content/xml-tree'

import { anImportedMark, type ImportedBook, type ImportedMark } from '../imported-book'
import { nameUuid } from '../name-uuid'

import { toColour } from './colours'
import { toInstant } from './instants'

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** A mark of calibre’s viewer. Its CFIs begin inside the document and count the `<html>` element too. */
const CalibreAnnotation = z.looseObject({
  type: z.enum(['highlight', 'bookmark']),
  uuid: optional(z.string()),
  removed: optional(z.boolean()),
  highlighted_text: optional(z.string()),
  title: optional(z.string()),
  notes: optional(z.string()),
  spine_index: optional(z.int().nonnegative()),
  start_cfi: optional(z.string()),
  /** Of a bookmark: `epubcfi(/…)`. */
  pos: optional(z.string()),
  timestamp: optional(z.string()),
  toc_family_titles: optional(z.array(z.string())),
  style: optional(z.looseObject({ kind: optional(z.string()), which: optional(z.string()) })),
})
type CalibreAnnotation = z.infer<typeof CalibreAnnotation>

/** An exported collection, in which marks of several books may stand; `null` for anything else. */
export function readCalibreCollection(json: unknown): ImportedBook[] | null {
  const collection = z
    .looseObject({
      type: z.literal('calibre_annotation_collection'),
      annotations: z.array(z.unknown()),
    })
    .safeParse(json)
  if (!collection.success) return null
  const books = new Map<string, ImportedBook>()
  for (const item of collection.data.annotations) {
    const { annotation, title, authors } = unwrapped(item)
    const key = JSON.stringify([title, authors])
    const book = books.get(key) ?? { id: null, identifiers: [], title, authors, marks: [] }
    books.set(key, { ...book, marks: [...book.marks, ...toMarks(annotation)] })
  }
  return [...books.values()]
}

/** In a library’s export each mark has its book beside it; in the viewer’s it stands alone. */
function unwrapped(item: unknown): { annotation: unknown; title: string; authors: string[] } {
  const wrapped = z
    .looseObject({
      annotation: z.unknown().refine((value) => value !== undefined),
      title: optional(z.string()),
      authors: optional(z.union([z.string().transform((one) => [one]), z.array(z.string())])),
    })
    .safeParse(item)
  if (!wrapped.success) return { annotation: item, title: '', authors: [] }
  const { annotation, title = '', authors = [] } = wrapped.data
  return { annotation, title, authors }
}

/** What the viewer keeps in a book itself: `META-INF/calibre_bookmarks.txt`, a list in base64. */
export const calibreBookmarksHead = 'encoding=json+base64:'

/** A list of marks, as the viewer keeps it in a book; `null` for anything else. */
export function readCalibreList(json: unknown): ImportedBook | null {
  if (!Array.isArray(json)) return null
  const marks = json.flatMap(toMarks)
  return marks.length > 0 ? { id: null, identifiers: [], title: '', authors: [], marks } : null
}

/** A library’s `metadata.opf`, which has marks in `<meta name="calibre:annotation">`; `null` where it has none. */
export function readCalibreOpf(source: string): ImportedBook | null {
  const tree = parseXml(source)
  const marks = tree
    .descendants('meta')
    .filter((meta) => meta.attribute('name') === 'calibre:annotation')
    .flatMap((meta) => toMarks(unwrapped(parsed(meta.attribute('content') ?? '')).annotation))
  if (marks.length === 0) return null
  const textsOf = (name: string) => tree.descendants(name).map((element) => element.text.trim())
  return {
    id: null,
    identifiers: textsOf('identifier'),
    title: textsOf('title')[0] ?? '',
    authors: textsOf('creator'),
    marks,
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function toMarks(item: unknown): ImportedMark[] {
  const checked = CalibreAnnotation.safeParse(item)
  if (!checked.success || checked.data.removed === true) return []
  const { type, uuid, highlighted_text: exact = '', title, notes, timestamp } = checked.data
  const createdAt = toInstant(timestamp?.replace(/\.(\d{3})\d+/, '.$1'))
  return [
    anImportedMark({
      id: nameUuid('calibre', uuid ?? JSON.stringify(item)),
      type,
      passage: { exact, hint: hintOf(checked.data) },
      ...(type === 'bookmark' ? { name: title ?? null } : { note: notes ?? null }),
      ...styleOf(checked.data),
      createdAt,
    }),
  ]
}

function hintOf({
  spine_index: section,
  start_cfi: start,
  pos,
  toc_family_titles: titles,
}: CalibreAnnotation) {
  const chapter = titles?.at(-1)
  const cfi =
    start === undefined || section === undefined ? pos : `epubcfi(/${2 * (section + 1)}${start})`
  // calibre has the step of the document without that of the spine, and a step for the document element.
  const [, item, inside] = /^epubcfi\(\/(\d+)\/2(\/[^)]*)\)$/.exec(cfi ?? '') ?? []
  const index = item === undefined ? section : Number(item) / 2 - 1
  return {
    ...(index !== undefined && Number.isSafeInteger(index) && index >= 0 && { section: index }),
    ...(chapter !== undefined && { chapter }),
    ...(inside !== undefined && { cfi: `epubcfi(/6/${item}!${inside})` }),
  }
}

function styleOf({ style }: CalibreAnnotation): Pick<ImportedMark, 'kind' | 'colour'> {
  const { kind, which } = style ?? {}
  if (kind !== 'decoration') {
    return { kind: 'highlight', colour: which === undefined ? null : toColour(which) }
  }
  return { kind: which === 'strikeout' ? 'strike' : 'underline', colour: 'yellow' }
}
