import { describe, expect, it } from 'vitest'

import { encodeText } from '#tests/support/text-source'

import { decode } from './decode'

/** Bytes 0x80 to 0x9F: where Node's own decoder gives control characters. */
const rows: Readonly<Record<string, string>> = {
  'windows-1250': '€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź',
  'windows-1251': 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ',
  'windows-1252': '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
  'windows-1253':
    '€\u0081‚ƒ„…†‡\u0088‰\u008a‹\u008c\u008d\u008e\u008f\u0090‘’“”•–—\u0098™\u009a›\u009c\u009d\u009e\u009f',
  'windows-1254': '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008d\u008e\u008f\u0090‘’“”•–—˜™š›œ\u009d\u009eŸ',
  'windows-1255':
    '€\u0081‚ƒ„…†‡ˆ‰\u008a‹\u008c\u008d\u008e\u008f\u0090‘’“”•–—˜™\u009a›\u009c\u009d\u009e\u009f',
  'windows-1256': '€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u200c\u200dں',
  'windows-1257':
    '€\u0081‚\u0083„…†‡\u0088‰\u008a‹\u008c¨ˇ¸\u0090‘’“”•–—\u0098™\u009a›\u009c¯˛\u009f',
  'windows-1258': '€\u0081‚ƒ„…†‡ˆ‰\u008a‹Œ\u008d\u008e\u008f\u0090‘’“”•–—˜™\u009a›œ\u009d\u009eŸ',
}

describe('decode', () => {
  it.each(Object.entries(rows))('reads the row 0x80 to 0x9F of %s', (encoding, row) => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index)

    expect(decode(bytes, encoding)).toBe(row)
  })

  it.each([
    ['ibm437', 'cp437'],
    ['ibm850', 'cp850'],
    ['ibm852', 'cp852'],
    ['ibm855', 'cp855'],
    ['ibm865', 'cp865'],
    ['x-mac-ce', 'maccenteuro'],
  ])('reads the upper half of %s', (encoding, other) => {
    const bytes = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index)

    const text = decode(bytes, encoding)

    expect([...encodeText(text, other)]).toEqual([...bytes])
  })

  it('reads UTF-32 of both orders', () => {
    const text = 'Aé漢😀'

    for (const isLittle of [true, false]) {
      const view = new DataView(new ArrayBuffer(16))
      for (const [index, sign] of [...text].entries()) {
        view.setUint32(index * 4, sign.codePointAt(0)!, isLittle)
      }
      const bytes = new Uint8Array(view.buffer)
      expect(decode(bytes, isLittle ? 'utf-32le' : 'utf-32be')).toBe(text)
    }
  })

  it('shows an odd byte at the end of UTF-16 as a replacement', () => {
    expect(decode(Uint8Array.of(0x41, 0x00, 0x42), 'utf-16le')).toBe('A\ufffd')
  })

  it('refuses an encoding that nobody knows', () => {
    expect(() => decode(Uint8Array.of(0x41), 'utf-9000')).toThrow(RangeError)
  })
})
