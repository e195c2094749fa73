import { describe, expect, it } from 'vitest'

import { seededRandom } from '#tests/support/random'

import { align } from './align'

describe('align', () => {
  it('finds a part of a text, whatever stands around it', () => {
    const { distance, boundary } = align('bcd', 'aabcdee')

    expect(distance).toBe(0)
    expect(boundary(0).from).toBe(2)
    expect(boundary(3).to).toBe(5)
  })

  it('leaves what was inserted at a boundary between its two ends', () => {
    const { distance, boundary } = align('seentheoldman', 'seenthebigoldman')

    expect(distance).toBe(3)
    expect(boundary(7)).toMatchObject({ from: 7, to: 10 })
  })

  it('counts no more edits than were made', () => {
    const random = seededRandom(3)
    const letter = () => 'abcdefghij'[Math.floor(random() * 10)]!
    for (let round = 0; round < 200; round++) {
      const pattern = Array.from({ length: 40 }, letter)
      const edited = [...pattern]
      const edits = Math.floor(random() * 5)
      for (let edit = 0; edit < edits; edit++) {
        const at = Math.floor(random() * edited.length)
        edited.splice(at, Math.floor(random() * 2), ...(random() < 0.5 ? [letter()] : []))
      }
      const { distance, boundary } = align(pattern.join(''), `xyz${edited.join('')}zyx`)

      expect(distance).toBeLessThanOrEqual(edits)
      expect(boundary(40).edits).toBe(distance)
    }
  })
})
