import { ByteWriter } from './byte-writer'

/**
 * Undoes PalmDOC's compression: letters, a blank before a letter, and copies of what went before. Damage
 * gives other letters and no failure.
 *
 * @param most bytes after which it stops
 * @see https://wiki.mobileread.com/wiki/PalmDOC
 */
export function decompressPalmDoc(packed: Uint8Array, most: number): Uint8Array {
  const output = new ByteWriter(most)
  let at = 0
  while (at < packed.length && !output.isFull) {
    const byte = packed[at++]!
    if (byte >= 0xc0) {
      output.push(0x20)
      output.push(byte ^ 0x80)
    } else if (byte >= 0x80) {
      const pair = (byte << 8) | (packed[at++] ?? 0)
      output.copyBack((pair >> 3) & 0x7ff, (pair & 7) + 3)
    } else if (byte >= 1 && byte <= 8) {
      output.write(packed.subarray(at, at + byte))
      at += byte
    } else output.push(byte)
  }
  return output.bytes
}
