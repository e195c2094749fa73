import { describe, expect, it } from 'vitest'

import { setTitle } from './title-setting'

/** Every sign half an em wide: close to what the face gives. */
const measure = (text: string) => text.length / 2

const linesOf = (title: string) => setTitle(title, measure).map(({ text }) => text)
const sizesOf = (title: string) => setTitle(title, measure).map(({ size }) => size)

describe('a title on a cover', () => {
  it.each([
    ['The Key behind the Stove', ['The Key', 'behind', 'the Stove']],
    ['Moby Dick; or, the Whale', ['Moby Dick;', 'or, the Whale']],
    ['The Adventures of Sherlock Holmes', ['The Adventures', 'of Sherlock', 'Holmes']],
    ['War and Peace', ['War', 'and Peace']],
    ['A Boat (To Say Nothing)', ['A Boat', '(To Say', 'Nothing)']],
  ])('is broken at sense: %s', (title, lines) => {
    expect(linesOf(title)).toEqual(lines)
  })

  it.each([
    'The Lamplighter’s Daughter',
    'Constantinople',
    'Electroencephalography for Beginners and Their Long-Suffering Grandmothers',
    'A',
    'The Life and Strange Surprizing Adventures of Robinson Crusoe, of York, Mariner',
  ])('is never broken inside a word: %s', (title) => {
    const joined = linesOf(title).join(' ')

    expect(joined.replaceAll('- ', '-')).toBe(title)
  })

  it('stays on its lines', () => {
    for (const title of ['Constantinople', 'The Key behind the Stove', 'Anna Karenina']) {
      for (const { text, size } of setTitle(title, measure)) {
        expect(measure(text) * size).toBeLessThanOrEqual(100)
      }
    }
  })

  it('is large where it is short, and smaller where it is long', () => {
    const sizes = ['Emma', 'The Adventures of Sherlock Holmes', 'a '.repeat(60)].map(
      (title) => sizesOf(title)[0]!,
    )

    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(new Set(sizes).size).toBe(3)
  })

  it('makes only that line smaller which holds too long a word', () => {
    const lines = setTitle('On Electroencephalography', measure)

    expect(lines.map(({ text }) => text)).toEqual(['On', 'Electroencephalography'])
    expect(lines[0]!.size).toBeGreaterThanOrEqual(11)
    expect(lines[1]!.size).toBeLessThan(11)
  })

  it('divides a word only when it fits at no size', () => {
    const lines = setTitle('Rindfleischetikettierungsüberwachungsaufgabe', measure)

    expect(lines.map(({ text }) => text.replace(/-$/, '')).join('')).toBe(
      'Rindfleischetikettierungsüberwachungsaufgabe',
    )
    expect(lines[0]!.text).toMatch(/-$/)
    for (const { text, size } of lines) expect(measure(text) * size).toBeLessThanOrEqual(100)
  })

  it('ends with an ellipsis when even the smallest size has no room for it', () => {
    const lines = linesOf('A long road to the sea and back again '.repeat(12))

    expect(lines).toHaveLength(8)
    expect(lines.at(-1)).toMatch(/ …$/)
  })

  it('is broken between words also where they have no spaces between them', () => {
    const lines = linesOf('吾輩は猫である、名前はまだ無い')

    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('')).toBe('吾輩は猫である、名前はまだ無い')
    for (const line of lines) expect(line).not.toMatch(/^、/)
  })
})
