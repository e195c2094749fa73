import { anImportedMark, type ImportedBook } from '../imported-book'
import { nameUuid } from '../name-uuid'

import { toColour } from './colours'
import { csvRows } from './csv-rows'
import { dateInWords } from './date-in-words'
import { toInstant } from './instants'

/** Names of the columns in Readwise’s own export, and in what it takes in. */
const columns = {
  highlight: ['highlight'],
  title: ['title', 'book title'],
  author: ['author', 'book author'],
  note: ['note'],
  location: ['location'],
  date: ['date', 'highlighted at'],
  colour: ['color'],
  tags: ['tags'],
} as const

/** Readwise’s table of highlights; `null` for a table without such a column. */
export function readReadwise(source: string): ImportedBook[] | null {
  const [head, ...rows] = csvRows(source.replace(/^\uFEFF/, ''))
  const names = (head ?? []).map((name) => name.trim().toLowerCase())
  const indexOf = (column: keyof typeof columns) =>
    names.findIndex((name) => (columns[column] as readonly string[]).includes(name))
  if (indexOf('highlight') < 0) return null
  const books = new Map<string, ImportedBook>()
  const last = new Map<string, number>()
  for (const row of rows) {
    const cell = (column: keyof typeof columns) => asTyped(row[indexOf(column)] ?? '')
    const exact = cell('highlight').trim()
    const note = [cell('note'), tagged(cell('tags'))].filter((part) => part !== '').join('\n')
    if (exact === '' && note === '') continue
    const [title, author] = [cell('title').trim(), cell('author').trim()]
    const key = JSON.stringify([title, author])
    const authors = author === '' ? [] : author.split(/\s*;\s*/)
    const book = books.get(key) ?? { id: null, identifiers: [], title, authors, marks: [] }
    const location = Number(cell('location'))
    const createdAt = toInstant(cell('date')) ?? dateInWords(cell('date'))
    if (location > 0) last.set(key, Math.max(last.get(key) ?? 0, location))
    const mark = anImportedMark({
      id: nameUuid('readwise', title, author, exact, exact === '' ? note : ''),
      type: 'highlight',
      passage: { exact, hint: location > 0 ? { offset: location } : {} },
      note,
      colour: toColour(cell('colour')),
      createdAt,
    })
    books.set(key, { ...book, marks: [...book.marks, mark] })
  }
  return Array.from(books, ([key, book]) => withShares(book, last.get(key)))
}

/** A location is a number that orders the highlights of a book: up to the last one it is a share of all. */
const withShares = (book: ImportedBook, last: number | undefined): ImportedBook => ({
  ...book,
  marks: book.marks.map((mark) => {
    const { offset } = mark.passage.hint
    const hint =
      offset === undefined || last === undefined ? {} : { totalProgression: offset / last }
    return { ...mark, passage: { ...mark.passage, hint } }
  }),
})

/** Without the apostrophe that keeps a spreadsheet from running it. */
const asTyped = (cell: string): string => cell.replace(/^'(?=[=+@\t\r-])/, '')

const tagged = (tags: string): string =>
  tags
    .split(',')
    .map((tag) => tag.trim().replace(/\s+/g, '-'))
    .filter((tag) => tag !== '')
    .map((tag) => `#${tag}`)
    .join(' ')
