import createHyphenator from 'hyphen'
import { beforeAll, describe, expect, it } from 'vitest'

import { hyphenationOf, loadHyphenation } from './hyphenation'
import { entryOf } from './languages'
import type { PatternSet, PatternTree } from './pattern-set'
import { WordHyphenator, type HyphenationLimits } from './word-hyphenator'

const tags = ['en', 'de', 'fr', 'ru', 'uk', 'tr', 'hi', 'sr', 'fi']
beforeAll(() => Promise.all(tags.map(loadHyphenation)))

const divide = (tag: string, word: string, limits?: Partial<HyphenationLimits>) =>
  hyphenationOf(tag, limits)!.hyphenate(word).replaceAll('\u00AD', '-')

describe('breaks', () => {
  it('are the indices at which the next line would begin', () => {
    const breaks = hyphenationOf('en')!.breaks('hyphenation')

    expect(breaks).toEqual([2, 6])
    expect(hyphenationOf('en')!.breaks('house')).toEqual([])
  })

  it('are counted in the word as it is given, with what stands about it', () => {
    expect(hyphenationOf('en')!.breaks('“Hyphenation,”')).toEqual([3, 7])
    expect(hyphenationOf('en')!.breaks('hyphenation—hyphenation')).toEqual([2, 6, 14, 18])
  })

  it('of a text are those of its words', () => {
    const text = 'The hyphenation of a dictionary, at www.hyphenation.org'
    const hyphenator = hyphenationOf('en')!

    const words = [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) =>
      hyphenator.breaks(word).map((place) => index + place),
    )

    expect(words.length).toBeGreaterThan(3)
    expect(hyphenator.breaks(text)).toEqual(words)
  })

  it('of a word that has soft hyphens are these and no others, even in a short one', () => {
    expect(hyphenationOf('en')!.breaks('hyphena\u00ADtion')).toEqual([7])
    expect(hyphenationOf('en')!.breaks('ma\u00ADny')).toEqual([2])
    expect(divide('en', 'hyphena\u00ADtion hyphenation')).toBe('hyphena-tion hy-phen-ation')
  })

  it('are the same when asked for again', () => {
    const hyphenator = hyphenationOf('en')!

    expect(hyphenator.breaks('dictionaries')).toEqual(hyphenator.breaks('dictionaries'))
    expect(hyphenationOf('en')).toBe(hyphenator)
  })
})

describe('limits', () => {
  it('leave shorter words whole', () => {
    expect(divide('en', 'hyphenation', { shortestWord: 11 })).toBe('hy-phen-ation')
    expect(divide('en', 'hyphenation', { shortestWord: 12 })).toBe('hyphenation')
  })

  it('keep letters together before and after the hyphen', () => {
    expect(divide('en', 'hyphenation', { before: 3 })).toBe('hyphen-ation')
    expect(divide('en', 'hyphenation', { after: 6 })).toBe('hy-phenation')
  })

  it('are never wider than the patterns were made for', () => {
    expect(divide('en', 'ideally', { before: 1, after: 1 })).toBe('ide-ally')
    expect(divide('fi', 'ahkera', { before: 1, after: 1 })).toBe('ah-ke-ra')
  })

  it('count letters, not the accents and vowel signs on them', () => {
    const decomposed = 'indépendance'.normalize('NFD')

    expect(divide('fr', decomposed).normalize('NFC')).toBe('in-dé-pen-dance')
    expect(divide('hi', 'विश्वविद्यालय', { before: 3, after: 3 })).toBe('विश्व-वि-द्यालय')
  })
})

