import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js'

const shiftOut = 0x0e
const shiftIn = 0x0f
const announcer = [0x1b, 0x24, 0x29, 0x43]

/** The bytes announce ISO-2022-KR: `ESC $ ) C`, before anything Korean. */
export function isIso2022Kr(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 0x1000).indexOf(announcer[0]!)
  return start >= 0 && announcer.every((byte, index) => bytes[start + index] === byte)
}

/** Seven-bit Korean mail: EUC-KR without its high bits, between the two shifts. */
export function decodeIso2022Kr(bytes: Uint8Array): string {
  const plain = new Uint8Array(bytes.length)
  let length = 0
  let isShifted = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (announcer.every((sign, index) => bytes[at + index] === sign)) at += announcer.length - 1
    else if (byte === shiftOut || byte === shiftIn) isShifted = byte === shiftOut
    else plain[length++] = isShifted && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte
  }
  return createMultibyteDecoder('euc-kr', true)(plain.subarray(0, length))
}
