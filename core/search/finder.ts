import { ReaderError } from '#core/errors'

import { fold, type FoldedText } from './fold'

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
  readonly matchCase: boolean
  readonly matchAccents: boolean
}

/** A passage found: indices into the text that was searched. */
export interface Found {
  readonly from: number
  readonly to: number
}

export type Finder = (text: string) => Found[]

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
    const folded = fold(text, folding)
    return find(folded.text).map(({ from, to }) => inSource(folded, from, to))
  }
}

/** A letter that is found in a part of a sign (ﬁ) is found with all of it. */
function inSource(folded: FoldedText, from: number, to: number): Found {
  const end = Math.max(folded.toSource(to), folded.toSource(to - 1) + 1)
  return { from: folded.toSource(from), to: end }
}

function patternFinder(query: SearchQuery, folding: Parameters<typeof fold>[1]): Finder {
  const { text, mode, wholeWords, matchCase } = query
  const source = mode === 'pattern' ? text : phrasePattern(fold(text.trim(), folding).text)
  if (source === '') return () => []
  const pattern = compile(source, mode === 'pattern' && !matchCase ? 'giu' : 'gu')
  return (searched) => {
    const found: Found[] = []
    pattern.lastIndex = 0
    for (let match = pattern.exec(searched); match; match = pattern.exec(searched)) {
      const from = match.index
      const to = from + match[0].length
      // What finds nothing at all would find it everywhere.
      if (to === from) pattern.lastIndex += 1
      else if (!wholeWords || isWhole(searched, from, to)) found.push({ from, to })
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

const wordSign = /[\p{L}\p{N}\p{M}_]/u
/** Signs that are words by themselves. */
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

const isWordSign = (sign: string | undefined): boolean =>
  sign !== undefined && wordSign.test(sign) && !cjk.test(sign)

const isWhole = (text: string, from: number, to: number): boolean =>
  !(isWordSign(text[from]) && isWordSign(text[from - 1])) &&
  !(isWordSign(text[to - 1]) && isWordSign(text[to]))

function nearFinder(query: SearchQuery, folding: Parameters<typeof fold>[1]): Finder {
  const { text, distance, wholeWords } = query
  const wanted = [...new Set(fold(text.trim(), folding).text.split(/\s+/))].filter(Boolean)
  if (wanted.length === 0) return () => []
  return (searched) => {
    /** Words of the query as they come, each with its place among all words. */
    const hits: { readonly which: number; readonly word: number; from: number; to: number }[] = []
    let word = 0
    for (const { 0: sign, index } of searched.matchAll(/[\p{L}\p{N}\p{M}_'’-]+/gu)) {
      word += 1
      const which = wanted.findIndex((one) => (wholeWords ? sign === one : sign.includes(one)))
      if (which >= 0) hits.push({ which, word, from: index, to: index + sign.length })
    }
    return smallestGroups(hits, wanted.length, distance)
  }
}

/** Runs of hits that hold every word, none of them inside another. */
function smallestGroups(
  hits: readonly { which: number; word: number; from: number; to: number }[],
  kinds: number,
  distance: number,
): Found[] {
  const found: Found[] = []
  const last = new Map<number, number>()
  for (const [index, { which, word, to }] of hits.entries()) {
    last.delete(which)
    last.set(which, index)
    if (last.size < kinds) continue
    const first = hits[Math.min(...last.values())]!
    if (word - first.word > distance) continue
    found.push({ from: first.from, to })
    last.clear()
    if (found.length >= mostInText) break
  }
  return found
}
