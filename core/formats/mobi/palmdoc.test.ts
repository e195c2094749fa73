import { describe, expect, it } from 'vitest'

import { seededRandom } from '#tests/support/random'
import { proseIn } from '#tests/support/text-source'

import { compressPalmDoc } from '../../../tests/support/mobi/text-records.mjs'

import { decompressPalmDoc } from './palmdoc'

const unpack = (bytes: ArrayLike<number>, most = 65_536) => [
  ...decompressPalmDoc(Uint8Array.from(bytes), most),
]
const letters = (text: string) => [...Buffer.from(text)]

describe('PalmDOC’s compression', () => {
  it.each([
    ['letters as they are', letters('Octavo'), 'Octavo'],
    ['bytes that mean something else', [3, 0xc3, 0xa9, 0x01, ...letters('!')], 'é\x01!'],
    ['a blank before a letter', [...letters('a'), 0xe2], 'a b'],
    ['what went before', [...letters('abc'), 0x80, (3 << 3) | 0], 'abcabc'],
    ['what it writes itself', [...letters('x'), 0x80, (1 << 3) | 7], 'x'.repeat(11)],
    ['a zero', [0, ...letters('a')], '\0a'],
  ])('gives back %s', (_, packed, text) => {
    expect(unpack(packed)).toEqual(letters(text))
  })

  it.each(['en', 'ja', 'ru'])('gives back what was packed: %s', (language) => {
    const text = Buffer.from(proseIn(language))
    const packed = compressPalmDoc(text)

    expect(packed.length).toBeLessThan(text.length)
    expect(unpack(packed)).toEqual([...text])
  })

  it.each([
    ['a copy of nothing', [0x80, 0x08]],
    ['a copy that is cut off', [...letters('a'), 0x80]],
    ['bytes that are cut off', [8, 1]],
  ])('gives some letters for %s', (_, packed) => {
    expect(unpack(packed).length).toBeLessThan(5)
  })

  it('stops where it is told to, whatever it is given', () => {
    const random = seededRandom(1)
    const noise = Uint8Array.from({ length: 10_000 }, () => random() * 256)

    expect(unpack(noise, 100)).toHaveLength(100)
  })
})
