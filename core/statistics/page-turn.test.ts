import { describe, expect, it } from 'vitest'

import type { Locator } from '#core/publication/locator'

import { countStay, countTurn, isPaced, type PageInView } from './page-turn'

const aPageAt = (
  page: number,
  locations: Locator['locations'] = {},
  href = 'one.xhtml',
): PageInView => ({ locator: { href, locations }, page, lastPage: page, total: 100 })

const first = aPageAt(1, { offset: 0, progression: 0 })
const second = aPageAt(2, { offset: 1500, progression: 0.3 })
const fourth = aPageAt(4, { offset: 4500, progression: 0.9 })
const next = aPageAt(5, { offset: 0, progression: 0 }, 'two.xhtml')

describe('a page turn', () => {
  it('counts the time, the pages and the characters that were passed', () => {
    expect(countTurn(first, second, 60)).toEqual({
      seconds: 60,
      pages: 1,
      characters: 1500,
      share: 0.01,
    })
  })

  it('counts the end of a chapter by what its place says of its length', () => {
    expect(countTurn(fourth, next, 30)).toMatchObject({ pages: 1, characters: 500 })
  })

  it('does not know the characters of a chapter of one page, nor of a page without text', () => {
    expect(countTurn(next, aPageAt(6, { offset: 0 }, 'three.xhtml'), 30)).toMatchObject({
      characters: null,
    })
    expect(countTurn(aPageAt(1), aPageAt(2), 30)).toMatchObject({ pages: 1, characters: null })
  })

  it('counts at most as long as a page plausibly takes, and is then no measure of pace', () => {
    const idle = countTurn(first, second, 3 * 3600)
    expect(idle?.seconds).toBe(300)
    expect(isPaced(idle!)).toBe(false)

    const short = countTurn(first, aPageAt(2, { offset: 100, progression: 0.02 }), 3600)
    expect(short?.seconds).toBe(50)
    expect(isPaced(countTurn(first, second, 60)!)).toBe(true)
  })

  it('gives two pages the time of two', () => {
    const spread = { ...first, lastPage: 2 }
    const third = aPageAt(3, { offset: 3000, progression: 0.6 })

    expect(countTurn(spread, third, 500)?.seconds).toBe(500)
    expect(countTurn(spread, third, 900)?.seconds).toBe(600)
  })

  it('is nothing where pages are leafed over', () => {
    expect(countTurn(first, second, 10)).toBeNull()
    expect(countTurn(aPageAt(1), aPageAt(2), 1)).toBeNull()
    expect(countTurn(first, second, 0)).toBeNull()
  })

  it('counts time alone where somebody goes back, or away', () => {
    expect(countTurn(second, first, 20)).toEqual({
      seconds: 20,
      pages: 0,
      characters: null,
      share: 0,
    })
    const stay = countStay(second, 1000)
    expect(stay).toEqual({ seconds: 300, pages: 0, characters: null, share: 0 })
    expect(isPaced(stay!)).toBe(false)
  })
})
