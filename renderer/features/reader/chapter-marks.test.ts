import { describe, expect, it } from 'vitest'

import { markedPages } from './chapter-marks'

const chapter = (page: number, label = `Chapter ${page}`, depth = 0) => ({ label, depth, page })
const row = (count: number, label?: string, depth?: number) =>
  Array.from({ length: count }, (_, index) => chapter(index * 3 + 2, label, depth))

describe('marks for chapters', () => {
  it('are of the deepest level that leaves six px from one to the next', () => {
    const chapters = [chapter(1), chapter(21), ...row(30, 'A', 1)]

    expect(markedPages(chapters, 31 * 6)).toHaveLength(31)
    expect(markedPages(chapters, 30 * 6)).toEqual([21])
  })

  it('leave mere numbers out where a flat table has too many', () => {
    const chapters = [chapter(2, 'Book I'), ...row(300, 'XV'), chapter(500, 'Part II')]

    expect(markedPages(chapters, 600)).toEqual([2, 500])
  })

  it('are thinned out where nothing tells them apart', () => {
    expect(markedPages(row(393), 600)).toHaveLength(99)
    expect(markedPages(row(393, 'I'), 600)).toHaveLength(99)
  })

  it('are none on a line that has no length, or at the first page', () => {
    expect(markedPages(row(3), 0)).toEqual([])
    expect(markedPages([chapter(1)], 600)).toEqual([])
  })
})
