import { describe, expect, it } from 'vitest'

import { aSummary } from '#tests/support/library-builders'

import { createLibrarySearch } from './library-search'

const books = [
  aSummary({ title: 'War and Peace', authors: ['Leo Tolstoy'], tags: ['Russia'] }),
  aSummary({ title: 'The Émigrés', authors: ['W. G. Sebald'] }),
  aSummary({
    title: 'A Wizard of Earthsea',
    authors: [],
    series: { name: 'Earthsea', position: 1 },
  }),
  aSummary({ title: '吾輩は猫である', authors: ['夏目漱石'] }),
  aSummary({ title: 'Don’t Look Now', authors: ['Daphne du Maurier'] }),
]

const find = (query: string) => {
  const found = createLibrarySearch().find(books, query)
  return books.flatMap(({ id, title }) => (found.has(id) ? [`${title} ${found.get(id)}`] : []))
}

describe('the search in the library', () => {
  it.each([
    ['emigres seb', 'The Émigrés 0'],
    ['EARTHSEA', 'A Wizard of Earthsea 0'],
    ['russ', 'War and Peace 0'],
    ['peace war', 'War and Peace 0'],
    ['izar', 'A Wizard of Earthsea 0'],
    ['猫', '吾輩は猫である 0'],
    ['don’t', 'Don’t Look Now 0'],
    ["don't look", 'Don’t Look Now 0'],
  ])('finds words by their beginning, whatever case and accents: %s', (query, title) => {
    expect(find(query)).toEqual([title])
  })

  it.each([
    ['tolstoi', 'War and Peace 1'],
    ['tolstyo', 'War and Peace 1'],
    ['tolstooy', 'War and Peace 1'],
    ['tostoy', 'War and Peace 1'],
    ['tlostoy', 'War and Peace 1'],
    ['wziar', 'A Wizard of Earthsea 1'],
    ['eathsae', ''],
    ['mauriier look', 'Don’t Look Now 1'],
    ['erathsaea', 'A Wizard of Earthsea 1'],
  ])('forgives a slip of the finger, and two in a long word: %s', (query, title) => {
    expect(find(query)).toEqual(title === '' ? [] : [title])
  })

  it('forgives nothing in short words, and nothing that is quite another word', () => {
    expect(find('wra')).toEqual([])
    expect(find('leonid')).toEqual([])
    expect(find('tolstoy sebald')).toEqual([])
  })

  it('takes one letter for the beginning of a word', () => {
    expect(find('w')).toEqual(['War and Peace 0', 'The Émigrés 0', 'A Wizard of Earthsea 0'])
  })

  it('finds everything where nothing is asked', () => {
    expect(find(' … ')).toHaveLength(books.length)
  })

  it('reads a publication anew when it has changed', () => {
    const search = createLibrarySearch()
    search.prepare(books)
    const changed = [{ ...books[0]!, title: 'Anna Karenina' }, ...books.slice(1)]

    expect(search.find(changed, 'karenna').size).toBe(1)
    expect(search.find(changed, 'peace').size).toBe(0)
  })
})
