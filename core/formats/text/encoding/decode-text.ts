import type { TextReading } from '#core/publication/publication'

import { findByteOrderMark } from './bom'
import { decode } from './decode'
import { rankEncodings, type EncodingGuess } from './detect'
import { collectEvidence } from './evidence'
import { isIso2022Kr } from './iso-2022-kr'
import { createLanguageFit } from './language-fit'
import { decodeMixed, isMixed, isUtf8Line } from './mixed'
import { guessUtf16, hasControls, isBinary } from './utf16'
import { isUtf8, scanUtf8 } from './utf8'

export interface DecodedText extends Pick<
  TextReading,
  'encoding' | 'how' | 'confidence' | 'damage'
> {
  readonly text: string
  /** Bytes of the byte-order mark, which is no part of the text. */
  readonly skipped: number
}

const evidenceLength = 0x10000

/**
 * Finds a file's encoding and decodes it (rules E1 to E8).
 *
 * @param chosen the encoding, where a person named it
 * @returns nothing when the bytes are no text
 * @throws {RangeError} for a chosen encoding that is not known
 */
export async function decodeText(
  bytes: Uint8Array,
  chosen?: string,
): Promise<DecodedText | undefined> {
  const mark = findByteOrderMark(bytes)
  if (chosen !== undefined) {
    const skipped = mark?.encoding === chosen ? mark.length : 0
    const text = decode(bytes.subarray(skipped), chosen)
    return toDecoded(text, chosen, 'chosen', 1, skipped)
  }
  if (mark) {
    const text = decode(bytes.subarray(mark.length), mark.encoding)
    return toDecoded(text, mark.encoding, 'bom', 1, mark.length)
  }
  if (isIso2022Kr(bytes)) return whole(bytes, 'iso-2022-kr', 'escape', 0.99)
  if (hasControls(bytes)) {
    const utf16 = guessUtf16(bytes)
    if (utf16) return whole(bytes, utf16, 'utf-16', 0.95)
    if (isBinary(bytes)) return undefined
  }

  return decodeAnyway(bytes)
}

/** Decodes bytes without a mark by the likeliest encoding of their letters, text or not. */
export async function decodeAnyway(bytes: Uint8Array): Promise<DecodedText> {
  const scan = scanUtf8(bytes)
  if (scan.isAscii) {
    return hasJapaneseEscapes(bytes)
      ? whole(bytes, 'iso-2022-jp', 'escape', 0.99)
      : whole(bytes, 'utf-8', 'ascii', 1)
  }
  if (isUtf8(scan)) return whole(bytes, 'utf-8', 'utf-8', scan.bad === 0 ? 0.99 : 0.9)
  return byStatistics(bytes)
}

async function byStatistics(bytes: Uint8Array): Promise<DecodedText> {
  const fit = await createLanguageFit()
  const mixed = isMixed(bytes)
  const evidence = mixed
    ? collectEvidence(bytes, evidenceLength, (line) => !isUtf8Line(line))
    : collectEvidence(bytes, evidenceLength)
  const { encoding, confidence } = rankEncodings(evidence, fit)[0]!
  return mixed
    ? toDecoded(decodeMixed(bytes, encoding), encoding, 'mixed', confidence)
    : whole(bytes, encoding, 'statistics', confidence)
}

/** The encodings to offer when the text looks wrong, the likeliest first. */
export async function offerEncodings(bytes: Uint8Array, most = 6): Promise<EncodingGuess[]> {
  const evidence = collectEvidence(bytes, evidenceLength)
  const ranked = rankEncodings(evidence, await createLanguageFit()).slice(0, most - 1)
  return isUtf8(scanUtf8(bytes))
    ? [{ encoding: 'utf-8', confidence: 1 }, ...ranked]
    : [...ranked, { encoding: 'utf-8', confidence: 0 }]
}

const whole = (
  bytes: Uint8Array,
  encoding: string,
  how: TextReading['how'],
  confidence: number,
): DecodedText => toDecoded(decode(bytes, encoding), encoding, how, confidence)

const toDecoded = (
  text: string,
  encoding: string,
  how: TextReading['how'],
  confidence: number,
  skipped = 0,
): DecodedText => ({ text, encoding, how, confidence, damage: damageOf(text), skipped })

function damageOf(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count === 0 ? 0 : count / text.length
}

const escape = 0x1b

/** `ESC $ @`, `ESC $ B` or `ESC ( J`: shifts into Japanese signs. */
function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(escape); at >= 0; at = bytes.indexOf(escape, at + 1)) {
    const next = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
    if (next === '$@' || next === '$B' || next === '(J') return true
  }
  return false
}
