import { describe, expect, it } from 'vitest'

import { toIdentifier } from '#core/publication/identifier'

import { namedDates, namedIdentifiers } from './fact-words'

describe('facts in words', () => {
  it.each([
    ['urn:isbn:978-0-14-044793-4', undefined, ['ISBN', '978-0-14-044793-4']],
    ['9780140447934', undefined, ['ISBN', '9780140447934']],
    ['0140447938', 'isbn-10', ['ISBN', '0140447938']],
    ['ISBN 0140447938', undefined, ['ISBN', '0140447938']],
    [
      'urn:uuid:0A1D9F7F-3B11-4a3a-9a54-7f0c4f0e8a50',
      undefined,
      ['UUID', '0A1D9F7F-3B11-4a3a-9a54-7f0c4f0e8a50'],
    ],
    ['https://doi.org/10.1000/182', undefined, ['DOI', '10.1000/182']],
    ['B00ABCDEF1', 'MOBI-ASIN', ['ASIN', 'B00ABCDEF1']],
    ['1234', 'calibre', ['calibre', '1234']],
    ['http://www.gutenberg.org/12345', 'URI', ['URI', 'http://www.gutenberg.org/12345']],
    ['1234', 'constructor', ['constructor', '1234']],
    ['a name of its own', undefined, ['Identifier', 'a name of its own']],
  ])('tells what kind of name “%s” (%s) is', (value, scheme, named) => {
    expect(namedIdentifiers({ identifiers: [toIdentifier(value, scheme)] })).toEqual([named])
  })

  it('takes any word for what happened', () => {
    expect(namedDates({ dates: [{ event: '__proto__', value: '2001' }] })).toEqual([
      ['__proto__', '2001'],
    ])
  })

  it('names each date once, that of its publication first', () => {
    const dates = [
      { event: 'modification', value: '2024-05-06T07:08:09Z' },
      { event: 'publication', value: '1999' },
      { event: 'publication', value: '1999' },
      { event: 'conversion', value: '2020' },
    ]

    expect(namedDates({ published: '1999', dates })).toEqual([
      ['Published', '1999'],
      ['Changed', '2024-05-06'],
      ['conversion', '2020'],
    ])
  })

  it('makes do with one of each', () => {
    expect(namedDates({ published: '1999' })).toEqual([['Published', '1999']])
    expect(namedIdentifiers({ identifier: 'urn:isbn:1' })).toEqual([['ISBN', '1']])
    expect(namedIdentifiers({})).toEqual([])
  })
})
