// Packs text as PalmDOC does, in records of 4,096 bytes.

export const recordSize = 4_096
const farthest = 2_047
const longest = 10
const shortest = 3

/** @param {Buffer} text */
export function compressPalmDoc(text) {
  /** @type {number[]} */ const packed = []
  /** Where each run of three bytes was last seen. @type {Map<number, number>} */
  const seen = new Map()
  let at = 0
  while (at < text.length) {
    const { from, length } = findCopy(text, at, seen)
    const copied = length >= shortest
    if (copied) {
      const pair = 0x8000 | ((at - from) << 3) | (length - shortest)
      packed.push(pair >> 8, pair & 0xff)
    }
    const taken = copied ? length : packLiteral(text, at, packed)
    for (let index = at; index < at + taken; index++) seen.set(keyAt(text, index), index)
    at += taken
  }
  return Buffer.from(packed)
}

/** @param {Buffer} text @param {number} at */
const keyAt = (text, at) =>
  (text[at] ?? 0) | ((text[at + 1] ?? 0) << 8) | ((text[at + 2] ?? 0) << 16)

/** @param {Buffer} text @param {number} at @param {Map<number, number>} seen */
function findCopy(text, at, seen) {
  const from = seen.get(keyAt(text, at)) ?? -1
  if (from < 0 || at - from > farthest || at + shortest > text.length) return { from: 0, length: 0 }
  let length = 0
  while (length < longest && at + length < text.length && text[from + length] === text[at + length])
    length++
  return { from, length }
}

/** @param {Buffer} text @param {number} at @param {number[]} packed @returns {number} bytes taken */
function packLiteral(text, at, packed) {
  const byte = text[at] ?? 0
  const next = text[at + 1] ?? 0
  if (byte === 0x20 && next >= 0x40 && next < 0x80) {
    packed.push(next ^ 0x80)
    return 2
  }
  if (byte === 0 || (byte > 8 && byte < 0x80)) {
    packed.push(byte)
    return 1
  }
  // Bytes that mean something else are told apart by how many of them follow.
  let count = 1
  while (count < 8 && at + count < text.length && (text[at + count] ?? 0) >= 0x80) count++
  packed.push(count, ...text.subarray(at, at + count))
  return count
}

/**
 * The records of a text in UTF-8. Behind each stands the rest of a character that it cuts, and an entry
 * that readers pass over.
 *
 * @param {Buffer} text
 * @param {(piece: Buffer) => Buffer} pack
 */
export function textRecords(text, pack) {
  const records = []
  for (let from = 0; from < text.length; from += recordSize) {
    const end = Math.min(from + recordSize, text.length)
    let rest = end
    while (rest < text.length && ((text[rest] ?? 0) & 0xc0) === 0x80) rest++
    records.push(
      Buffer.concat([
        pack(text.subarray(from, end)),
        text.subarray(end, rest),
        Buffer.of(rest - end, 0x81),
      ]),
    )
  }
  return records
}
/** What the header says of what stands behind the text: a cut character, and an entry. */
export const trailers = 3
