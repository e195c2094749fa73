import { describe, expect, it } from 'vitest'

import { plainArticle } from './plain-article'

const linesOf = (text: string) =>
  plainArticle(text).map(({ indent, runs }) => `${indent} ${runs.map((run) => run.text).join('')}`)

describe('plainArticle', () => {
  it('joins lines that were wrapped', () => {
    const text = [
      'lamp',
      '     n 1: an artificial source of visible illumination, of the kind that one has',
      '          at home [syn: {light}]',
      '     2: a piece of furniture holding one or more electric light bulbs and standing',
      '        on a table',
    ].join('\n')

    expect(linesOf(text)).toEqual([
      '0 lamp',
      '2 n 1: an artificial source of visible illumination, of the kind that one has at home [syn: light]',
      '2 2: a piece of furniture holding one or more electric light bulbs and standing on a table',
    ])
  })

  it('keeps lines that were not', () => {
    expect(linesOf('one\r\n  two\n\n\nthree')).toEqual(['0 one', '1 two', '0 three'])
    expect(linesOf('')).toEqual([])
  })

  it('knows references to other entries', () => {
    expect(plainArticle('see {lamp  post}, {}')[0]?.runs).toEqual([
      { text: 'see ' },
      { text: 'lamp  post', lookUp: 'lamp post' },
      { text: ', {}' },
    ])
  })
})
