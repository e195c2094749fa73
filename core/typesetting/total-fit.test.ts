import { describe, expect, it } from 'vitest'

import { seededRandom } from '#tests/support/random'

import { shrinkOf, stretchOf, totalFit, type BreakableParagraph } from './total-fit'

/** A paragraph in a face whose signs are all one unit wide; `-` in a word says where it may be divided. */
function aParagraph(text: string, indent = 0): BreakableParagraph {
  const endWidth = [0]
  const startWidth = [-indent]
  const endSpace = [0]
  const startSpace = [0]
  const divides = [0]
  let width = 0
  let space = 0
  const words = text.split(' ')
  for (const [index, word] of words.entries()) {
    const syllables = word.split('-')
    for (const [at, syllable] of syllables.entries()) {
      width += syllable.length
      const isWordEnd = at === syllables.length - 1
      endWidth.push(width + (isWordEnd ? 0 : 1))
      endSpace.push(space)
      divides.push(isWordEnd ? 0 : 1)
      const vanishes = isWordEnd && index < words.length - 1 ? 1 : 0
      width += vanishes
      space += vanishes
      startWidth.push(width)
      startSpace.push(space)
    }
  }
  return {
    endWidth: Float64Array.from(endWidth),
    startWidth: Float64Array.from(startWidth),
    endSpace: Float64Array.from(endSpace),
    startSpace: Float64Array.from(startSpace),
    divides: Uint8Array.from(divides),
  }
}

const shrink = 0.3

const numbersBelow = (seed: number) => {
  const random = seededRandom(seed)
  return (limit: number) => Math.floor(random() * limit)
}

const linesOf = (breaks: readonly number[]) =>
  breaks.map((to, line) => [breaks[line - 1] ?? 0, to] as const)

describe('shrinkOf', () => {
  it('gives a third of a usual space, and less of a narrow one', () => {
    expect(shrinkOf(5, 20)).toBeCloseTo(1 / 3, 1)
    expect(shrinkOf(8, 20)).toBe(1 / 3)
    expect(shrinkOf(4, 20)).toBeCloseTo(0.175)
    expect(shrinkOf(2, 20)).toBe(0.08)
  })
})

describe('totalFit', () => {
  it('keeps a short paragraph on one line', () => {
    const paragraph = aParagraph('a few words')

    expect(totalFit(paragraph, { width: 40, kind: 'justified', shrink })).toEqual([3])
  })

  it('takes a break that looks worse now where the next lines gain by it', () => {
    // The first line could hold "aaa bb cc", and would leave "ddddd" alone on the second.
    const paragraph = aParagraph('aaa bb cc ddddd eeeeee')

    expect(totalFit(paragraph, { width: 9, kind: 'ragged', shrink })).toEqual([2, 4, 5])
  })

  it('divides a word only where the lines would be too loose without', () => {
    const even = aParagraph('four four four four four four')
    const loose = aParagraph('the un-in-ter-est-ing un-in-ter-est-ing thing')

    const undivided = totalFit(even, { width: 14, kind: 'justified', shrink })!
    const divided = totalFit(loose, { width: 17, kind: 'justified', shrink })!

    expect(undivided.some((place) => even.divides[place])).toBe(false)
    expect(divided.some((place) => loose.divides[place])).toBe(true)
  })

  it('begins after the indent', () => {
    const words = 'aaaa bbbb cccc dddd'

    expect(totalFit(aParagraph(words), { width: 9, kind: 'justified', shrink })).toEqual([2, 4])
    expect(totalFit(aParagraph(words, 5), { width: 9, kind: 'justified', shrink })).toEqual([
      1, 3, 4,
    ])
  })

  it('gives up where a word is wider than the line', () => {
    expect(
      totalFit(aParagraph('tiny enormousword'), { width: 8, kind: 'justified', shrink }),
    ).toBeNull()
  })

  it('never fills a line beyond what its spaces can give', () => {
    const below = numbersBelow(20)
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: 80 }, () =>
        'x'.repeat(1 + below(4)).concat(below(2) ? `-${'y'.repeat(1 + below(5))}` : ''),
      ).join(' ')
      const paragraph = aParagraph(text, below(3))
      const width = 20 + below(30)

      const breaks = totalFit(paragraph, { width, kind: 'justified', shrink })!
      const lines = linesOf(breaks)

      expect(lines.at(-1)?.[1]).toBe(paragraph.endWidth.length - 1)
      for (const [from, to] of lines.slice(0, -1)) {
        expect(to).toBeGreaterThan(from)
        expect(stretchOf(paragraph, from, to, width)).toBeGreaterThanOrEqual(-shrink - 1e-6)
      }
    }
  })

  it('finds a way that is no worse than first fit', () => {
    const below = numbersBelow(21)
    const text = Array.from({ length: 120 }, () => 'x'.repeat(2 + below(8))).join(' ')
    const paragraph = aParagraph(text)
    const width = 40
    const looseness = (breaks: readonly number[]) =>
      linesOf(breaks)
        .slice(0, -1)
        .reduce((sum, [from, to]) => sum + stretchOf(paragraph, from, to, width) ** 2, 0)
    const firstFit: number[] = []
    let from = 0
    for (let place = 1; place < paragraph.endWidth.length; place++) {
      const next = paragraph.endWidth[place + 1]
      if (next !== undefined && next - paragraph.startWidth[from]! <= width) continue
      firstFit.push(place)
      from = place
    }

    expect(looseness(totalFit(paragraph, { width, kind: 'justified', shrink })!)).toBeLessThan(
      looseness(firstFit),
    )
  })
})
