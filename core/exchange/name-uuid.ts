import { sha1 } from '#core/sha1'

/** Namespace of everything that Octavo names so. */
const namespace = 'octavo-annotations'

/**
 * A UUID of these words: the same whenever they are the same, so that a file that is imported twice brings
 * nothing twice.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
 */
export function nameUuid(...words: readonly string[]): string {
  const hash = sha1(new TextEncoder().encode([namespace, ...words].join('\0')))
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
