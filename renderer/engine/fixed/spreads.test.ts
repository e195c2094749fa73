import { describe, expect, it } from 'vitest'

import { groupSpreads, type SpreadOptions, type SpreadPage } from './spreads'

const page = (overrides: Partial<SpreadPage> = {}): SpreadPage => ({
  spread: undefined,
  isApart: false,
  isWide: false,
  ...overrides,
})
const plain = (count: number) => Array.from({ length: count }, () => page())

/** `0 | 1 2 | 3>`: pages of each spread, and the half of a single one. */
function grouped(pages: readonly SpreadPage[], options: Partial<SpreadOptions> = {}): string {
  const spreads = groupSpreads(pages, {
    mostPages: 2,
    readingProgression: 'ltr',
    coverAlone: true,
    ...options,
  })
  const mark = { left: '<', right: '>' }
  return spreads.map(({ pages, half }) => pages.join(' ') + (half ? mark[half] : '')).join(' | ')
}

describe('spreads', () => {
  it('leave the cover alone, or do not', () => {
    expect(grouped(plain(6))).toBe('0 | 1 2 | 3 4 | 5')
    expect(grouped(plain(6), { coverAlone: false })).toBe('0 1 | 2 3 | 4 5')
    expect(grouped([])).toBe('')
  })

  it('have one page each where one is wanted', () => {
    expect(grouped(plain(3), { mostPages: 1 })).toBe('0 | 1 | 2')
    expect(grouped([page({ spread: 'right' })], { mostPages: 1 })).toBe('0')
  })

  it('go round a page that is as wide as two', () => {
    const pages = plain(7)
    pages[2] = page({ isWide: true })

    expect(grouped(pages)).toBe('0 | 1 | 2 | 3 4 | 5 6')
  })

  it('put pages on the halves that the publisher gave them', () => {
    const right = page({ spread: 'right' })
    const left = page({ spread: 'left' })

    expect(grouped([right, left, right, left, right])).toBe('0> | 1 2 | 3 4')
    expect(grouped([left, left, right, right])).toBe('0< | 1 2 | 3>')
    expect(grouped([page(), page(), left, page()])).toBe('0 | 1 | 2 3')
    expect(grouped([page(), page({ spread: 'alone' }), page(), page()])).toBe('0 | 1 | 2 3')
  })

  it('begin on the right in a book read from there', () => {
    const right = page({ spread: 'right' })
    const left = page({ spread: 'left' })
    const options = { readingProgression: 'rtl' } as const

    expect(grouped([left, right, left, right], options)).toBe('0< | 1 2 | 3>')
    expect(grouped(plain(4), options)).toBe('0 | 1 2 | 3')
  })

  it('leave what is out of the order apart', () => {
    const pages = [page({ isApart: true }), page(), page(), page()]
    const options = { mostPages: 2, readingProgression: 'ltr', coverAlone: true } as const

    expect(grouped(pages)).toBe('0 | 1 | 2 3')
    expect(groupSpreads(pages, options).map(({ isApart }) => isApart)).toEqual([true, false, false])
  })
})
