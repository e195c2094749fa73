import { crc32 } from 'node:zlib'

import type { Entries } from './publication-builders'

/** A number of the format: seven bits a byte, the lowest first. */
function vint(value: number): number[] {
  const bytes = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left]
    bytes.push((left % 128) | 128)
  }
}

function uint32(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]
}

/** @param fields everything behind the header's size */
function header(fields: readonly number[]): number[] {
  const sized = [...vint(fields.length), ...fields]
  return [...uint32(crc32(new Uint8Array(sized))), ...sized]
}

const mainType = 1
const fileType = 2
const endType = 5
const hasData = 2
const hasCrc = 4

/**
 * A RAR 5 archive in which entries are stored as they are: what can be made without RAR itself.
 *
 * @see https://www.rarlab.com/technote.htm
 */
export function makeRar(entries: Entries): Uint8Array {
  const parts: Uint8Array[] = [
    new Uint8Array([...Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), ...header([mainType, 0, 0])]),
  ]
  for (const [path, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content)
    const name = [...Buffer.from(path)]
    const stored = 0
    const unix = 1
    const file = [hasCrc, ...vint(bytes.length), 0, ...uint32(crc32(bytes)), stored, unix]
    const fields = [
      fileType,
      hasData,
      ...vint(bytes.length),
      ...file,
      ...vint(name.length),
      ...name,
    ]
    parts.push(new Uint8Array(header(fields)), bytes)
  }
  parts.push(new Uint8Array(header([endType, 0, 0])))
  return new Uint8Array(Buffer.concat(parts))
}
