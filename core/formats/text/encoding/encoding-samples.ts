import type { Source } from '#core/formats/format'
import type { EncodingSample, EncodingSamples } from '#core/publication/encoding-samples'
import type { TextOptions } from '#core/publication/publication'

import { normalise } from '../normalise'

import { findByteOrderMark } from './bom'
import { decode } from './decode'
import { decodeAnyway, decodeText, offerEncodings } from './decode-text'
import { collectEvidence } from './evidence'
import { hasControls } from './utf16'

const longestSample = 160
/** Bytes that give a sample of that length in any encoding. */
const partLength = 480

/**
 * Reads a little of a file in several encodings. Of those that make the same of it only the first is
 * there: a person could not tell them apart.
 *
 * @param text what the person chose: its encoding is among the offers in any case
 */
export async function sampleEncodings(
  source: Source,
  { most, text = {} }: { readonly most: number; readonly text?: TextOptions | undefined },
): Promise<EncodingSamples> {
  const bytes = await source.bytes()
  const part = tellingPart(bytes)
  const sampleIn = (encoding: string): EncodingSample => ({
    encoding,
    sample: normalise(decode(part, encoding)).replace(/\s+/g, ' ').trim().slice(0, longestSample),
  })
  const found = (await decodeText(bytes)) ?? (text.anyway ? await decodeAnyway(bytes) : undefined)
  const automatic = found ? sampleIn(found.encoding) : null

  const ranked = await offerEncodings(bytes, Infinity)
  const first = [text.encoding, found?.encoding, ...(hasControls(bytes) ? wide : [])]
  const offers = new Map<string, EncodingSample>()
  for (const encoding of [...first, ...ranked.map((guess) => guess.encoding)]) {
    if (encoding === undefined || offers.size >= most) continue
    const offer = sampleIn(encoding)
    if (!offers.has(offer.sample)) offers.set(offer.sample, offer)
  }
  return { automatic, offers: [...offers.values()] }
}

const wide = ['utf-16le', 'utf-16be']

/** Lines with letters beyond ASCII; the beginning where there are none, or where lines are not to be told. */
function tellingPart(bytes: Uint8Array): Uint8Array {
  const skipped = findByteOrderMark(bytes)?.length ?? 0
  const head = bytes.subarray(skipped, skipped + partLength)
  if (skipped > 0 || hasControls(bytes)) return head
  const evidence = collectEvidence(bytes, partLength)
  return evidence.length > 0 ? evidence : head
}
