import { seededRandom } from '../../support/random'

/** The hundred words of which half of English is made, the most frequent one first. */
const small =
  'the of and to a in that he was his it i with had is at as but for her not on be him they you all by this which she from so have said were me my one or what who there an no when if out up into them we their would then your could do some more will now than like about how very been did time man our over before down only little see other came come know old after can where never has made good must through any upon day two hand'

/** Words in the order of how often they are used. */
export function aVocabulary(size: number, seed: number): string[] {
  const random = seededRandom(seed)
  const pick = (signs: string) => signs.charAt(Math.floor(random() * signs.length))
  const syllable = () =>
    pick('bcdfghklmnprstvw') + pick('aeiou') + (random() < 0.4 ? pick('lmnrst') : '')
  const words = new Set(small.split(' '))
  while (words.size < size) {
    // What is used less is longer.
    const syllables = 2 + Math.floor(random() * (1 + Math.min(2, words.size / 5_000)))
    words.add(Array.from({ length: syllables }, syllable).join(''))
  }
  return [...words]
}

/** What one draws words from at random: the n-th comes up about 1/(n + 2.7) as often as there are draws. */
export function drawnByZipf(vocabulary: readonly string[]): readonly string[] {
  const draws: string[] = []
  const slots = 1 << 20
  const shares = vocabulary.map((_, rank) => 1 / (rank + 2.7))
  const total = shares.reduce((sum, share) => sum + share, 0)
  let reached = 0
  for (const [rank, share] of shares.entries()) {
    reached += share / total
    while (draws.length < reached * slots) draws.push(vocabulary[rank]!)
  }
  return draws
}

/** Sentences of words that are drawn at random, a paragraph for each ten of them. */
export function proseOf(draws: readonly string[], length: number, random: () => number): string {
  let text = ''
  for (let word = 1; text.length < length; word++) {
    text += draws[Math.floor(random() * draws.length)]!
    text += word % 120 === 0 ? '.\n' : word % 12 === 0 ? '. ' : ' '
  }
  return text
}
