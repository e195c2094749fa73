const window = 0x10000

/** A byte that no text in a one-byte or multi-byte encoding has (rule E2). */
export function hasControls(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, window)
  for (let at = 0; at < end; at++) {
    if (isControl(bytes[at]!)) return true
  }
  return false
}

/** All below 0x20 but tab, line ends, form feed, Ctrl-Z (end of a DOS file) and escape. */
const isControl = (byte: number) =>
  byte <= 0x08 || byte === 0x0b || (byte >= 0x0e && byte < 0x20 && byte !== 0x1a && byte !== 0x1b)

/** A stray zero does not make bytes of a text: some old programs left a few. */
const mostControls = 0.01

/** So many control bytes that it can be no text in such an encoding. */
export function isBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, window)
  let controls = 0
  for (let at = 0; at < end; at++) if (isControl(bytes[at]!)) controls++
  return controls > Math.max(1, mostControls * end)
}

export type Utf16 = 'utf-16le' | 'utf-16be'

/** Which UTF-16 the bytes are, if they are that; by their signs, for there is no mark. */
export function guessUtf16(bytes: Uint8Array): Utf16 | undefined {
  const little = rate(bytes, 0)
  const big = rate(bytes, 1)
  const best = little.score >= big.score ? little : big
  if (best.units === 0 || best.bad > 0.01 * best.units || best.score <= 0) return undefined
  return best === little ? 'utf-16le' : 'utf-16be'
}

interface Rating {
  readonly units: number
  readonly bad: number
  readonly score: number
}

const telling = new Set([...'\n\r ,.—“”、。「」，\u3000'].map((sign) => sign.charCodeAt(0)))

function rate(bytes: Uint8Array, offset: 0 | 1): Rating {
  const end = Math.min(bytes.length, window) - 1
  let units = 0
  let bad = 0
  let good = 0
  let isAfterHigh = false
  for (let at = 0; at < end; at += 2) {
    const unit = bytes[at + offset]! | (bytes[at + 1 - offset]! << 8)
    const isLow = unit >= 0xdc00 && unit <= 0xdfff
    if (isLow !== isAfterHigh) bad++
    isAfterHigh = unit >= 0xd800 && unit <= 0xdbff
    if (telling.has(unit)) good++
    else if (isUnlikely(unit)) bad++
    units++
  }
  return { units, bad, score: good - 10 * bad }
}

const isUnlikely = (unit: number) =>
  (unit < 0x20 && unit !== 0x09 && unit !== 0x0c) ||
  (unit >= 0x7f && unit <= 0x9f && unit !== 0x85) ||
  (unit >= 0xe000 && unit <= 0xf8ff) ||
  unit >= 0xfffe
