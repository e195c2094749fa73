import type { BreakableParagraph } from '#core/typesetting/total-fit'

import type { Face } from './text-measurer'

/** Knows where a word may be divided: UTF-16 indices into it, ascending. */
export interface WordDivider {
  breaks(word: string): readonly number[]
}

/** A stretch of a paragraph's text in one face. */
export interface Run {
  readonly node: Text
  readonly face: Face
  /** `null` where words are not divided. */
  readonly divide: WordDivider | null
  /** Added to each word space, in px. */
  readonly wordSpacing: number
}

/** A place at which a line may end. */
export type BreakPlace =
  /** The white-space character at `index` of the run's node becomes the end of the line. */
  | { readonly kind: 'space'; readonly run: number; readonly index: number }
  /** The line ends before the character at `index`, with or without a hyphen. */
  | { readonly kind: 'hyphen' | 'plain'; readonly run: number; readonly index: number }
  | { readonly kind: 'edge' }

export interface ParagraphLines {
  readonly paragraph: BreakableParagraph
  /** What each entry of the paragraph's arrays means in the document. */
  readonly places: readonly BreakPlace[]
  /** Width of all of it on one line, in px, without the indent. */
  readonly naturalWidth: number
  /** The narrowest word space of its main face, in px. */
  readonly space: number
}

