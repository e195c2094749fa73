import { describe, expect, it } from 'vitest'

import type { Link } from '#core/publication/publication'
import { aManifest } from '#tests/support/library-builders'

import { layoutRuns, likelyPages, manifestOfRun, weightOfRun } from './layout-runs'

const link = (href: string, more: Partial<Link> = {}): Link => ({
  href,
  mediaType: 'application/xhtml+xml',
  byteLength: 3_600,
  ...more,
})
const aMixedBook = (...readingOrder: Link[]) => aManifest('A Book', { readingOrder })
const fixed = { layout: 'fixed' } as const
const apart = { linear: false } as const

describe('runs of one layout', () => {
  const book = aMixedBook(
    link('a'),
    link('b', fixed),
    link('c', { ...fixed }),
    link('d', apart),
    link('e'),
    link('f', { ...fixed, ...apart }),
  )
  const runs = layoutRuns(book)

  it('end where the layout changes, and not at what is read apart', () => {
    expect(runs.map(({ layout, sections }) => [layout, ...sections])).toEqual([
      ['reflowable', 0],
      ['fixed', 1, 2, 3],
      ['reflowable', 4, 5],
    ])
  })

  it('begin with the first that is read, also behind what is not', () => {
    const [first, ...others] = layoutRuns(aMixedBook(link('x', apart), link('a', fixed)))

    expect(first).toEqual({ layout: 'fixed', sections: new Set([0, 1]) })
    expect(others).toEqual([])
  })

  it('are one where all is alike', () => {
    expect(layoutRuns(aMixedBook(link('a'), link('b')))).toHaveLength(1)
  })

  it('are publications in which the rest is read apart', () => {
    const { metadata, readingOrder } = manifestOfRun(book, runs[1]!)

    expect(metadata.layout).toBe('fixed')
    expect(readingOrder.map(({ href, linear }) => [href, linear])).toEqual([
      ['a', false],
      ['b', undefined],
      ['c', undefined],
      ['d', false],
      ['e', false],
      ['f', false],
    ])
    expect(readingOrder.every((one) => one.layout === 'fixed')).toBe(true)
  })

  it('have a weight and a likely number of pages', () => {
    expect(runs.map((run) => weightOfRun(book, run))).toEqual([3_600, 7_200, 3_600])
    expect(runs.map((run) => likelyPages(book, run))).toEqual([2, 2, 2])
  })
})