describe('words that are left whole', () => {
  it.each([
    'hyphenation2',
    '1984hyphenation',
    'HYPHENATION',
    'UNESCO’s',
    'HyperHyphenation',
    'hyphenation.example',
    'https://hyphenation/dictionary',
    'hyphenation@dictionary',
    'hyphenation_dictionary',
    'c:\\hyphenation\\dictionary',
  ])('%s', (word) => {
    expect(divide('en', word)).toBe(word)
    expect(hyphenationOf('en')!.breaks(word)).toEqual([])
  })

  it('do not keep their neighbours from being divided', () => {
    expect(divide('en', 'UNESCO hyphenation 1984 hyphenation.')).toBe(
      'UNESCO hy-phen-ation 1984 hy-phen-ation.',
    )
  })

  it('are those in letters that the patterns do not know', () => {
    expect(divide('ru', 'dictionary словарный')).toBe('dictionary сло-вар-ный')
    expect(divide('en', 'словарный')).toBe('словарный')
  })
})

describe('parts of words', () => {
  it('at a hyphen or a slash are divided each for itself', () => {
    expect(divide('en', 'hyphenation-dictionary')).toBe('hy-phen-ation-dic-tio-nary')
    expect(divide('en', 'hyphenation/dictionary')).toBe('hy-phen-ation/dic-tio-nary')
    expect(divide('en', 'well-to-do')).toBe('well-to-do')
  })

  it('at an apostrophe belong together where it is a letter', () => {
    expect(divide('fr', 'l’indépendance')).toBe('l’in-dé-pen-dance')
    expect(divide('fr', "L'Histoire")).toBe("L'His-toire")
    expect(divide('uk', 'об’єднання')).toBe(divide('uk', "об'єднання").replace("'", '’'))
    expect(divide('tr', 'İstanbul’dan')).toBe('İs-tan-bul’dan')
  })

  it('stay one through stress marks, a long s and another script', () => {
    expect(divide('ru', 'слова\u0301рный')).toBe('сло-ва\u0301р-ный')
    expect(divide('de', 'Waſſerhahn')).toBe('Waſ-ſer-hahn')
    expect(divide('sr', 'пријатељство')).toBe('при-ја-тељ-ство')
  })
})

describe('exceptions', () => {
  it('are honoured before the patterns, in capitals too, and within the limits', () => {
    expect(divide('en', 'Associate project')).toBe('As-so-ciate project')
    expect(divide('en', 'associate', { before: 3 })).toBe('asso-ciate')
  })
})

describe('the patterns of the package', () => {
  const packaged = [
    'de',
    'el',
    'en',
    'en-gb',
    'es',
    'fi',
    'fr',
    'ka',
    'nl',
    'no',
    'pl',
    'pt',
    'uk',
  ] as const

  it.each(packaged)('divide words of %s as the package itself does', async (language) => {
    const [levels, tree] = await entryOf(language).load()
    const theirs = createHyphenator([levels, tree] as never, {
      async: false,
      hyphenChar: '-',
      minWordLength: 5,
    })
    const ours = new WordHyphenator(
      [levels, tree],
      { locale: 'en', apostrophes: false },
      { shortestWord: 5, before: 2, after: 2 },
    )
    const words = wordsOf(tree, 500)

    const differing = words.filter(
      (word) => ours.hyphenate(word).replaceAll('\u00AD', '-') !== theirs(word),
    )

    expect(words.some((word) => ours.breaks(word).length > 2)).toBe(true)
    expect(differing).toEqual([])
  })
})

/** Words made of patterns of the set at random, the same ones each time. */
function wordsOf(tree: PatternSet[1], count: number): string[] {
  let seed = 1
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const walk = (): string => {
    let letters = ''
    for (let branch: unknown = tree; typeof branch === 'object';) {
      const further = (Array.isArray(branch) ? branch[0] : branch) as PatternTree
      const keys = Object.keys(further).filter((key) => /\p{Ll}/u.test(key))
      if (keys.length === 0) break
      const letter = keys[random(keys.length)]!
      letters += letter
      branch = further[letter]
    }
    return letters
  }
  return Array.from({ length: count }, () => walk() + walk() + walk()).filter(
    (word) => word.length >= 5 && word.toLowerCase() === word,
  )
}
