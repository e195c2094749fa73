import { describe, expect, it } from 'vitest'

import { mostPieces, parsePieces, piecesAddress } from './section-pieces'

describe('section pieces', () => {
  it('are read from the address that was made of them', () => {
    const pieces = [{ section: 7 }, { section: 7, chunk: 0 }, { section: 12, chunk: 345 }]
    const address = piecesAddress('abc', pieces)

    expect(address).toBe('/sections/abc/7,7.0,12.345')
    expect(parsePieces(address.split('/').at(-1)!)).toEqual(pieces)
  })

  it('are nothing else', () => {
    for (const names of ['', '-1', '0x0', '1.', '.1', '1,', '1,,2', '1.2.3', '12345678']) {
      expect(parsePieces(names), names).toBeNull()
    }
    expect(parsePieces(Array(mostPieces).fill('1').join())).toHaveLength(mostPieces)
    expect(
      parsePieces(
        Array(mostPieces + 1)
          .fill('1')
          .join(),
      ),
    ).toBeNull()
  })
})
