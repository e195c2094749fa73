import { describe, expect, it } from 'vitest'

import { type DuplicateCandidate, findDuplicates, pairKey } from './duplicates'

const aBook = (id: string, overrides: Partial<DuplicateCandidate> = {}): DuplicateCandidate => ({
  id,
  title: `Title of ${id}`,
  authors: ['Mary Shelley'],
  series: null,
  identifier: null,
  ...overrides,
})

/** Ids of groups. */
const found = (books: readonly DuplicateCandidate[], apart: readonly string[] = []) =>
  findDuplicates(books, new Set(apart)).map((group) => group.map(({ id }) => id))

describe('findDuplicates', () => {
  it('finds editions by an identifier that tells something', () => {
    const isbn = 'urn:isbn:978-0-14-043947-2'
    expect(
      found([
        aBook('a', { identifier: isbn }),
        aBook('b', { identifier: '9780140439472' }),
        aBook('c', { identifier: 'bookid' }),
        aBook('d', { identifier: 'bookid' }),
        aBook('e', { identifier: 'urn:uuid:00000000-0000-0000-0000-000000000000' }),
        aBook('f', { identifier: 'urn:uuid:00000000-0000-0000-0000-000000000000' }),
      ]),
    ).toEqual([['a', 'b']])
  })

  it('believes no identifier that a tool gave to all its files', () => {
    const identifier = 'urn:uuid:12345678-1234-1234-1234-123456789abc'
    expect(found('abcdefghi'.split('').map((id) => aBook(id, { identifier })))).toEqual([])
  })

  it('compares titles and authors loosely', () => {
    expect(
      found([
        aBook('a', { title: 'Frankenstein' }),
        aBook('b', { title: 'FRANKENSTEIN; Or, The Modern Prometheus', authors: ['Shelley, M.'] }),
        aBook('c', { title: 'Frankenstein (1818 edition)', authors: [] }),
        aBook('d', { title: 'Frankenstein', authors: ['Somebody Else'] }),
      ]),
    ).toEqual([['a', 'b', 'c']])
  })

  it('takes other subtitles, and other volumes, for other works', () => {
    expect(
      found([
        aBook('a', { title: 'Dune: Messiah' }),
        aBook('b', { title: 'Dune: Children' }),
        aBook('c', { title: 'Dune' }),
        aBook('d', { title: 'Poems', series: { name: 'Poems', position: 1 } }),
        aBook('e', { title: 'Poems', series: { name: 'Poems', position: 2 } }),
      ]),
    ).toEqual([])
  })

  it('puts together what is one by the one and the other', () => {
    const identifier = '10.1000/182'
    expect(
      found([
        aBook('x'),
        aBook('a', { title: 'Frankenstein', identifier }),
        aBook('b', { title: 'Le Frankenstein', identifier }),
        aBook('c', { title: 'Frankenstein' }),
      ]),
    ).toEqual([['a', 'b', 'c']])
  })

  it('leaves apart what somebody keeps apart, until another one comes', () => {
    const books = ['b', 'a'].map((id) => aBook(id, { title: 'Frankenstein' }))

    expect(found(books, [pairKey('a', 'b')])).toEqual([])
    expect(found([...books, aBook('c', { title: 'Frankenstein' })], [pairKey('b', 'a')])).toEqual([
      ['b', 'a', 'c'],
    ])
  })
})
