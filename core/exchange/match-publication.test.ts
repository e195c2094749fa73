import { describe, expect, it } from 'vitest'

import { anId } from '#tests/support/library-builders'

import { matchPublication } from './match-publication'

const war = {
  id: anId('war'),
  title: 'War and Peace',
  authors: ['Leo Tolstoy'],
  identifiers: ['urn:isbn:978-0-14-044793-4'],
}
const other = { id: anId('other'), title: 'War and Peace', authors: ['A. Nother'], identifiers: [] }
const russian = {
  id: anId('ru'),
  title: 'Война и мир',
  authors: ['Лев Толстой'],
  identifiers: ['x'],
}

const matched = (book: Partial<Parameters<typeof matchPublication>[0]>) =>
  matchPublication({ id: null, identifiers: [], title: '', authors: [], ...book }, [
    other,
    war,
    russian,
  ])?.id

describe('marks', () => {
  it('belong to the very same file before all', () => {
    expect(matched({ id: war.id, title: 'Something else' })).toBe(war.id)
  })

  it('belong to a publication with the same identifier, however it is written', () => {
    expect(matched({ identifiers: ['ISBN: 9780140447934'], title: 'Guerre' })).toBe(war.id)
  })

  it('belong to one of the same title and author', () => {
    expect(matched({ title: 'War and Peace', authors: ['Tolstoy, L. N.'] })).toBe(war.id)
    expect(matched({ title: 'WAR AND PEACE (Vintage Classics)', authors: ['Tolstoy'] })).toBe(
      war.id,
    )
    expect(matched({ title: 'War and Peace: A novel' })).toBe(other.id)
    expect(matched({ title: 'Война и мир', authors: ['Толстой Л.'] })).toBe(russian.id)
  })

  it('belong to none otherwise', () => {
    expect(matched({ title: 'War and Peace', authors: ['Somebody'] })).toBeUndefined()
    expect(matched({ title: 'Peace' })).toBeUndefined()
    expect(matched({})).toBeUndefined()
    expect(matched({ identifiers: [''] })).toBeUndefined()
  })
})
