// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'

import { sourceLength, TextIndex } from './text-index'

const aBody = (html: string) => {
  const body = document.createElement('div')
  body.innerHTML = html
  return body
}

describe('TextIndex', () => {
  it('counts text in document order and leaves soft hyphens out', () => {
    const index = new TextIndex(aBody('<p>won\u00ADder\u00ADful</p><p>day</p>'))

    expect(index.length).toBe('wonderfulday'.length)
    expect(index.starts).toEqual([0, 9])
  })

  it('finds the same word with and without word division', () => {
    const plain = new TextIndex(aBody('<p>a wonderful day</p>'))
    const divided = new TextIndex(aBody('<p>a won\u00ADder\u00ADful day</p>'))
    const offset = plain.slice(0, 99).indexOf('day')

    const position = divided.positionOf(offset)

    expect(position?.node.data.slice(position.index)).toBe('day')
    expect(divided.slice(offset, 3)).toBe('day')
  })

  it('gives back the offset of every position', () => {
    const index = new TextIndex(aBody('<p>one <i>two</i></p><p>th\u00ADree</p>'))

    for (let offset = 0; offset < index.length; offset++) {
      const position = index.positionOf(offset)!
      expect(index.offsetOf(position.node, position.index)).toBe(offset)
    }
  })

  it('gives the offset of an element, with or without text', () => {
    const body = aBody('<p>one</p><p id="b">two</p><a id="c"></a><p>three</p>')
    const index = new TextIndex(body)

    expect(index.offsetOf(body.querySelector('#b')!, 0)).toBe(3)
    expect(index.offsetOf(body.querySelector('#c')!, 0)).toBe(6)
  })
})

describe('sourceLength', () => {
  it('is the length without soft hyphens', () => {
    expect(sourceLength('\u00ADa\u00ADb\u00AD')).toBe(2)
    expect(sourceLength('')).toBe(0)
  })
})
