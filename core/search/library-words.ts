import { hidden, type ChunkText } from '#core/content/chunk-text'

import { fold } from './fold'
import { isWordSign, signByItself } from './word-signs'

const folding = { keepsCase: false, keepsAccents: false }

/** More than anybody types; an expression may be nested so deep at most. */
const mostParts = 32

/** Without what does not matter to a search. */
export const folded = (text: string): string => fold(text, folding).text

/**
 * Signs of ASCII that the index would take for a space between words are written far behind all letters, where it
 * takes everything for a part of a word. A space and a line's end follow the sign that they stand behind.
 */
const written = (sign: string): string =>
  sign < '\x80' ? String.fromCodePoint(0x10ff00 + sign.charCodeAt(0)) : sign
const [space, lineEnd] = [written(' '), written('\n')]

/** All but letters and the single spaces between words: the first look at a sign is one that costs nothing. */
const betweenWords = new RegExp(
  String.raw`(?![a-z\d])(?:(${signByItself})(\s*)|[^\S ]\s*| \s+| (?=${signByItself}|$))`,
  'gu',
)

/**
 * A text as the index of the library takes it: folded, and with a space around all that counts as one thing. That
 * is a word, or a sign by itself together with the space behind it: so what stands one after the other in the index
 * is just what a search in the book takes for a phrase. A space between two words goes without saying.
 *
 * @param text a line for each block: nothing is found over the end of one
 */
export const indexable = (text: string): string =>
  spelled(folded(text)).trim().replaceAll('_', written('_'))

const spelled = (text: string): string =>
  text.replace(
    betweenWords,
    (gap: string, sign: string | undefined, after: string | undefined, at: number) => {
      if (sign !== undefined) return ` ${written(sign)}${spaceOf(after!)} `
      if (gap.includes('\n')) return ` ${lineEnd} `
      return at === 0 || isWordSign(text[at + gap.length]) ? ' ' : ` ${space} `
    },
  )

const spaceOf = (white: string): string =>
  white === '' ? '' : white.includes('\n') ? lineEnd : space

/** The text of chunks for {@link indexable}, a line for each that ends nowhere inside a passage. */
export function textForIndex(chunks: readonly ChunkText[]): string {
  const lines: string[] = []
  for (const { searchable, withoutReadings, breaks } of chunks) {
    for (const [index, from] of [0, ...breaks].entries()) {
      const to = breaks[index] ?? searchable.length
      lines.push(searchable.slice(from, to).replaceAll(lineBreaks, ' ').replaceAll(hidden, '\n'))
      const shown = withoutReadings.slice(from, to)
      if (shown.includes(hidden))
        lines.push(shown.replaceAll(lineBreaks, ' ').replaceAll(hidden, ''))
    }
  }
  return lines.filter((line) => line.trim() !== '').join('\n')
}

/** Those of the source are white space like any other. */
const lineBreaks = /[\r\n]/g

/** What somebody looks for: words anywhere, or, in quotes, one after the other. */
export interface LibraryQuery {
  /** Each is a word, or words that stand one after the other. */
  readonly parts: readonly string[]
  /** Whether the last part may be the beginning of a word: it is still being typed. */
  readonly goesOn: boolean
}

/** What a sentence puts around a word, and no word has for a part of it, as `C++` and `.NET` have theirs. */
const sentenceMarks = /^[([{'*_¿¡-]+|[)\]},.:;!?'*_…-]+$/gu

export function libraryQuery(typed: string): LibraryQuery {
  const text = folded(typed).replace(/\s+/g, ' ')
  const matches = Array.from(text.matchAll(/"([^"]*)"?|[^\s"]+/g)).slice(0, mostParts)
  const parts = matches
    .map(([word, quoted]) => quoted?.trim() ?? word.replace(sentenceMarks, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  const last = parts.at(-1)
  // One or two letters begin so many words that nobody could use what is found.
  return { parts, goesOn: last !== undefined && last.length > 2 && isWordSign(text.at(-1)) }
}

/** The expression for SQLite's FTS5 that finds a query; `null` where there is nothing to find. */
export function indexExpression({ parts, goesOn }: LibraryQuery): string | null {
  if (parts.length === 0) return null
  const phrases = parts.map((part, index) => {
    const mayGoOn = goesOn && index === parts.length - 1
    // A sign by itself is found with the space behind it, and without one.
    return `"${indexable(part)}"${mayGoOn || !isWordSign(part.at(-1)) ? '*' : ''}`
  })
  return phrases.join(' AND ')
}
