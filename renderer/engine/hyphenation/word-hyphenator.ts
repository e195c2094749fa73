import type { PatternSet, PatternTree } from './pattern-set'
import { foldWord, type Folding } from './fold-word'
import { visitWords } from './words-in-text'

/** Where words may be divided at all. All three count letters; accents and vowel signs belong to theirs. */
export interface HyphenationLimits {
  /** Shorter words are left whole. */
  readonly shortestWord: number
  /** Fewest letters before the hyphen. */
  readonly before: number
  /** Fewest letters after it. */
  readonly after: number
}

/** What a language asks for beside its patterns. */
export interface WordRules extends Folding {
  /** The apostrophe is a letter of the patterns; elsewhere it ends a word as a hyphen does. */
  readonly apostrophes: boolean
}

const none: readonly number[] = []
const softHyphen = '\u00AD'
/** Words of a novel without their repetitions: some 20 000. What is thrown away is soon found again. */
const mostCached = 50_000

/** Divides the words of one language; remembers what it has divided. */
export class WordHyphenator {
  readonly #patterns: PatternSet
  readonly #rules: WordRules
  readonly #limits: HyphenationLimits
  readonly #known = new Map<string, readonly number[]>()

  constructor(patterns: PatternSet, rules: WordRules, limits: HyphenationLimits) {
    this.#patterns = patterns
    this.#rules = rules
    this.#limits = limits
  }

  /**
   * Places where a hyphen may come: ascending UTF-16 indices into `word`, of the first letter of the
   * next line. A word with soft hyphens of its own is divided at these and nowhere else; the index is
   * that of the soft hyphen. Marks of punctuation at a word are no part of it, so a whole text is
   * divided in the same way, word by word.
   */
  breaks(word: string): readonly number[] {
    const shortest = this.#shortestIn(word)
    let first: readonly number[] = none
    let all: number[] | undefined
    visitWords(word, this.#rules.apostrophes, (start, end) => {
      if (end - start < shortest) return
      const found = this.#divided(word.slice(start, end))
      // Nearly always the word itself: its own list needs no copy.
      if (start === 0) first = found
      else if (found.length > 0) (all ??= [...first]).push(...found.map((index) => start + index))
    })
    return all ?? first
  }

  /** The text with soft hyphens at all its breaks; words that have their own are left as they are. */
  hyphenate(text: string): string {
    const { shortestWord } = this.#limits
    let divided = ''
    let copied = 0
    visitWords(text, this.#rules.apostrophes, (start, end) => {
      if (end - start < shortestWord) return
      for (const index of this.#divided(text.slice(start, end))) {
        const at = start + index
        if (text[at] === softHyphen) return
        divided += text.slice(copied, at) + softHyphen
        copied = at
      }
    })
    return copied === 0 ? text : divided + text.slice(copied)
  }

  /** What an author divides is divided however short it is. */
  #shortestIn(text: string): number {
    return text.includes(softHyphen) ? 0 : this.#limits.shortestWord
  }

  #divided(word: string): readonly number[] {
    const known = this.#known.get(word)
    if (known) return known
    const breaks = this.#divide(word)
    if (this.#known.size >= mostCached) this.#known.clear()
    this.#known.set(ownCopy(word), breaks)
    return breaks
  }

  #divide(word: string): readonly number[] {
    if (word.includes(softHyphen)) return softHyphensIn(word)
    const { shortestWord, before, after } = this.#limits
    if (word.length < shortestWord || capitalInside.test(word)) return none
    const { text, letterCount, places } = foldWord(word, this.#rules)
    if (letterCount < shortestWord) return none
    const breaks: number[] = []
    for (const unit of this.#placesIn(text)) {
      const { index, letters } = places
        ? (places[unit] ?? insideLetter)
        : { index: unit, letters: unit }
      if (letters >= before && letterCount - letters >= after) breaks.push(index)
    }
    return breaks
  }

  #placesIn(text: string): readonly number[] {
    const [levels, tree, exceptions] = this.#patterns
    return exceptions && Object.hasOwn(exceptions, text)
      ? exceptions[text]!
      : oddPlaces(`.${text}.`, levels, tree)
  }
}

/** A longer slice would be kept by its engine as a window on its text, and keep that alive. */
const ownCopy = (word: string): string => (word.length < 13 ? word : [...word].join(''))

/** A capital behind another letter: an abbreviation, or a name that is better left whole. */
const capitalInside = /\p{L}\p{M}*\p{Lu}/u
const insideLetter = { index: 0, letters: -1 }

function softHyphensIn(word: string): number[] {
  const found: number[] = []
  for (let at = word.indexOf(softHyphen); at >= 0; at = word.indexOf(softHyphen, at + 1))
    found.push(at)
  return found
}

/** Liang: each pattern in the word raises the levels of its places; at the odd ones it may divide. */
function oddPlaces(
  edged: string,
  levels: readonly (readonly number[])[],
  tree: PatternTree,
): number[] {
  const highest = new Uint8Array(edged.length)
  for (let start = 0; start < edged.length - 1; start++) {
    // Rows leave the edge of the word out: the first letter is at 0, whether or not the edge is matched.
    const first = start === 0 ? 0 : start - 1
    let branch = tree
    for (let at = start; at < edged.length; at++) {
      const found = branch[edged[at]!]
      if (found === undefined) break
      const row =
        typeof found === 'number' ? found : Array.isArray(found) ? (found[1] as number) : -1
      if (row >= 0) {
        const raised = levels[row]!
        for (let place = 0; place < raised.length; place++)
          if (raised[place]! > highest[first + place]!) highest[first + place] = raised[place]!
      }
      if (typeof found === 'number') break
      branch = Array.isArray(found) ? (found[0] as PatternTree) : (found as PatternTree)
    }
  }
  const odd: number[] = []
  for (let place = 1; place < edged.length - 2; place++) if (highest[place]! & 1) odd.push(place)
  return odd
}
