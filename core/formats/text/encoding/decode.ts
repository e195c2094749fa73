import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js'
import { createSinglebyteDecoder } from '@exodus/bytes/single-byte.js'
import { utf16toStringLoose } from '@exodus/bytes/utf16.js'

import { codePages } from './code-pages'
import { decodeIso2022Kr } from './iso-2022-kr'

const multiByte = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr'])

/**
 * Decodes a whole file. Never by the platform's decoder for old encodings: Node gives control
 * characters for the quotes of windows-1252.
 *
 * @throws {RangeError} for an encoding that nobody here knows
 */
export function decode(bytes: Uint8Array, encoding: string): string {
  switch (encoding) {
    case 'utf-8':
      return new TextDecoder('utf-8').decode(bytes)
    case 'utf-16le':
    case 'utf-16be':
      return decodeUtf16(bytes, encoding)
    case 'utf-32le':
    case 'utf-32be':
      return decodeUtf32(bytes, encoding === 'utf-32le')
    case 'iso-2022-kr':
      return decodeIso2022Kr(bytes)
    default:
      return decoderOf(encoding)(bytes)
  }
}

const decoders = new Map<string, (bytes: Uint8Array) => string>()

function decoderOf(encoding: string): (bytes: Uint8Array) => string {
  const known = decoders.get(encoding)
  if (known) return known
  const page = codePages[encoding]
  const decoder = page
    ? (bytes: Uint8Array) => decodePage(bytes, page)
    : multiByte.has(encoding)
      ? createMultibyteDecoder(encoding, true)
      : createSinglebyteDecoder(encoding, true)
  decoders.set(encoding, decoder)
  return decoder
}

const sliceLength = 0x2000

function decodePage(bytes: Uint8Array, page: string): string {
  const units = new Uint16Array(sliceLength)
  let text = ''
  for (let from = 0; from < bytes.length; from += sliceLength) {
    const slice = bytes.subarray(from, from + sliceLength)
    for (const [at, byte] of slice.entries()) {
      units[at] = byte < 0x80 ? byte : page.charCodeAt(byte - 0x80)
    }
    text += String.fromCharCode(...units.subarray(0, slice.length))
  }
  return text
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const even = bytes.length - (bytes.length % 2)
  const text = utf16toStringLoose(
    bytes.subarray(0, even),
    encoding === 'utf-16le' ? 'uint8-le' : 'uint8-be',
  )
  return even === bytes.length ? text : `${text}\ufffd`
}

function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, isLittle)
    const isScalar = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    pieces.push(isScalar ? String.fromCodePoint(point) : '\ufffd')
  }
  if (bytes.length % 4 !== 0) pieces.push('\ufffd')
  return pieces.join('')
}
