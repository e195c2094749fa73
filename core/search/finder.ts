import { ReaderError } from '#core/errors'

import { fold, type FoldedText, type Folding } from './fold'
import { isWordSign } from './word-signs'

export interface SearchQuery {
  readonly text: string
  /**
   * `phrase`: these words one after the other. `near`: all of them within `distance` words, in any order.
   * `pattern`: a regular expression as JavaScript has them.
   */
  readonly mode: 'phrase' | 'near' | 'pattern'
  /** Words from the first to the last one at most, for `near`. */
  readonly distance: number
  readonly wholeWords: boolean
  /** The last word may be the beginning of a longer one, also among whole words: it is still being typed. */
  readonly goesOn?: boolean
  readonly matchCase: boolean
  readonly matchAccents: boolean
}

/** A passage found: indices into the text that was searched. */
export interface Found {
  readonly from: number
  readonly to: number
}

/** A text that is searched. */
export interface Searchable {
  folded(folding: Folding): FoldedText
  /** Whether a block or a line begins inside a range of it: no passage goes over that. */
  hasBreakInside(from: number, to: number): boolean
}

/** Passages in the order in which they stand. */
export type Finder = (text: Searchable) => Found[]

/** Whether a block or a line begins inside a range of a folded text. */
type IsApart = (from: number, to: number) => boolean
type FindFolded = (folded: string, isApart: IsApart) => Found[]

/** More in one chunk is a pattern that finds everything. */
const mostInText = 10_000

/**
 * Makes what finds a query in one text after another.
 *
 * @throws {ReaderError} `search/invalid-pattern` for what is no regular expression
 */
export function createFinder(query: SearchQuery): Finder {
  const { mode, matchCase, matchAccents } = query
  const folding = { keepsCase: matchCase || mode === 'pattern', keepsAccents: matchAccents }
  const find = mode === 'near' ? nearFinder(query, folding) : patternFinder(query, folding)
  return (text) => {
    const folded = text.folded(folding)
    const isApart: IsApart = (from, to) =>
      text.hasBreakInside(folded.toSource(from), folded.toSource(to))
    return find(folded.text, isApart)
      .map(({ from, to }) => inSource(folded, from, to))
      .filter(({ from, to }) => !text.hasBreakInside(from, to))
  }
}

/** A letter that is found in a part of a sign (ﬁ) is found with all of it. */
function inSource(folded: FoldedText, from: number, to: number): Found {
  const end = Math.max(folded.toSource(to), folded.toSource(to - 1) + 1)
  return { from: folded.toSource(from), to: end }
}

function patternFinder(query: SearchQuery, folding: Folding): FindFolded {
  const { text, mode, wholeWords, goesOn, matchCase } = query
  const source = mode === 'pattern' ? text : phrasePattern(fold(text.trim(), folding).text)
  if (source === '') return () => []
  const pattern = compile(source, mode === 'pattern' && !matchCase ? 'giu' : 'gu')
  return (searched, isApart) => {
    const found: Found[] = []
    pattern.lastIndex = 0
    for (let match = pattern.exec(searched); match; match = pattern.exec(searched)) {
      const from = match.index
      const to = from + match[0].length
      // What finds nothing at all would find it everywhere.
      if (to === from) pattern.lastIndex += 1
      else if (!wholeWords || isWhole(searched, { from, to }, { isApart, goesOn })) {
        found.push({ from, to })
      }
      if (found.length >= mostInText) break
    }
    return found
  }
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
/** Any white space of the source stands between two words. */
const phrasePattern = (phrase: string): string =>
  phrase === '' ? '' : phrase.split(/\s+/).map(escaped).join('\\s+')

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw new ReaderError('search/invalid-pattern', `No regular expression: ${source}`, {
      cause: error,
    })
  }
}

/** Whether no word goes on over a place. Between two blocks there need be no space. */
const isEdge = (text: string, at: number, isApart: IsApart): boolean =>
  !(isWordSign(text[at - 1]) && isWordSign(text[at])) || isApart(at - 1, at + 1)

const isWhole = (
  text: string,
  { from, to }: Found,
  { isApart, goesOn = false }: { readonly isApart: IsApart; readonly goesOn?: boolean | undefined },
): boolean => isEdge(text, from, isApart) && (goesOn || isEdge(text, to, isApart))

/** Words, also those with a sign in the middle. */
const word = /[\p{L}\p{N}\p{M}_]+(?:['-][\p{L}\p{N}\p{M}_]+)*/gu

/** A word of the query in a text. */
interface Hit extends Found {
  /** Index among the words of the query. */
  readonly which: number
  /** A number that grows by one from word to word of the text, up to where they are no longer near. */
  readonly place: number
}

function nearFinder(query: SearchQuery, folding: Folding): FindFolded {
  const { text, distance, wholeWords } = query
  const typed = fold(text, folding).text.match(word) ?? []
  const begun = query.goesOn ? typed.at(-1) : undefined
  // Of two words of which one begins the other, the longer one is meant where it stands.
  const wanted = [...new Set(typed)].sort((a, b) => b.length - a.length)
  if (wanted.length === 0) return () => []
  const anyOf = new RegExp(wanted.map(escaped).join('|'), 'gu')
  return (searched, isApart) => {
    if (!wanted.every((one) => searched.includes(one))) return []
    const hits: Hit[] = []
    for (const { 0: found, index } of searched.matchAll(anyOf)) {
      const part = { from: index, to: index + found.length }
      if (wholeWords && !isWhole(searched, part, { isApart, goesOn: found === begun })) continue
      const { from, to } = withRestOfWord(searched, part, isApart)
      const last = hits.at(-1)
      const place = last ? last.place + wordsOn(searched, last.to, from, distance) : 0
      hits.push({ which: wanted.indexOf(found), place, from, to })
    }
    return smallestGroups(hits, { kinds: wanted.length, distance, isApart })
  }
}

function withRestOfWord(text: string, part: Found, isApart: IsApart): Found {
  const whole = { ...part }
  while (!isEdge(text, whole.from, isApart)) whole.from -= 1
  while (!isEdge(text, whole.to, isApart)) whole.to += 1
  return whole
}

/** Words from the end of one to the start of another, and that one; `most` + 1 at most. */
function wordsOn(text: string, from: number, to: number, most: number): number {
  if (to < from) return 0
  let count = 1
  word.lastIndex = from
  for (let next = word.exec(text); next && next.index < to; next = word.exec(text)) {
    count += 1
    if (count > most) break
  }
  return count
}

/** Runs of hits in one block that hold every word, none of them inside another. */
function smallestGroups(
  hits: readonly Hit[],
  { kinds, distance, isApart }: { kinds: number; distance: number; isApart: IsApart },
): Found[] {
  const found: Found[] = []
  const last = new Map<number, number>()
  for (const [index, { which, place, to }] of hits.entries()) {
    const before = hits[index - 1]
    if (before && isApart(before.from, to)) last.clear()
    last.delete(which)
    last.set(which, index)
    if (last.size < kinds) continue
    const first = hits[Math.min(...last.values())]!
    if (place - first.place > distance) continue
    found.push({ from: first.from, to })
    last.clear()
    if (found.length >= mostInText) break
  }
  return found
}
