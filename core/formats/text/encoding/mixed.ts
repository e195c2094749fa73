import { decode } from './decode'
import { isUtf8, scanUtf8 } from './utf8'

const newline = 0x0a

/** The line has letters beyond ASCII, and they are well-formed UTF-8. */
export const isUtf8Line = (line: Uint8Array): boolean => {
  const scan = scanUtf8(line)
  return scan.good > 0 && scan.bad === 0 && isUtf8(scan)
}

/** Rule E7: of the lines beyond ASCII, a fifth or more is UTF-8 and some are not. */
export function isMixed(bytes: Uint8Array): boolean {
  let valid = 0
  let invalid = 0
  for (const line of linesOf(bytes)) {
    const scan = scanUtf8(line)
    if (scan.isAscii) continue
    if (scan.bad === 0 && !scan.isCut) valid++
    else invalid++
  }
  return invalid > 0 && valid >= 0.2 * (valid + invalid)
}

/** Decodes each line by itself: UTF-8 where it is that, the other encoding elsewhere. */
export function decodeMixed(bytes: Uint8Array, other: string): string {
  const pieces: string[] = []
  for (const line of linesOf(bytes)) {
    const scan = scanUtf8(line)
    pieces.push(decode(line, scan.bad === 0 && !scan.isCut ? 'utf-8' : other))
  }
  return pieces.join('')
}

/** Lines with their line feeds. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start)
    const end = found < 0 ? bytes.length : found + 1
    yield bytes.subarray(start, end)
    start = end
  }
}
