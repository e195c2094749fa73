import { describe, expect, it } from 'vitest'

import { seededRandom } from '#tests/support/random'

import { groupSheets } from './sheet-groups'
import { heightOf, layOutSheets, lineOfPage, pageAcross } from './sheet-lines'
import { sheetSizes, widestZoom } from './sheet-sizes'

/** Ten px from sheet to sheet, 12 px between chapters. */
const size = { width: 8, height: 10, gap: 2, text: null }

const lay = (pages: number[], width: number) => {
  let page = 1
  const chapters = pages.map((count, index) => {
    const chapter = { label: String.fromCodePoint(65 + index), depth: 0, page }
    page += count
    return chapter
  })
  return layOutSheets(groupSheets(chapters, page - 1), width, size)
}
const spans = (lines: ReturnType<typeof lay>) =>
  lines.map(({ runs }) => runs.map(({ from, to, start }) => `${from}-${to}@${start}`))

describe('lines of sheets', () => {
  it('hold one chapter after another, and go on where no more fit', () => {
    expect(spans(lay([2, 9], 98))).toEqual([['1-2@0', '3-9@30'], ['10-11@0']])
  })

  it('do not begin a chapter where only its first sheets would fit', () => {
    expect(spans(lay([5, 4], 80))).toEqual([['1-5@0'], ['6-9@0']])
  })

  it('leave room for titles over the lines in which chapters begin', () => {
    const [first, second] = lay([12], 98)

    expect(first!.sheetsTop).toBeGreaterThan(0)
    expect(second!.sheetsTop).toBe(0)
    expect(second!.top).toBe(first!.top + first!.height)
  })

  it('begin anew under the heading of a part', () => {
    const groups = [
      { part: undefined, title: 'Preface', name: 'Preface', from: 1, to: 1 },
      { part: 'One', title: 'I', name: 'I', from: 2, to: 3 },
    ]

    expect(layOutSheets(groups, 500, size).map(({ part, runs }) => part ?? runs[0]!.from)).toEqual([
      1,
      'One',
      2,
    ])
  })

  it('hold every page once, in order, and none beyond the edge, at every size and width', () => {
    const random = seededRandom(7)
    for (const width of [180, 320, 760, 1832]) {
      for (const drawn of sheetSizes.slice(0, widestZoom(width) + 1)) {
        const chapters = Array.from({ length: 40 }, (_, index) => ({
          label: 'x'.repeat(Math.floor(random() * 50)),
          depth: index % 7 === 0 ? 0 : 1,
          page: Math.floor(random() * 300),
        }))
        const lines = layOutSheets(groupSheets(chapters, 300), width, drawn)
        const runs = lines.flatMap((line) => line.runs)
        const pages = runs.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index),
        )

        expect(pages).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
        for (const run of runs) expect(run.start + run.width).toBeLessThanOrEqual(width)
        const tops = lines.map(({ top }) => top)
        expect(tops).toEqual(tops.toSorted((a, b) => a - b))
        expect(heightOf(lines)).toBeGreaterThan(tops.at(-1)!)
      }
    }
  })
})

it('sheets are no wider than the line has room for', () => {
  expect(sheetSizes[widestZoom(1832)]!.width).toBe(280)
  expect(sheetSizes[widestZoom(180)]!.width).toBe(168)
  expect(widestZoom(0)).toBe(0)
})

describe('a step up or down', () => {
  it('leads to the nearest sheet of the next line, over the headings of parts', () => {
    const groups = [
      { part: undefined, title: 'A', name: 'A', from: 1, to: 15 },
      { part: 'Two', title: 'B', name: 'B', from: 16, to: 17 },
    ]
    const lines = layOutSheets(groups, 98, size)

    expect(lineOfPage(lines, 12)).toBe(1)
    expect(pageAcross(lines, 2, 1, size)).toBe(12)
    expect(pageAcross(lines, 9, 1, size)).toBe(15)
    expect(pageAcross(lines, 12, 1, size)).toBe(17)
    expect(pageAcross(lines, 16, -1, size)).toBe(11)
  })

  it('stays where there is no other line', () => {
    expect(pageAcross(lay([3], 98), 2, -1, size)).toBe(2)
  })
})
