/** Rule E1: a mark at a file's beginning that names its encoding. */
export interface ByteOrderMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'
  readonly length: number
}

const marks: readonly (readonly [ByteOrderMark['encoding'], readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  // Before UTF-16, whose mark it begins with.
  ['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

export function findByteOrderMark(bytes: Uint8Array): ByteOrderMark | undefined {
  const mark = marks.find(([, signs]) => signs.every((sign, index) => bytes[index] === sign))
  return mark && { encoding: mark[0], length: mark[1].length }
}
