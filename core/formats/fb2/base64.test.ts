import { describe, expect, it } from 'vitest'

import { decodeBase64 } from './base64'

const encode = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64')

describe('base64', () => {
  it.each([[[]], [[0]], [[255, 0]], [[1, 2, 3]], [Array.from({ length: 256 }, (_, n) => n)]])(
    'gives back %j',
    (bytes) => {
      expect([...decodeBase64(encode(bytes))]).toEqual(bytes)
    },
  )

  it('passes over line breaks, blanks, missing padding and what is none of its letters', () => {
    expect(new TextDecoder().decode(decodeBase64('  T2N0\r\n\tY*X§Zv '))).toBe('Octavo')
  })

  it('knows the letters of addresses', () => {
    expect([...decodeBase64('-_-_')]).toEqual([...decodeBase64('+/+/')])
  })

  it('stops where it is told to', () => {
    expect(decodeBase64('AAAA'.repeat(1_000), 16)).toHaveLength(16)
  })
})
