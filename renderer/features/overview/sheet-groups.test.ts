import { describe, expect, it } from 'vitest'

import { groupSheets } from './sheet-groups'

const chapter = (label: string, page: number, depth = 0) => ({ label, depth, page })

describe('the pages of a book', () => {
  it('are parted by chapters, all of them, each in one', () => {
    expect(groupSheets([chapter('I', 3), chapter('II', 7)], 9)).toEqual([
      { part: undefined, title: '', name: '', from: 1, to: 2 },
      { part: undefined, title: 'I', name: 'I', from: 3, to: 6 },
      { part: undefined, title: 'II', name: 'II', from: 7, to: 9 },
    ])
  })

  it('are one group where there are no chapters, and none where there are no pages', () => {
    expect(groupSheets([], 4)).toEqual([{ part: undefined, title: '', name: '', from: 1, to: 4 }])
    expect(groupSheets([], 0)).toEqual([])
  })

  it('stand under the headings of parts where chapters lie below others', () => {
    const chapters = [
      chapter('Preface', 1),
      chapter('Part One', 2),
      chapter('I', 3, 1),
      chapter('A', 3, 2),
      chapter('II', 5, 1),
      chapter('Part Two', 8),
      chapter('III', 8, 1),
    ]

    expect(groupSheets(chapters, 9)).toEqual([
      { part: undefined, title: 'Preface', name: 'Preface', from: 1, to: 1 },
      { part: 'Part One', title: '', name: 'Part One', from: 2, to: 2 },
      { part: undefined, title: 'I', name: 'I', from: 3, to: 4 },
      { part: undefined, title: 'II', name: 'II', from: 5, to: 7 },
      { part: 'Part Two', title: 'III', name: 'III', from: 8, to: 9 },
    ])
  })

  it('stand in a flat table under what numbers lie in, and are named by it', () => {
    const inOne = { within: ['Book One'] }
    const chapters = [
      chapter('Preface', 1),
      chapter('Book One', 2),
      { ...chapter('I', 2), ...inOne },
      { ...chapter('II', 5), ...inOne },
      chapter('Epilogue', 7),
    ]

    expect(groupSheets(chapters, 7)).toEqual([
      { part: undefined, title: 'Preface', name: 'Preface', from: 1, to: 1 },
      { part: 'Book One', title: 'I', name: 'Book One · I', from: 2, to: 4 },
      { part: undefined, title: 'II', name: 'Book One · II', from: 5, to: 6 },
      { part: undefined, title: 'Epilogue', name: 'Epilogue', from: 7, to: 7 },
    ])
  })

  it('name all chapters that begin on one', () => {
    expect(groupSheets([chapter('A', 1), chapter('B', 1), chapter('C', 2)], 2)).toEqual([
      { part: undefined, title: 'A · B', name: 'A · B', from: 1, to: 1 },
      { part: undefined, title: 'C', name: 'C', from: 2, to: 2 },
    ])
  })

  it('are as many as there are, also where a chapter is thought to lie beyond them', () => {
    expect(groupSheets([chapter('A', 1), chapter('B', 12)], 9).at(-1)).toEqual({
      part: undefined,
      title: 'B',
      name: 'B',
      from: 9,
      to: 9,
    })
  })
})