const softHyphen = '\u00AD'
const noBreakSpace = '\u00A0'
const tokens = /[ \t\n\r\f]+|[^ \t\n\r\f]+/g
const isSpace = (character: string) => /[ \t\n\r\f]/.test(character)
const isLetter = (character: string) => /[\p{L}\p{M}]/u.test(character)
/** Speech that is opened by a dash keeps the dash. */
const dialogueDash = /^["'«»„“‘]?[-‐–—―]$/u

/**
 * Where a line may end inside a token without a hyphen being added: behind the hyphen of a compound,
 * behind a dash between words, at a zero-width space, in an address behind a slash.
 */
const plainBreaks =
  /(?<=[\p{L}\p{N}]{2}[-‐])(?=[\p{L}\p{N}]{2})|(?<=[\p{L}\p{N}\p{P}][–—]\u2060*)(?=[\p{L}\p{N}“‘«])|(?<=\u200B)|(?<=[\p{L}\p{N}]\/)(?=[\p{L}\p{N}])/gu

/**
 * Measures a paragraph and lists the places at which its lines may end.
 *
 * @param runs the paragraph's text in order
 * @param indent of the first line in px
 */
export function measureParagraph(runs: readonly Run[], indent: number): ParagraphLines {
  const ends = [0]
  const starts = [-indent]
  const endSpaces = [0]
  const startSpaces = [0]
  const divides = [0]
  const places: BreakPlace[] = [{ kind: 'edge' }]
  let width = 0
  let space = 0
  /** The last sign set, and the white space behind it that may become a word space. */
  let before = ''
  let pending: { run: number; index: number } | null = null
  let isOpening = true

  const add = (place: BreakPlace, end: number, start: number, startSpace: number) => {
    places.push(place)
    ends.push(end)
    starts.push(start)
    endSpaces.push(space)
    startSpaces.push(startSpace)
    divides.push(place.kind === 'hyphen' ? 1 : 0)
  }

  for (const [run, { node, face, divide, wordSpacing }] of runs.entries()) {
    const { data } = node
    tokens.lastIndex = 0
    for (let match = tokens.exec(data); match; match = tokens.exec(data)) {
      const [token] = match
      const { index } = match
      if (isSpace(token[0]!)) {
        if (before !== '' && !pending) pending = { run, index }
        continue
      }
      const first = firstSign(token)
      if (pending) {
        const spaceFace = runs[pending.run]!
        const spaceWidth =
          (spaceFace.face === face
            ? face.spaceBetween(before, first)
            : spaceFace.face.spaceBetween('', '')) + wordSpacing
        const opensSpeech = isOpening
        if (!opensSpeech) {
          add({ kind: 'space', ...pending }, width, width + spaceWidth, space + spaceWidth)
        }
        width += spaceWidth
        space += spaceWidth
        pending = null
        isOpening = false
      }
      const isWhole =
        !(index === 0 && isLetter(before) && run > 0) &&
        !(index + token.length === data.length && isLetter(runs[run + 1]?.node.data[0] ?? ''))
      const word = measureWord(token, face.measured, isWhole ? divide : null)
      const { scale } = face
      for (const [at, place] of word.indices.entries()) {
        const kind = word.hyphens[at] ? 'hyphen' : 'plain'
        add(
          { kind, run, index: index + place },
          width + word.ends[at]! * scale,
          width + word.starts[at]! * scale,
          space,
        )
      }
      width += word.width * scale
      space += word.space * scale
      isOpening = isOpening && before === '' && dialogueDash.test(token)
      before = lastSign(token)
    }
  }
  places.push({ kind: 'edge' })
  ends.push(width)
  starts.push(width)
  endSpaces.push(space)
  startSpaces.push(space)
  divides.push(0)
  return {
    paragraph: {
      endWidth: Float64Array.from(ends),
      startWidth: Float64Array.from(starts),
      endSpace: Float64Array.from(endSpaces),
      startSpace: Float64Array.from(startSpaces),
      divides: Uint8Array.from(divides),
    },
    places,
    naturalWidth: width,
    space: (runs[0]?.face.spaceBetween('', '') ?? 0) + (runs[0]?.wordSpacing ?? 0),
  }
}

const firstSign = (text: string) => String.fromCodePoint(text.codePointAt(0)!)
const lastSign = (text: string) => Array.from(text.slice(-2)).at(-1)!

/** A token with the places inside it. Widths in px from its start. */
interface MeasuredWord {
  readonly width: number
  /** Part of the width that gives way with the word spaces. */
  readonly space: number
  readonly indices: readonly number[]
  /** Whether a hyphen comes at the place. */
  readonly hyphens: readonly boolean[]
  /** Width if the line ends at the place, and where the text goes on. */
  readonly ends: readonly number[]
  readonly starts: readonly number[]
}

/** Per face and rule of division: the same words come again and again. */
const measured = new WeakMap<Face, Map<WordDivider | null, Map<string, MeasuredWord>>>()
const mostWords = 60_000

function measureWord(token: string, face: Face, divide: WordDivider | null): MeasuredWord {
  let byRule = measured.get(face)
  if (!byRule) measured.set(face, (byRule = new Map()))
  let words = byRule.get(divide)
  if (!words || words.size > mostWords) byRule.set(divide, (words = new Map()))
  const known = words.get(token)
  if (known) return known

  const hasSoftHyphen = token.includes(softHyphen)
  const shown = hasSoftHyphen
    ? (text: string) => text.replaceAll(softHyphen, '')
    : (text: string) => text
  const widthTo = (index: number) => face.widthOf(shown(token.slice(0, index)))
  const places = breaksIn(token, divide)
  const word: MeasuredWord = {
    width: widthTo(token.length),
    space: token.includes(noBreakSpace)
      ? (token.split(noBreakSpace).length - 1) * face.spaceBetween('', '')
      : 0,
    indices: places.map(({ index }) => index),
    hyphens: places.map(({ hyphen }) => hyphen),
    ends: places.map(({ index, hyphen }) =>
      hyphen ? face.widthOf(`${shown(token.slice(0, index))}-`) : widthTo(index),
    ),
    starts: places.map(({ index }) => widthTo(index)),
  }
  words.set(token, word)
  return word
}

function breaksIn(token: string, divide: WordDivider | null): { index: number; hyphen: boolean }[] {
  const plain = Array.from(token.matchAll(plainBreaks), ({ index }) => ({ index, hyphen: false }))
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
