import type { Face } from './text-measurer'

/** Knows where a word may be divided: UTF-16 indices into it, ascending. */
export interface WordDivider {
  breaks(word: string): readonly number[]
}

/** A run of signs without white space, with the places inside it at which a line may end. */
export interface MeasuredWord {
  /** All widths in px, in the face that was measured. */
  readonly width: number
  /** Part of the width that gives way with the word spaces. */
  readonly space: number
  readonly first: string
  readonly last: string
  /** Nothing but a dash: at the start of a paragraph it opens speech, and keeps what it opens. */
  readonly isDash: boolean
  readonly indices: readonly number[]
  /** Whether a hyphen comes at the place. */
  readonly hyphens: readonly boolean[]
  /** From the word's start: its width if the line ends at the place, and where the text goes on. */
  readonly ends: readonly number[]
  readonly starts: readonly number[]
}

const softHyphen = '\u00AD'
const noBreakSpace = '\u00A0'
const dash = /^["'«»„“‘]?[-‐–—―]$/u

/**
 * Where a line may end inside a word without a hyphen being added: behind the hyphen of a compound,
 * behind a dash between words, at a zero-width space, in an address behind a slash.
 */
const plainBreaks =
  /(?<=[\p{L}\p{N}]{2}[-‐])(?=[\p{L}\p{N}]{2})|(?<=[\p{L}\p{N}\p{P}][–—]\u2060*)(?=[\p{L}\p{N}“‘«])|(?<=\u200B)|(?<=[\p{L}\p{N}]\/)(?=[\p{L}\p{N}])/gu
const mayBreakPlainly = /[-‐–—\u200B/]/

/** A novel has some 30,000 different words with their marks. */
const mostWords = 60_000

/** The words of one face under one rule of division: the same ones come again and again. */
export class MeasuredWords {
  readonly #face: Face
  readonly #divide: WordDivider | null
  readonly #words = new Map<string, MeasuredWord>()

  constructor(face: Face, divide: WordDivider | null) {
    this.#face = face
    this.#divide = divide
  }

  get(token: string): MeasuredWord {
    const known = this.#words.get(token)
    if (known) return known
    if (this.#words.size > mostWords) this.#words.clear()
    const word = this.#measure(token)
    this.#words.set(token, word)
    return word
  }

  #measure(token: string): MeasuredWord {
    const face = this.#face
    const places = breaksIn(token, this.#divide)
    const hasSoftHyphen = token.includes(softHyphen)
    const shown = hasSoftHyphen ? token.replaceAll(softHyphen, '') : token
    const sums = hasSoftHyphen ? null : face.runningWidths(token)
    return {
      width: sums ? sums[token.length]! : face.widthOf(shown),
      space: token.includes(noBreakSpace)
        ? (token.split(noBreakSpace).length - 1) * face.spaceBetween('', '')
        : 0,
      first: String.fromCodePoint(token.codePointAt(0)!),
      last: Array.from(token.slice(-2)).at(-1)!,
      isDash: token.length < 3 && dash.test(token),
      ...(places.length === 0
        ? unbroken
        : {
            indices: places.map(({ index }) => index),
            hyphens: places.map(({ hyphen }) => hyphen),
            ...(sums ? this.#summedAt(token, places, sums) : this.#widthsAt(token, places)),
          }),
    }
  }

  #summedAt(token: string, places: readonly Break[], sums: Float64Array): WidthsAt {
    return {
      ends: places.map(({ index, hyphen }) => {
        const last = token[index - 1]!
        return sums[index - 1]! + this.#face.widthOf(hyphen ? `${last}-` : last)
      }),
      starts: places.map(({ index }) => sums[index]!),
    }
  }

  #widthsAt(token: string, places: readonly Break[]): WidthsAt {
    const shownTo = (index: number) => token.slice(0, index).replaceAll(softHyphen, '')
    return {
      ends: places.map(({ index, hyphen }) =>
        this.#face.widthOf(hyphen ? `${shownTo(index)}-` : shownTo(index)),
      ),
      starts: places.map(({ index }) => this.#face.widthOf(shownTo(index))),
    }
  }
}

type WidthsAt = Pick<MeasuredWord, 'ends' | 'starts'>

const unbroken = { indices: [], hyphens: [], ends: [], starts: [] }

interface Break {
  readonly index: number
  readonly hyphen: boolean
}

function breaksIn(token: string, divide: WordDivider | null): Break[] {
  const plain = mayBreakPlainly.test(token)
    ? Array.from(token.matchAll(plainBreaks), ({ index }) => ({ index, hyphen: false }))
    : []
  if (token.includes(softHyphen)) {
    const soft = Array.from(token.matchAll(/\u00AD/g), ({ index }) => ({
      index: index + 1,
      hyphen: true,
    }))
    return [...plain, ...soft].sort((a, b) => a.index - b.index)
  }
  // A compound is divided at its own hyphen.
  if (!divide || plain.length > 0 || token.length < 5) return plain
  const core = /[\p{L}\p{M}'’]+/u.exec(token)
  if (!core) return plain
  return divide.breaks(core[0]).map((index) => ({ index: core.index + index, hyphen: true }))
}

const known = new WeakMap<Face, Map<WordDivider | null, MeasuredWords>>()

/** The same words for the same face and rule, as long as the face lives. */
export function measuredWords(face: Face, divide: WordDivider | null): MeasuredWords {
  let byRule = known.get(face)
  if (!byRule) known.set(face, (byRule = new Map()))
  let words = byRule.get(divide)
  if (!words) byRule.set(divide, (words = new MeasuredWords(face, divide)))
  return words
}
