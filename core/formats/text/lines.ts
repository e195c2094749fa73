import { columnsOf, isCjk } from './columns'

/**
 * One line of the normalised text. `start` and `end` are offsets into that text (UTF-16 units) and
 * leave out the indentation, so that they are where a reader sees the line begin.
 */
export interface Line {
  readonly kind: 'text' | 'blank' | 'rule' | 'scene' | 'feed' | 'code'
  readonly start: number
  readonly end: number
  /** Without indentation. */
  readonly text: string
  /** Columns of white space before the text. */
  readonly indent: number
  /** Columns, indentation included. */
  readonly width: number
  /** Of a heading in Markdown: 1 to 6. */
  readonly level?: number
  /** Begins an item of a list in Markdown. */
  readonly isItem?: boolean
}

/** Cuts normalised text (T1) into lines. Rules and scene marks are still `text`. */
export function toLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    lines.push(toLine(text, start, end))
    start = end + 1
  }
  return lines
}

function toLine(text: string, lineStart: number, end: number): Line {
  let start = lineStart
  let indent = 0
  for (; start < end; start++) {
    const columns = indentColumns(text.charCodeAt(start))
    if (columns === 0) break
    indent += columns
  }
  if (start === end) return { kind: 'blank', start, end, text: '', indent: 0, width: 0 }
  const content = text.slice(start, end)
  if (content === '\f') return { kind: 'feed', start, end, text: '', indent: 0, width: 0 }
  return { kind: 'text', start, end, text: content, indent, width: indent + columnsOf(content) }
}

function indentColumns(code: number): number {
  if (code === 0x20 || code === 0xa0) return 1
  if (code === 0x09) return 4
  if (code === 0x3000) return 2
  return code >= 0x2000 && code <= 0x200a ? 1 : 0
}

const sentenceEnds = new Set('.!?…。！？؟۔।')
const closers = new Set('"\'”’»›)]}」』）】》〉〕*_“«')
const openers = new Set('"\'“‘«‹„‚([{「『（【《〈¿¡_*')

/** Ends with a sentence mark, closing quotes and brackets put aside (SENT in the rules). */
export function endsSentence(text: string): boolean {
  let at = text.length - 1
  while (at > 0 && closers.has(text[at]!)) at--
  return at >= 0 && sentenceEnds.has(text[at]!)
}

/** Begins with a lower-case letter, an opening quote put aside (LOWER in the rules). */
export function startsLower(text: string): boolean {
  const letter = firstCharacter(text)
  return letter !== letter.toUpperCase() && letter === letter.toLowerCase()
}

/** Begins as a sentence or a line of verse may: with a capital, a digit, or a sign of a caseless script. */
export function startsHigh(text: string): boolean {
  const letter = firstCharacter(text)
  if (letter !== letter.toLowerCase()) return true
  const code = letter.charCodeAt(0)
  return (code >= 0x30 && code <= 0x39) || isCjk(code)
}

function firstCharacter(text: string): string {
  let at = 0
  while (at < text.length - 1 && openers.has(text[at]!)) at++
  return text.charAt(at)
}

/** Columns of the first word; of text without spaces (Chinese, Japanese) that is one character. */
export function firstWordColumns(text: string): number {
  if (isCjk(text.charCodeAt(0))) return 2
  let end = 1
  while (end < text.length && !isWordBreak(text.charCodeAt(end))) end++
  return columnsOf(text.slice(0, end))
}

const isWordBreak = (code: number) => code === 0x20 || code === 0x09 || isCjk(code)
