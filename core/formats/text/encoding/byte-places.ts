import { normalise } from '../normalise'

/** Offsets in the normalised text (T1), and the bytes of the file that they stand for. */
export interface BytePlaces {
  byteAt(offset: number): number
  offsetAt(byte: number): number
}

interface Block {
  readonly start: number
  readonly end: number
  /** Offset in the normalised text at which it begins. */
  readonly offset: number
}

const blockLength = 0x10000
const lineFeed = 0x0a

/**
 * Bytes stay where they are whatever the file is read as, so a place can be carried from one encoding
 * into another through them.
 *
 * @param skipped bytes of the byte-order mark
 * @param decodePart decodes some whole lines
 * @param unit bytes of a line feed: 1, 2 in UTF-16, 4 in UTF-32
 */
export function createBytePlaces(
  bytes: Uint8Array,
  skipped: number,
  decodePart: (part: Uint8Array) => string,
  unit = 1,
): BytePlaces {
  const textOf = (start: number, end: number) => decodePart(bytes.subarray(start, end))
  const lengthOf = (start: number, end: number) => normalisedLength(textOf(start, end))

  const blocks: Block[] = []
  for (let start = skipped, offset = 0; start < bytes.length || blocks.length === 0;) {
    const end = afterLine(bytes, skipped, start + blockLength, decodePart, unit)
    blocks.push({ start, end, offset })
    offset += lengthOf(start, end)
    start = end
  }
  const blockOf = (isBefore: (block: Block) => boolean): Block =>
    blocks.findLast(isBefore) ?? blocks[0]!

  return {
    byteAt(offset) {
      const block = blockOf((one) => one.offset <= offset)
      let low = block.start
      let high = block.end
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (lengthOf(block.start, middle) <= offset - block.offset) low = middle
        else high = middle - 1
      }
      return low
    },
    offsetAt(byte) {
      const { start, end, offset } = blockOf((one) => one.start <= byte)
      const before = textOf(start, Math.max(start, Math.min(byte, end)))
      // A byte within a character means that character: the half before it does not count.
      return offset + normalisedLength(before.replace(/\ufffd+$/, ''))
    },
  }
}

/** The sign at the end keeps spaces before it from being trimmed. */
const normalisedLength = (text: string): number => normalise(`${text}|`).length - 1

/** Index after the first line feed from `from` on. */
function afterLine(
  bytes: Uint8Array,
  origin: number,
  from: number,
  decodePart: (part: Uint8Array) => string,
  unit: number,
): number {
  for (let at = bytes.indexOf(lineFeed, from); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    const start = at - ((at - origin) % unit)
    if (decodePart(bytes.subarray(start, start + unit)) === '\n') return start + unit
  }
  return bytes.length
}
