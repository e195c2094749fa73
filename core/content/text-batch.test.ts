import { describe, expect, it } from 'vitest'

import { parseTextSpan, textsAddress } from './text-batch'

describe('the address of texts', () => {
  it('names a span', () => {
    const span = { from: { section: 7, chunk: 2 }, end: 12 }
    const address = textsAddress('abc', span)

    expect(address).toBe('/texts/abc/7.2,12')
    expect(parseTextSpan(address.split('/').at(-1)!)).toEqual(span)
  })

  it('names nothing else', () => {
    for (const name of ['', '7,12', '7.2', '7.2,12,50', '-7.2,12', '7.2,99999999']) {
      expect(parseTextSpan(name), name).toBeNull()
    }
  })
})
