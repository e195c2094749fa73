import type { PublicationId, PublicationSummary } from '#core/publication/publication'

/** 0: as it was typed; 1: but for a slip of the finger. */
export type Nearness = 0 | 1

export interface LibrarySearch {
  /** Reads what is new, so that the first letter typed need not wait for it. */
  prepare(publications: readonly PublicationSummary[]): void
  /**
   * Those that have every word of a query in title, authors, series or tags: at the beginning of a word, or
   * from three letters on inside of one; with a slip where a word has four letters, with two from eight on.
   */
  find(
    publications: readonly PublicationSummary[],
    query: string,
  ): ReadonlyMap<PublicationId, Nearness>
}

interface Searched {
  /** All its words, with a space before each. */
  readonly text: string
  readonly words: readonly string[]
}

/** One for a library: what was read of a publication is kept as long as that does not change. */
export function createLibrarySearch(): LibrarySearch {
  const known = new WeakMap<PublicationSummary, Searched>()
  let vocabularyOf: readonly PublicationSummary[] | undefined
  let vocabulary: ReadonlySet<string> = new Set()

  const read = (publication: PublicationSummary): Searched => {
    const before = known.get(publication)
    if (before) return before
    const { title, authors, series, tags } = publication
    const text = plain([title, ...authors, series?.name ?? '', ...tags].join(' '))
    const searched = { text: ` ${text}`, words: text.split(' ') }
    known.set(publication, searched)
    return searched
  }

  const prepare = (publications: readonly PublicationSummary[]) => {
    if (vocabularyOf === publications) return
    vocabulary = new Set(publications.flatMap((one) => read(one).words))
    vocabularyOf = publications
  }

  return {
    prepare,
    find(publications, query) {
      prepare(publications)
      const asked = plain(query).split(' ').filter(Boolean)
      const slips = asked.map((word) => nearTo(word, vocabulary))
      const found = new Map<PublicationId, Nearness>()
      for (const publication of publications) {
        const { text, words } = read(publication)
        let nearness: Nearness = 0
        const isThere = asked.every((word, index) => {
          if (has(text, word)) return true
          nearness = 1
          return words.some((one) => slips[index]!.has(one))
        })
        if (isThere) found.set(publication.id, nearness)
      }
      return found
    },
  }
}

/** Words without case, accents and punctuation, so that "emile" finds "Émile". */
function plain(text: string): string {
  const lower = text.toLowerCase()
  const bare = isAscii.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{Mn}/gu, '')
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

const isAscii = /^[\x00-\x7f]*$/

/** Scripts in which words are not set apart. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u
const shortestInside = 3

const has = (text: string, word: string): boolean =>
  text.includes(word.length >= shortestInside || unspaced.test(word) ? word : ` ${word}`)

const slipsIn = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** Words that begin as the one asked for, but for a few slips. */
function nearTo(asked: string, vocabulary: ReadonlySet<string>): ReadonlySet<string> {
  const most = slipsIn(asked)
  const near = new Set<string>()
  if (most === 0) return near
  for (const word of vocabulary) {
    if (word.length >= asked.length - most && isNear(asked, word, most)) near.add(word)
  }
  return near
}

/**
 * Whether a word begins with what was asked for, with so many letters at most left out, added, replaced or
 * changed with their neighbour (optimal string alignment, against every beginning of the word at once).
 */
function isNear(asked: string, word: string, most: number): boolean {
  const width = Math.min(word.length, asked.length + most)
  let before: number[] = []
  let last = Array.from({ length: width + 1 }, (_, index) => index)
  for (let row = 1; row <= asked.length; row += 1) {
    const current = [row]
    let least = row
    for (let column = 1; column <= width; column += 1) {
      const isSame = asked[row - 1] === word[column - 1]
      let cost = Math.min(
        last[column - 1]! + (isSame ? 0 : 1),
        last[column]! + 1,
        current[column - 1]! + 1,
      )
      const isSwapped =
        row > 1 &&
        column > 1 &&
        asked[row - 1] === word[column - 2] &&
        asked[row - 2] === word[column - 1]
      if (isSwapped) cost = Math.min(cost, before[column - 2]! + 1)
      current[column] = cost
      if (cost < least) least = cost
    }
    // A neighbour may still mend what this row has cost.
    if (least > most + 1) return false
    before = last
    last = current
  }
  return last.some((cost) => cost <= most)
}
