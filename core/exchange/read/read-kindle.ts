import { anImportedMark, type ImportedBook, type ImportedMark } from '../imported-book'
import { nameUuid } from '../name-uuid'

import { dateInWords } from './date-in-words'

const separator = /^={10,}\s*$/m

/**
 * What a Kindle calls its kinds of clipping, in the languages that it speaks. None of these words stands in the
 * line of another kind.
 */
const kindWords: Readonly<Record<Exclude<Kind, null>, RegExp>> = {
  bookmark:
    /bookmark|lesezeichen|marcador|signet|segnalibro|bladwijzer|закладк|ブックマーク|书签|書籤|북마크|zakładka|yer işareti|bokmärke|bogmærke/i,
  highlight:
    /highlight|underline|markierung|subrayado|surlignement|surlignage|evidenziazione|destaque|markering|выделен|ハイライト|标注|標註|하이라이트|podświetlenie|vurgu|markering|fremhævning/i,
  note: /\bnotes?\b|notiz|\bnota\b|notitie|заметк|メモ|笔记|筆記|메모|notatka|\bnot\b|anteckning/i,
}
type Kind = 'bookmark' | 'highlight' | 'note' | null

interface Clipping {
  readonly title: string
  readonly authors: readonly string[]
  readonly kind: Kind
  /** In Kindle’s locations, or pages where there are none of these. */
  readonly from: number | null
  readonly to: number | null
  readonly addedAt: string | undefined
  readonly text: string
}

/**
 * A Kindle’s `My Clippings.txt`, in which every change of a mark is a new entry: of highlights that grew only
 * the last is taken, and a note goes to the highlight that it was written on.
 *
 * @returns `null` for another kind of text
 */
export function readKindle(source: string): ImportedBook[] | null {
  const text = source.replaceAll('\uFEFF', '').replace(/\r\n?/g, '\n')
  const clippings = text.split(separator).flatMap(toClipping)
  if (clippings.length === 0) return null
  const books = new Map<string, Clipping[]>()
  for (const clipping of clippings) {
    const key = JSON.stringify([clipping.title, clipping.authors])
    books.set(key, [...(books.get(key) ?? []), clipping])
  }
  return Array.from(books.values(), toBook)
}

function toClipping(block: string): Clipping[] {
  const [head = '', facts = '', ...rest] = block.replace(/^\n+/, '').split('\n')
  if (!/^\s*[-–—]/.test(facts)) return []
  const bar = facts.lastIndexOf('|')
  const label = bar < 0 ? facts : facts.slice(0, bar)
  const text = rest.join('\n').trim()
  const { from, to } = rangeIn(label)
  const found = (['bookmark', 'highlight', 'note'] as const).find((kind) =>
    kindWords[kind].test(label),
  )
  return [
    {
      ...titleAndAuthors(head),
      // In a language that nobody told us of, its shape tells.
      kind: found ?? (text === '' ? 'bookmark' : from === to ? 'note' : 'highlight'),
      from,
      to,
      addedAt: bar < 0 ? undefined : dateInWords(facts.slice(bar + 1)),
      text,
    },
  ]
}

/** `Title (with brackets) (Last, First;Other, Name)` */
function titleAndAuthors(head: string): Pick<Clipping, 'title' | 'authors'> {
  const line = head.trim()
  let depth = 0
  for (let at = line.length - 1; at > 0 && line.endsWith(')'); at--) {
    if (line[at] === ')') depth += 1
    if (line[at] === '(') depth -= 1
    if (depth > 0) continue
    const authors = line.slice(at + 1, -1).split(';')
    return {
      title: line.slice(0, at).trim(),
      authors: authors.map((author) => author.trim().replace(/^([^,]+),\s*([^,]+)$/, '$2 $1')),
    }
  }
  return { title: line, authors: [] }
}

/** The last range or number of a label: locations come after pages. */
function rangeIn(label: string): { from: number | null; to: number | null } {
  const ranges = [...label.matchAll(/(\d+)(?:\s*(?:[-–]|t\/m)\s*(\d+))?/g)]
  const [, first, second = first] = ranges.at(-1) ?? []
  if (first === undefined || second === undefined) return { from: null, to: null }
  // `680-82` is short for `680-682`.
  const whole = first.slice(0, Math.max(0, first.length - second.length)) + second
  return { from: Number(first), to: Number(whole) }
}

function toBook(clippings: readonly Clipping[]): ImportedBook {
  const { title, authors } = clippings[0]!
  const highlights: Clipping[] = []
  for (const one of clippings) {
    if (one.kind !== 'highlight' || one.text === '') continue
    const grown = highlights.findIndex((other) => isSame(one, other))
    if (grown < 0) highlights.push(one)
    else if (one.text.length >= highlights[grown]!.text.length) highlights[grown] = one
  }
  const notes = clippings.filter(({ kind, text }) => kind === 'note' && text !== '')
  const taken = new Set<Clipping>()
  const last = Math.max(1, ...clippings.map(({ to }) => to ?? 0))
  const marks = highlights.map((one) => {
    const own = notes.filter((note) => isWithin(note, one) && !taken.has(note))
    for (const note of own) taken.add(note)
    return toMark(one, last, own)
  })
  const alone = notes.filter((note) => !taken.has(note)).map((note) => toMark(note, last, [note]))
  const bookmarks = clippings
    .filter(({ kind }) => kind === 'bookmark')
    .map((one) => toMark(one, last, []))
  return {
    id: null,
    identifiers: [],
    title,
    authors: [...authors],
    marks: uniqueById([...marks, ...alone, ...bookmarks]),
  }
}

/** Two entries of one highlight: in the same place, and one with the words of the other in it. */
function isSame(one: Clipping, other: Clipping): boolean {
  const overlap =
    one.from === null || other.from === null || (one.from <= other.to! && other.from <= one.to!)
  return overlap && (one.text.includes(other.text) || other.text.includes(one.text))
}

const isWithin = (note: Clipping, highlight: Clipping): boolean =>
  note.from !== null &&
  highlight.from !== null &&
  note.from >= highlight.from &&
  note.from <= highlight.to!

function toMark(one: Clipping, last: number, notes: readonly Clipping[]): ImportedMark {
  const { title, kind, from, addedAt } = one
  const exact = kind === 'highlight' ? one.text : ''
  // An answer to a note comes after it; the same one twice says nothing more.
  const note = [...new Set(notes.map(({ text }) => text))].join('\n')
  return anImportedMark({
    id: nameUuid('kindle', title, kind ?? '', String(from), exact, kind === 'note' ? note : ''),
    type: kind === 'bookmark' ? 'bookmark' : 'highlight',
    passage: {
      exact,
      // How many locations the book has is not said: up to the last mark is a share of all but the end.
      hint: from === null ? {} : { totalProgression: Math.min(1, from / last) },
    },
    note,
    createdAt: addedAt,
  })
}

const uniqueById = (marks: readonly ImportedMark[]): ImportedMark[] => [
  ...new Map(marks.map((mark) => [mark.id, mark])).values(),
]
