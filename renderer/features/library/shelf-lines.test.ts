import { describe, expect, it } from 'vitest'

import { aSummary } from '#tests/support/library-builders'

import { entryAcross, layOutShelf, lineOf } from './shelf-lines'

const books = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => aSummary({ title: `Book ${from + index}` }))
const groups = [
  { key: 'a', label: 'A', publications: books(0, 5) },
  { key: 'b', label: 'B', publications: books(5, 7) },
]
const { entries, lines, height } = layOutShelf(groups, { columns: 3, rowHeight: 100 })

describe('the lines of the shelf', () => {
  it('hold every book once, in rows under their headings', () => {
    expect(entries).toHaveLength(7)
    expect(
      lines.map((line) => (line.kind === 'books' ? [line.from, line.to] : line.label)),
    ).toEqual(['A', [0, 3], [3, 5], 'B', [5, 7]])
  })

  it('stand one below the other', () => {
    for (const [index, line] of lines.entries()) {
      const end = lines[index - 1]
      expect(line.top).toBeGreaterThanOrEqual(end ? end.top + end.height : 0)
    }
    expect(lines.at(-1)!.top + 100).toBe(height)
  })

  it('have no heading where there is one group without a name', () => {
    const one = [{ key: '', label: null, publications: books(0, 2) }]

    expect(layOutShelf(one, { columns: 3, rowHeight: 100 }).lines).toHaveLength(1)
  })

  it.each([
    [1, 1, 4],
    [2, 1, 4],
    [4, 1, 6],
    [6, 1, 6],
    [6, -1, 4],
    [0, -1, 0],
  ] as const)('lead from entry %i by %i to entry %i', (from, step, to) => {
    expect(entryAcross(lines, from, step)).toBe(to)
  })

  it('know where an entry stands', () => {
    expect(lineOf(lines, 4)).toMatchObject({ from: 3 })
    expect(lineOf(lines, 7)).toBeUndefined()
  })
})
