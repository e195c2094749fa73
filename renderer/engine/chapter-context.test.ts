import { describe, expect, it } from 'vitest'

import { chapterContexts } from './chapter-context'

const at = (depth: number, ...labels: string[]) => labels.map((label) => ({ label, depth }))

describe('what stands around a chapter', () => {
  it('is what lies around it in the table, for a number alone', () => {
    const headings = [...at(0, 'Book One'), ...at(1, 'XV', 'The Sea'), ...at(0, 'Coda')]

    expect(chapterContexts(headings)).toEqual([[], ['Book One'], [], []])
  })

  it('is found in a flat table by kinds of number', () => {
    const headings = at(0, 'Preface', 'Book I', 'Part I', 'I', 'II', 'Part II', 'I', 'Book II')
    const closing = at(0, 'Epilogue', 'Part I', 'I', 'Notes')

    expect(chapterContexts([...headings, ...closing])).toEqual([
      [],
      [],
      ['Book I'],
      ['Book I', 'Part I'],
      ['Book I', 'Part I'],
      ['Book I'],
      ['Book I', 'Part II'],
      [],
      [],
      ['Epilogue'],
      ['Epilogue', 'Part I'],
      [],
    ])
  })

  it('is nothing where chapters are only counted', () => {
    expect(chapterContexts(at(0, 'Introduction', '1.', '2.', 'Mild weather'))).toEqual([
      [],
      [],
      [],
      [],
    ])
  })
})
