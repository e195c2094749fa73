import { describe, expect, it } from 'vitest'

import { locatePage, pageInfo, totalPages } from './page-numbers'

const known = { pages: [3, 10, 5], weights: [300, 1000, 500] }

describe('page numbers', () => {
  it('counts from the first page of the publication', () => {
    expect(pageInfo(known, 1, 4, 1)).toEqual({
      page: 8,
      lastPage: 8,
      total: 18,
      exact: true,
    })
  })

  it('names both pages of a spread, and one where a section ends on the left', () => {
    expect(pageInfo(known, 0, 0, 2)).toMatchObject({ page: 1, lastPage: 2 })
    expect(pageInfo(known, 0, 2, 2)).toMatchObject({ page: 3, lastPage: 3 })
  })

  it('estimates what is not measured from what is', () => {
    const partly = { pages: [30, null, 50], weights: [30_000, 100_000, 50_000] }

    expect(totalPages(partly)).toBe(174)
    expect(pageInfo(partly, 2, 0, 1)).toMatchObject({ page: 125, exact: false })
  })

  it('does not judge a book by its title page', () => {
    const titlePage = { pages: 1, weight: 200 }

    expect(totalPages({ pages: [null], weights: [100_000], sample: titlePage })).toBe(68)
  })

  it('leaves sections out that are not read in order', () => {
    const appendix = { pages: [3, 0], weights: [300, 0] }

    expect(totalPages(appendix)).toBe(3)
    expect(pageInfo(appendix, 1, 0, 1)).toMatchObject({ page: 3, lastPage: 3 })
  })

  it('finds every page again', () => {
    const found = Array.from({ length: 18 }, (_, i) => {
      const { section, page } = locatePage(known, i + 1)
      return pageInfo(known, section, page, 1).page
    })

    expect(found).toEqual(Array.from({ length: 18 }, (_, i) => i + 1))
  })

  it('clamps a page that is not there', () => {
    expect(locatePage(known, 0)).toEqual({ section: 0, page: 0 })
    expect(locatePage(known, 99)).toEqual({ section: 2, page: 4 })
  })
})
