/** A piece of RTF. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  /** `\b0`: its name and its number, where it has one. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | undefined }
  /** `\~`, `\*`: one character that is no letter. */
  | { readonly kind: 'symbol'; readonly character: string }
  /** Characters of one byte each, not yet decoded. */
  | { readonly kind: 'text'; readonly text: string }
  /** `\'e9` */
  | { readonly kind: 'byte'; readonly byte: number }
  /** What follows `\bin`. */
  | { readonly kind: 'binary'; readonly text: string }

const open: RtfToken = { kind: 'open' }
const close: RtfToken = { kind: 'close' }
const plain = /[^\\{}\r\n]+/y
const control = /\\(?:([a-zA-Z]{1,64})(-?\d{1,10})?[ ]?|'([0-9a-fA-F]{2})|([^]))/y

/**
 * Cuts RTF into its tokens. Nothing is refused: what is no token is passed over.
 *
 * @param source one character a byte
 */
export function* rtfTokens(source: string): Generator<RtfToken, undefined, undefined> {
  for (let at = 0; at < source.length;) {
    const character = source[at]
    if (character === '{') {
      yield open
      at++
    } else if (character === '}') {
      yield close
      at++
    } else if (character === '\r' || character === '\n') at++
    else if (character === '\\') {
      control.lastIndex = at
      const match = control.exec(source)
      if (!match) return
      at += match[0].length
      const token = toToken(match)
      if (token.kind === 'word' && token.name === 'bin') {
        const end = at + Math.max(0, token.value ?? 0)
        yield { kind: 'binary', text: source.slice(at, end) }
        at = end
      } else yield token
    } else {
      plain.lastIndex = at
      const text = plain.exec(source)![0]
      at += text.length
      yield { kind: 'text', text }
    }
  }
}

function toToken([, name, value, hex, symbol]: RegExpExecArray): RtfToken {
  if (name !== undefined) {
    return { kind: 'word', name, value: value === undefined ? undefined : Number(value) }
  }
  if (hex !== undefined) return { kind: 'byte', byte: Number.parseInt(hex, 16) }
  return { kind: 'symbol', character: symbol ?? '' }
}
