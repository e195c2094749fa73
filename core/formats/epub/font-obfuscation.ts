import { sha1 } from '#core/sha1'

/**
 * Undoes the two ways in which EPUBs mix up the first bytes of a font, so that it cannot be used
 * outside the publication: the IDPF's (SHA-1 of the identifier over 1,040 bytes) and Adobe's (the
 * identifier's UUID over 1,024).
 *
 * @param identifiers the publication's own first
 * @see https://www.w3.org/TR/epub-33/#sec-font-obfuscation
 */
export function deobfuscateFont(
  bytes: Uint8Array<ArrayBuffer>,
  method: 'idpf' | 'adobe',
  identifiers: readonly string[],
): Uint8Array<ArrayBuffer> {
  if (isFont(bytes)) return bytes
  let first: Uint8Array<ArrayBuffer> | undefined
  for (const identifier of identifiers) {
    const key = method === 'idpf' ? idpfKey(identifier) : adobeKey(identifier)
    if (!key) continue
    const clear = mix(bytes, key, method === 'idpf' ? 1_040 : 1_024)
    if (isFont(clear)) return clear
    first ??= clear
  }
  return first ?? bytes
}

const idpfKey = (identifier: string): Uint8Array =>
  sha1(new TextEncoder().encode(identifier.replace(/[\x20\t\n\r]/g, '')))

function adobeKey(identifier: string): Uint8Array | undefined {
  const digits = identifier.replace(/^urn:uuid:/i, '').replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(digits)) return undefined
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  )
}

function mix(bytes: Uint8Array, key: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const clear = new Uint8Array(bytes)
  for (let index = 0; index < Math.min(length, clear.length); index++) {
    clear[index]! ^= key[index % key.length]!
  }
  return clear
}

/** First four bytes of TrueType, OpenType, WOFF and collections. */
function isFont(bytes: Uint8Array): boolean {
  const tag = String.fromCharCode(...bytes.subarray(0, 4))
  return ['\0\x01\0\0', 'OTTO', 'true', 'typ1', 'wOFF', 'wOF2', 'ttcf'].includes(tag)
}
