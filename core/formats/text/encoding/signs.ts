/** What a sign beyond ASCII is, as far as plausibility goes. */
export type SignKind =
  | 'impossible'
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'other-letter'
  | 'mark'
  | 'quote'
  | 'dash'
  | 'space'
  | 'inverted'
  | 'number-sign'
  | 'box'
  | 'symbol'
  | 'ascii'

const classes: readonly (readonly [SignKind, RegExp])[] = [
  ['impossible', /[\u0080-\u009f\ufffd\ufffe\uffff\ue000-\uf8ff\ud800-\udfff]|\p{Cn}/u],
  ['space', /[\u00a0\u00ad\u200b-\u200f\u202a-\u202e]/u],
  ['number-sign', /[ªº°§£€¥¢©®™¹²³¼½¾№†‡‰ºª]/u],
  ['inverted', /[¿¡]/u],
  ['quote', /[‘’‚“”„«»‹›،؛؟·]/u],
  ['dash', /[–—―…•]/u],
  ['mark', /\p{M}/u],
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['other-letter', /\p{L}/u],
  ['box', /[\u2500-\u259f]/u],
]

const kinds = new Map<number, SignKind>()

export function kindOf(code: number): SignKind {
  if (code < 0x80) return 'ascii'
  let kind = kinds.get(code)
  if (kind === undefined) {
    const sign = String.fromCharCode(code)
    kind = classes.find(([, pattern]) => pattern.test(sign))?.[0] ?? 'symbol'
    kinds.set(code, kind)
  }
  return kind
}

export const isLetterKind = (kind: SignKind): boolean =>
  kind === 'latin' || kind === 'cyrillic' || kind === 'greek' || kind === 'other-letter'

const isLower = (code: number) => {
  const sign = String.fromCharCode(code)
  return sign !== sign.toUpperCase()
}
const isUpper = (code: number) => {
  const sign = String.fromCharCode(code)
  return sign !== sign.toLowerCase()
}
const isAsciiLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
const isDigit = (code: number) => code >= 0x30 && code <= 0x39
const isWord = (code: number) => isAsciiLetter(code) || isLetterKind(kindOf(code))

/**
 * Points against a sign where it stands, whatever the language: 0 is what one expects, 12 what no
 * text has. `before` and `after` are its neighbours' codes, 0x20 at the ends.
 */
export function contextCost(code: number, before: number, after: number): number {
  const kind = kindOf(code)
  const wordBefore = isWord(before)
  const wordAfter = isWord(after)
  const isInside = wordBefore && wordAfter
  switch (kind) {
    case 'ascii':
      return 0
    case 'impossible':
      return 12
    case 'latin':
    case 'cyrillic':
    case 'greek':
    case 'other-letter':
      return letterCost(code, kind, before, after)
    case 'mark':
      return wordBefore || kindOf(before) === 'mark' ? 0.3 : 8
    case 'quote':
      if (isInside) return code === 0x2019 ? 0.3 : code === 0xb7 ? 2 : 4
      return wordBefore || wordAfter || before > 0x20 || after > 0x20 ? 0.4 : 2
    case 'dash':
      return isInside ? (code === 0x2014 || code === 0x2026 ? 0.6 : 1.5) : 0.4
    case 'space':
      return isInside ? 2 : 1
    case 'inverted':
      return wordAfter && !wordBefore ? 0.2 : 7
    case 'number-sign':
      if (isInside) return 8
      return isDigit(before) || isDigit(after) ? 0.3 : wordBefore || wordAfter ? 4 : 1.5
    case 'box':
      if (wordBefore || wordAfter) return 7
      return kindOf(before) === 'box' || kindOf(after) === 'box' ? 1.5 : 7
    case 'symbol':
      return isInside ? 9 : 6
  }
}

function letterCost(code: number, kind: SignKind, before: number, after: number): number {
  let cost = 0
  if (isOtherScript(kind, before)) cost += 5
  if (isOtherScript(kind, after)) cost += 5
  if (isUpper(code)) {
    if (isWord(before)) cost += isLower(before) ? 4 : 0.8
  } else if (
    isLower(code) &&
    isWord(before) &&
    isUpper(before) &&
    isWord(after) &&
    isUpper(after)
  ) {
    cost += 3
  }
  // `20°` and `£5` are written, `20А` and `Ł5` hardly ever.
  if (isDigit(before) || isDigit(after)) cost += 2
  if (isDigit(before) && isDigit(after)) cost += 1
  return cost
}

function isOtherScript(kind: SignKind, neighbour: number): boolean {
  if (isAsciiLetter(neighbour)) return kind !== 'latin'
  const other = kindOf(neighbour)
  return isLetterKind(other) && other !== kind
}
