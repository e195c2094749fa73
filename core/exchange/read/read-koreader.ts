import type { HighlightKind } from '#core/annotations'

import { anImportedMark, type ImportedBook, type ImportedMark } from '../imported-book'
import { nameUuid } from '../name-uuid'

import { toColour } from './colours'
import { toInstant } from './instants'
import { type LuaTable, type LuaValue, readLuaLiteral } from './lua-literal'

/**
 * KOReader’s `metadata.epub.lua`, of this year’s form (`annotations`) and of the one before (`bookmarks` and
 * `highlight`).
 *
 * @returns `null` for what is no table of literals, or has no marks in it
 */
export function readKoreader(source: string): ImportedBook | null {
  const settings = tableIn(source)
  if (!settings) return null
  const pages = numberIn(settings, 'doc_pages')
  const annotations = listIn(settings, 'annotations')
  const marks =
    annotations.length > 0
      ? annotations.flatMap((one) => toMark(one, pages))
      : listIn(settings, 'bookmarks').flatMap((one) => toMark(asAnnotation(one), pages))
  if (marks.length === 0) return null
  const about = childIn(settings, 'doc_props') ?? childIn(settings, 'stats') ?? new Map()
  const authors = textIn(about, 'authors') ?? ''
  return {
    id: null,
    identifiers: (textIn(about, 'identifiers') ?? '')
      .split('\n')
      .filter((one) => one.trim() !== ''),
    title: textIn(about, 'title') ?? '',
    authors: authors
      .split('\n')
      .map((author) => author.trim())
      .filter((author) => author !== ''),
    marks,
  }
}

function tableIn(source: string): LuaTable | null {
  try {
    const value = readLuaLiteral(source)
    return value instanceof Map ? value : null
  } catch {
    return null
  }
}

const drawers: Readonly<Record<string, HighlightKind>> = {
  lighten: 'highlight',
  invert: 'highlight',
  underscore: 'underline',
  strikeout: 'strike',
}

function toMark(one: LuaTable, pages: number | undefined): ImportedMark[] {
  const drawer = textIn(one, 'drawer')
  const position = textIn(one, 'pos0') ?? textIn(one, 'page') ?? ''
  const isHighlight = drawer !== undefined
  const words = textIn(one, 'text') ?? ''
  const note = textIn(one, 'note') ?? null
  const colour = textIn(one, 'color')
  return [
    anImportedMark({
      id: nameUuid('koreader', position, textIn(one, 'datetime') ?? '', isHighlight ? words : ''),
      type: isHighlight ? 'highlight' : 'bookmark',
      // What a bookmark has for text is made by KOReader: "in Chapter I".
      passage: {
        exact: isHighlight ? words : '',
        hint: hintOf(one, position, pages),
      },
      note,
      kind: drawers[drawer ?? ''] ?? 'highlight',
      colour: colour === undefined ? null : toColour(colour),
      createdAt: toInstant(textIn(one, 'datetime')),
      changedAt: toInstant(textIn(one, 'datetime_updated')),
    }),
  ]
}

function hintOf(one: LuaTable, position: string, pages: number | undefined) {
  const chapter = textIn(one, 'chapter')
  const page = numberIn(one, 'pageno')
  const [, fragment] = /\/DocFragment\[(\d+)\]/.exec(position) ?? []
  const share =
    page !== undefined && pages !== undefined && pages > 0 ? (page - 1) / pages : undefined
  return {
    ...(chapter !== undefined && { chapter }),
    ...(fragment !== undefined && Number(fragment) > 0 && { section: Number(fragment) - 1 }),
    ...(share !== undefined && share >= 0 && share <= 1 && { totalProgression: share }),
  }
}

/** The form before: `notes` had the words, and `text` the note, or what KOReader made for one. */
function asAnnotation(one: LuaTable): LuaTable {
  const entry = new Map(one)
  if (one.get('highlighted') !== true) return entry
  const given = textIn(one, 'text') ?? ''
  const isMade = /^\S+ \S+ .*@ \d{4}-\d\d-\d\d|^Page \d+/.test(given)
  entry.set('drawer', textIn(one, 'drawer') ?? 'lighten')
  entry.set('text', textIn(one, 'notes') ?? '')
  if (given !== '' && !isMade) entry.set('note', given)
  return entry
}

const childIn = (table: LuaTable, name: string): LuaTable | undefined => {
  const value: LuaValue | undefined = table.get(name)
  return value instanceof Map ? value : undefined
}
const textIn = (table: LuaTable, name: string): string | undefined => {
  const value = table.get(name)
  return typeof value === 'string' ? value : undefined
}
const numberIn = (table: LuaTable, name: string): number | undefined => {
  const value = table.get(name)
  return typeof value === 'number' ? value : undefined
}
const listIn = (table: LuaTable, name: string): LuaTable[] =>
  [...(childIn(table, name)?.values() ?? [])].filter((value) => value instanceof Map)
