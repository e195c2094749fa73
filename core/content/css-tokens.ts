export type CssTokenKind =
  /** `@name`, `name(`, `name`, `#name`: the name without escapes is in `value`. */
  | 'at'
  | 'function'
  | 'ident'
  | 'hash'
  /** Content without quotes and escapes is in `value`. */
  | 'string'
  | 'url'
  | 'space'
  | 'comment'
  /** Any other single character. */
  | 'mark'

export interface CssToken {
  readonly kind: CssTokenKind
  /** As it stands in the sheet, with `\n` for any end of a line. */
  readonly text: string
  readonly value: string
}

/** A name that means the same where it is written without its escapes. */
export const isPlainName = (name: string): boolean => /^[-\w\u0080-\uffff]+$/.test(name)

const nameCharacter = /[-\w\u0080-\uffff]/

/**
 * The tokens of a style sheet, as far as one must know them to find addresses and properties without
 * mistaking a string or a comment for one.
 *
 * @see https://www.w3.org/TR/css-syntax-3/#tokenization
 */
export function* cssTokens(text: string): Generator<CssToken, undefined, undefined> {
  const css = preprocessed(text)
  let index = 0
  while (index < css.length) {
    const token = readToken(css, index)
    index += token.text.length
    yield token
  }
}

/** All ends of lines are one sign, for an escape and a string end with them. */
const preprocessed = (text: string): string =>
  text.replace(/\r\n?|\f/g, '\n').replaceAll('\0', '\uFFFD')

function readToken(css: string, start: number): CssToken {
  const character = css[start]!
  if (character === '/' && css[start + 1] === '*') {
    const end = css.indexOf('*/', start + 2)
    return plain('comment', css.slice(start, end < 0 ? css.length : end + 2))
  }
  if (character === '"' || character === "'") return readString(css, start)
  if (/\s/.test(character)) return plain('space', match(/\s+/y, css, start))
  if (character === '@' || character === '#') {
    const name = readName(css, start + 1)
    if (name === '') return plain('mark', character)
    const kind = character === '@' ? 'at' : 'hash'
    return { kind, text: character + name, value: unescape(name).toLowerCase() }
  }
  if (nameCharacter.test(character) || character === '\\') {
    const name = readName(css, start)
    if (name === '') return plain('mark', character)
    const value = unescape(name).toLowerCase()
    if (css[start + name.length] !== '(') return { kind: 'ident', text: name, value }
    if (value === 'url') return readUrl(css, start, name)
    return { kind: 'function', text: `${name}(`, value }
  }
  return plain('mark', character)
}

const plain = (kind: CssTokenKind, text: string): CssToken => ({ kind, text, value: text })

function match(pattern: RegExp, css: string, start: number): string {
  pattern.lastIndex = start
  return pattern.exec(css)?.[0] ?? ''
}

const readName = (css: string, start: number): string =>
  match(/(?:[-\w\u0080-\uffff]|\\[0-9a-f]{1,6}\s?|\\[^\n0-9a-f])+/iy, css, start)

function readString(css: string, start: number): CssToken {
  const quote = css[start]!
  let end = start + 1
  while (end < css.length && css[end] !== quote && css[end] !== '\n') {
    end += css[end] === '\\' ? 2 : 1
  }
  const closed = css[end] === quote
  const text = css.slice(start, Math.min(closed ? end + 1 : end, css.length))
  return { kind: 'string', text, value: unescape(text.slice(1, closed ? -1 : undefined)) }
}

function readUrl(css: string, start: number, name: string): CssToken {
  let index = start + name.length + 1
  index += match(/\s*/y, css, index).length
  if (css[index] === '"' || css[index] === "'") {
    const string = readString(css, index)
    const end = index + string.text.length
    const close = match(/[^)]*\)?/y, css, end)
    return { kind: 'url', text: css.slice(start, end + close.length), value: string.value }
  }
  const content = match(/(?:\\[^\n]|[^)\\])*/y, css, index)
  const end = Math.min(index + content.length + 1, css.length)
  return { kind: 'url', text: css.slice(start, end), value: unescape(content.trim()) }
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(
    /\\(?:([0-9a-f]{1,6})\s?|(\n)|(.))/gis,
    (_, hex?: string, line?: string, other?: string) => {
      if (hex === undefined) return line === undefined ? (other ?? '') : ''
      const code = Number.parseInt(hex, 16)
      return code === 0 || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code)
    },
  )
}
