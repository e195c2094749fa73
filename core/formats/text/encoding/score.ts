import { alphabets } from './alphabets'
import { isMultiByte, type EncodingCandidate } from './candidates'
import { decode } from './decode'
import { eastAsianCost } from './east-asian'
import type { LanguageFit } from './language-fit'
import { contextCost, isLetterKind, kindOf } from './signs'

/** How the evidence reads in one encoding. The lowest points win. */
export interface Score {
  readonly encoding: string
  readonly points: number
  readonly text: string
}

/** Points that a text loses for each byte of evidence that its language's n-grams confirm. */
const fitWeight = 2.5

export function scoreEvidence(
  evidence: Uint8Array,
  { encoding, prior }: EncodingCandidate,
  fit: LanguageFit,
): Score {
  const text = decode(evidence, encoding)
  const points = isMultiByte(encoding)
    ? multiBytePoints(evidence, text, encoding, fit)
    : singleBytePoints(text, fit)
  return { encoding, points: points + prior, text }
}

function singleBytePoints(text: string, fit: LanguageFit): number {
  const found = new Map<number, number>()
  let points = 0
  let foreign = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    foreign++
    const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 0x20
    points += contextCost(code, at > 0 ? text.charCodeAt(at - 1) : 0x20, after)
    const kind = kindOf(code)
    if (isLetterKind(kind) || kind === 'mark') {
      const lower = String.fromCharCode(code).toLowerCase().charCodeAt(0)
      found.set(lower, (found.get(lower) ?? 0) + 1)
    }
  }
  return points + languagePoints(text, found, foreign, fit)
}

/** Points of the language that explains the letters best. */
function languagePoints(
  text: string,
  found: ReadonlyMap<number, number>,
  foreign: number,
  fit: LanguageFit,
): number {
  const fits = fit(text)
  let best = Infinity
  for (const { language, costs } of alphabets) {
    let points = 0
    for (const [letter, count] of found) points += count * (costs.get(letter) ?? 5)
    points -= fitWeight * foreign * (fits.get(language) ?? 0)
    best = Math.min(best, points)
  }
  return best
}

function multiBytePoints(
  evidence: Uint8Array,
  text: string,
  encoding: string,
  fit: LanguageFit,
): number {
  let points = 0
  let foreign = 0
  let byte = 0
  for (let at = 0; at < text.length && byte < evidence.length; at++) {
    const code = text.charCodeAt(at)
    const lead = evidence[byte]!
    if (lead < 0x80) {
      byte++
      continue
    }
    const size = sizeOf(encoding, evidence, byte)
    const isCutOff = byte + size > evidence.length
    const before = at > 0 ? text.charCodeAt(at - 1) : 0x20
    const after = text.charCodeAt(at + 1)
    if (!isCutOff) points += eastAsianCost(encoding, lead, evidence[byte + 1] ?? 0, code)
    // A lone sign within a Latin word is a letter of another encoding.
    if (isAsciiLetter(before)) points += 4
    if (isAsciiLetter(after)) points += 4
    foreign += size
    byte += size
  }
  const fits = fit(text)
  const best = Math.max(0, ...(languages[encoding] ?? []).map((name) => fits.get(name) ?? 0))
  return points - fitWeight * 0.5 * foreign * best
}

const languages: Readonly<Record<string, readonly string[]>> = {
  gb18030: ['zh'],
  big5: ['zh'],
  shift_jis: ['ja'],
  'euc-jp': ['ja'],
  'euc-kr': ['ko'],
}

const isAsciiLetter = (code: number) => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

/** Bytes of the sign at `at`, so that signs and bytes can be read side by side. */
function sizeOf(encoding: string, bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!
  const trail = bytes[at + 1] ?? 0
  if (lead === 0x80 || lead === 0xff) return 1
  if (encoding === 'shift_jis') {
    if (lead >= 0xa0 && lead <= 0xdf) return 1
    return trail >= 0x40 ? 2 : 1
  }
  if (encoding === 'euc-jp') {
    if (lead === 0x8f) return 3
    return trail >= 0x80 ? 2 : 1
  }
  if (encoding === 'gb18030' && trail >= 0x30 && trail <= 0x39) return 4
  return trail >= 0x40 ? 2 : 1
}
