import type { PublicationId } from '#core/publication/publication'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const prefix = 'ni:///sha-256;'

/**
 * A publication’s hash as a name that other programs know how to read.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6920
 */
export function toNamedInformation(id: PublicationId): string {
  const bits = Array.from(id, (digit) => parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
  const groups = bits.match(/.{1,6}/g) ?? []
  return prefix + groups.map((group) => alphabet[parseInt(group.padEnd(6, '0'), 2)]).join('')
}

/** The hash that a name holds; `undefined` for any other name. */
export function fromNamedInformation(name: string): PublicationId | undefined {
  if (!name.startsWith(prefix)) return undefined
  const digits = Array.from(name.slice(prefix.length), (sign) => alphabet.indexOf(sign))
  if (digits.length !== 43 || digits.includes(-1)) return undefined
  const bits = digits.map((digit) => digit.toString(2).padStart(6, '0')).join('')
  const nibbles = bits.slice(0, 256).match(/.{4}/g) ?? []
  return nibbles.map((nibble) => parseInt(nibble, 2).toString(16)).join('')
}
