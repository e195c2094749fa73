import { describe, expect, it } from 'vitest'

import { SectionFlow, type ChunkLayout } from './page-map'

const aChunk = (starts: number[]): ChunkLayout => ({
  columns: starts.length,
  tail: 100,
  marginAfter: 0,
  starts,
})

describe('SectionFlow', () => {
  it('starts each chunk in the column in which the one before ends', () => {
    const flow = new SectionFlow(0, [aChunk([0, 50, 90]), aChunk([0, 40]), aChunk([0, 10, 80])])

    expect([0, 1, 2].map((chunk) => flow.startOf(chunk))).toEqual([0, 2, 3])
    expect(flow.pages).toBe(6)
  })

  it('names every chunk that has a column on a page', () => {
    const flow = new SectionFlow(0, [aChunk([0, 50]), aChunk([0]), aChunk([0, 10])])

    expect(flow.chunksOn(0)).toEqual({ first: 0, last: 0 })
    // The second chunk ends in the column in which it starts: three chunks share the page.
    expect(flow.chunksOn(1)).toEqual({ first: 0, last: 2 })
    expect(flow.chunksOn(2)).toEqual({ first: 2, last: 2 })
  })

  it('finds the page of an offset, and the first offset of a page', () => {
    const flow = new SectionFlow(0, [aChunk([0, 50, 90]), aChunk([0, 40])])

    expect([0, 49, 50, 89, 90, 500].map((offset) => flow.pageOf(0, offset))).toEqual([
      0, 0, 1, 1, 2, 2,
    ])
    expect(flow.pageOf(1, 45)).toBe(3)
    expect(flow.placeOf(2)).toEqual({ chunk: 0, offset: 90 })
    expect(flow.placeOf(3)).toEqual({ chunk: 1, offset: 40 })
  })

  it('takes the page with the text where a picture fills a column', () => {
    const flow = new SectionFlow(0, [aChunk([0, 70, 70, 120])])

    expect(flow.pageOf(0, 70)).toBe(2)
  })

  it('may start in the middle of a section', () => {
    const flow = new SectionFlow(4, [aChunk([0, 50])])

    expect(flow.isFromStart).toBe(false)
    expect(flow.has(4)).toBe(true)
    expect(flow.end).toBe(5)
    expect(() => flow.startOf(3)).toThrow(RangeError)
  })
})
