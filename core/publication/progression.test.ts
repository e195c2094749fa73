import { describe, expect, it } from 'vitest'

import { sectionWeights, totalProgression } from './progression'

describe('totalProgression', () => {
  it('weighs sections by their size', () => {
    expect(totalProgression([300, 1000, 700], 1, 0.5)).toBe(0.4)
  })

  it('is 0 for a publication of no size', () => {
    expect(totalProgression([0], 0, 0.5)).toBe(0)
  })
})

it('weighs nothing that is read apart, and what has no size as usual', () => {
  const mediaType = 'application/xhtml+xml'
  const readingOrder = [
    { href: 'a', mediaType, byteLength: 7 },
    { href: 'b', mediaType, byteLength: 9, linear: false },
    { href: 'c', mediaType },
  ]

  expect(sectionWeights({ readingOrder })).toEqual([7, 0, 10_000])
})
