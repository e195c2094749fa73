import { labelToName, TextDecoder as WebTextDecoder } from '@exodus/bytes/encoding.js'

/**
 * Text of a markup or CSS file: byte-order mark first, then what the file declares, then UTF-8, then
 * Windows-1252, which reads anything. Node's own decoder gets legacy encodings wrong, hence ours.
 */
export function decodeMarkup(bytes: Uint8Array): string {
  const mark = markedEncoding(bytes)
  if (mark) return new TextDecoder(mark).decode(bytes)
  const declared = declaredEncoding(bytes)
  if (declared && declared !== 'utf-8' && !declared.startsWith('utf-16')) {
    return new WebTextDecoder(declared).decode(bytes)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return declared === 'utf-8' || mostlyUtf8(bytes)
      ? new TextDecoder().decode(bytes)
      : new WebTextDecoder('windows-1252').decode(bytes)
  }
}

/** Whether the file says by a mark or in words which encoding it is in. */
export const saysEncoding = (bytes: Uint8Array): boolean =>
  markedEncoding(bytes) !== undefined || declaredEncoding(bytes) !== null

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  // `<` and another ASCII character without a mark.
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be'
  return undefined
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1_024))
  const label =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^@charset "([\w.:-]+)";/.exec(head)?.[1]
  return label === undefined ? null : (labelToName(label)?.toLowerCase() ?? null)
}

/** Damaged UTF-8 rather than something else: far more good sequences than bad ones. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let index = 0; index < bytes.length; index++) {
    const lead = bytes[index]!
    if (lead < 0x80) continue
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
    let following = 1
    while (following < length && (bytes[index + following] ?? 0) >> 6 === 2) following++
    if (length > 1 && following === length) {
      good++
      index += length - 1
    } else bad++
  }
  return good > bad * 4
}
