import { describe, expect, it } from 'vitest'

import { parseTextRange, textsAddress } from './text-batch'

describe('the address of texts', () => {
  it('names a range', () => {
    const range = { from: { section: 7, chunk: 2 }, end: 12, most: 50_000 }
    const address = textsAddress('abc', range)

    expect(address).toBe('/texts/abc/7.2,12,50000')
    expect(parseTextRange(address.split('/').at(-1)!)).toEqual(range)
  })

  it('names nothing else', () => {
    for (const name of ['', '7,12,50', '7.2,12', '7.2,12,0', '-7.2,12,50', '7.2,12,99999999']) {
      expect(parseTextRange(name), name).toBeNull()
    }
  })
})
