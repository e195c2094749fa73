import { fold } from './fold'

/**
 * Signs of writing without spaces. The index takes what stands between spaces and points for one word, so each
 * of them becomes one; words of several signs are then found as signs one after the other.
 */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

const folding = { keepsCase: false, keepsAccents: false }

/** More than anybody types; an expression may be nested so deep at most. */
const mostParts = 32

/** Without what does not matter to a search. */
export const folded = (text: string): string => fold(text, folding).text

/** A text as the index of the library takes it: folded, and with a space around each sign of {@link unspaced}. */
export const indexable = (text: string): string => folded(text).replace(unspaced, ' $& ')

/** What somebody looks for: words anywhere, or, in quotes, one after the other. */
export interface LibraryQuery {
  /** Each is a word, or words that stand one after the other. */
  readonly parts: readonly string[]
  /** Whether the last part may be the beginning of a word: it is still being typed. */
  readonly goesOn: boolean
}

export function libraryQuery(typed: string): LibraryQuery {
  const text = folded(typed)
  const matches = Array.from(text.matchAll(/"([^"]*)"?|[^\s"]+/g)).slice(0, mostParts)
  const parts = matches
    .map(([word, quoted]) => (quoted ?? word).trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  return { parts, goesOn: parts.length > 0 && /[^\s"]$/.test(text) }
}

/** The expression for SQLite's FTS5 that finds a query; `null` where there is nothing to find. */
export function indexExpression({ parts, goesOn }: LibraryQuery): string | null {
  if (parts.length === 0) return null
  const phrases = parts.map((part) => `"${indexable(part).trim()}"`)
  // One or two letters begin so many words that nobody could use what is found.
  if (goesOn && parts.at(-1)!.length > 2) phrases.push(`${phrases.pop()}*`)
  return phrases.join(' AND ')
}
