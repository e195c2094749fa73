import type { BreakableParagraph } from '#core/typesetting/total-fit'

import { measuredWords, type WordDivider } from './measured-words'
import type { Face } from './text-measurer'

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

/** The white space of HTML: space, tab, line feed, form feed, carriage return. */
const isSpace = (code: number) =>
  code === 32 || code === 9 || code === 10 || code === 12 || code === 13
const isLetter = (character: string) => /[\p{L}\p{M}]/u.test(character)
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
    const { scale } = face
    const words = measuredWords(face.measured, divide)
    // A word that goes on in the next run is not divided: half a word tells nothing of where it may be.
    const parts = measuredWords(face.measured, null)
    const goesOn = isLetter(runs[run + 1]?.node.data[0] ?? '')
    for (let index = 0, end = 0; index < data.length; index = end) {
      end = index + 1
      if (isSpace(data.charCodeAt(index))) {
        if (before !== '' && !pending) pending = { run, index }
        continue
      }
      while (end < data.length && !isSpace(data.charCodeAt(end))) end += 1
      const isPart = (index === 0 && run > 0 && isLetter(before)) || (end === data.length && goesOn)
      const word = (isPart ? parts : words).get(data.slice(index, end))
      if (pending) {
        const spaceFace = runs[pending.run]!
        const spaceWidth =
          (spaceFace.face === face
            ? face.spaceBetween(before, word.first)
            : spaceFace.face.spaceBetween('', '')) + wordSpacing
        if (!isOpening) {
          add({ kind: 'space', ...pending }, width, width + spaceWidth, space + spaceWidth)
        }
        width += spaceWidth
        space += spaceWidth
        pending = null
        isOpening = false
      }
      for (const [at, place] of word.indices.entries()) {
        add(
          { kind: word.hyphens[at] ? 'hyphen' : 'plain', run, index: index + place },
          width + word.ends[at]! * scale,
          width + word.starts[at]! * scale,
          space,
        )
      }
      width += word.width * scale
      space += word.space * scale
      isOpening = isOpening && before === '' && word.opensSpeech
      before = word.last
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
