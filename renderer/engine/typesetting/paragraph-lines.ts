import type { BreakableParagraph } from '#core/typesetting/total-fit'

import { hangAtEnd, hangAtStart, type Hanging } from './hanging'
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

/** A place at which a line ends. */
export interface BreakPlace {
  /**
   * `space`: the white-space character at `index` of the run's node becomes the end of the line. `hyphen`,
   * `plain`: the line ends before the character at `index`, with or without a hyphen.
   */
  readonly kind: 'space' | 'hyphen' | 'plain'
  readonly run: number
  readonly index: number
  /** How far the line reaches beyond its end, and the next one before its start, in px. */
  readonly hangEnd: number
  readonly hangStart: number
}

/** A paragraph measured. It holds until the next one is: all share the same memory. */
export interface ParagraphLines {
  readonly paragraph: BreakableParagraph
  /** What an entry of the paragraph's arrays means in the document; neither its first nor its last. */
  readonly placeAt: (entry: number) => BreakPlace
  /** Width of all of it on one line, in px, without the indent. */
  readonly naturalWidth: number
  /** The narrowest word space of its main face, in px. */
  readonly space: number
}

const kinds = ['space', 'plain', 'hyphen'] as const
const spaceKind = 0
const hyphenKind = 2

/** Memory for the places of one paragraph: a novel has more than a million of them. */
class Places {
  count = 0
  endWidth = new Float64Array(512)
  startWidth = new Float64Array(512)
  endSpace = new Float64Array(512)
  startSpace = new Float64Array(512)
  divides = new Uint8Array(512)
  kind = new Uint8Array(512)
  run = new Int32Array(512)
  index = new Int32Array(512)
  hangEnd = new Float64Array(512)
  hangStart = new Float64Array(512)

  /** Widths are given as if nothing were to hang. */
  add(
    kind: number,
    run: number,
    index: number,
    endWidth: number,
    startWidth: number,
    endSpace: number,
    startSpace: number,
    hangEnd = 0,
    hangStart = 0,
  ): void {
    const { count } = this
    if (count === this.kind.length) this.#grow()
    this.endWidth[count] = endWidth - hangEnd
    this.startWidth[count] = startWidth + hangStart
    this.hangEnd[count] = hangEnd
    this.hangStart[count] = hangStart
    this.endSpace[count] = endSpace
    this.startSpace[count] = startSpace
    this.divides[count] = kind === hyphenKind ? 1 : 0
    this.kind[count] = kind
    this.run[count] = run
    this.index[count] = index
    this.count = count + 1
  }

  toParagraph(): BreakableParagraph {
    const { count } = this
    return {
      endWidth: this.endWidth.subarray(0, count),
      startWidth: this.startWidth.subarray(0, count),
      endSpace: this.endSpace.subarray(0, count),
      startSpace: this.startSpace.subarray(0, count),
      divides: this.divides.subarray(0, count),
    }
  }

  #grow(): void {
    const size = 2 * this.kind.length
    const copy = <Numbers extends Float64Array | Int32Array | Uint8Array>(
      from: Numbers,
      to: Numbers,
    ): Numbers => {
      to.set(from)
      return to
    }
    this.endWidth = copy(this.endWidth, new Float64Array(size))
    this.startWidth = copy(this.startWidth, new Float64Array(size))
    this.endSpace = copy(this.endSpace, new Float64Array(size))
    this.startSpace = copy(this.startSpace, new Float64Array(size))
    this.divides = copy(this.divides, new Uint8Array(size))
    this.kind = copy(this.kind, new Uint8Array(size))
    this.run = copy(this.run, new Int32Array(size))
    this.index = copy(this.index, new Int32Array(size))
    this.hangEnd = copy(this.hangEnd, new Float64Array(size))
    this.hangStart = copy(this.hangStart, new Float64Array(size))
  }
}

const places = new Places()

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
export function measureParagraph(
  runs: readonly Run[],
  indent: number,
  hanging: Hanging,
): ParagraphLines {
  places.count = 0
  places.add(spaceKind, 0, 0, 0, -indent, 0, 0)
  let width = 0
  let space = 0
  /** The last sign set, and the white space behind it that may become a word space. */
  let before = ''
  let pendingRun = -1
  let pendingIndex = 0
  let isOpening = true

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
        if (before !== '' && pendingRun < 0) {
          pendingRun = run
          pendingIndex = index
        }
        continue
      }
      while (end < data.length && !isSpace(data.charCodeAt(end))) end += 1
      const isPart = (index === 0 && run > 0 && isLetter(before)) || (end === data.length && goesOn)
      const word = (isPart ? parts : words).get(data.slice(index, end))
      if (pendingRun >= 0) {
        const spaceRun = runs[pendingRun]!
        const spaceWidth =
          (spaceRun.face === face
            ? face.spaceBetween(before, word.first)
            : spaceRun.face.spaceBetween('', '')) + wordSpacing
        const start = width + spaceWidth
        // A dash between words stays with the one before: at a line's start it would open speech.
        if (!isOpening && !word.isDash) {
          places.add(
            spaceKind,
            pendingRun,
            pendingIndex,
            width,
            start,
            space,
            space + spaceWidth,
            hangAtEnd(spaceRun.face, before, hanging),
            hangAtStart(face, word.first, hanging),
          )
        }
        width = start
        space += spaceWidth
        pendingRun = -1
        isOpening = false
      }
      const { indices, hyphens, ends, starts } = word
      for (let at = 0; at < indices.length; at++) {
        const kind = hyphens[at] ? hyphenKind : 1
        const place = index + indices[at]!
        const last = hyphens[at] ? '-' : data[place - 1]!
        places.add(
          kind,
          run,
          place,
          width + ends[at]! * scale,
          width + starts[at]! * scale,
          space,
          space,
          hangAtEnd(face, last, hanging),
          hangAtStart(face, data[place]!, hanging),
        )
      }
      width += word.width * scale
      space += word.space * scale
      isOpening = isOpening && before === '' && word.isDash
      before = word.last
    }
  }
  places.add(spaceKind, 0, 0, width, width, space, space)
  return {
    paragraph: places.toParagraph(),
    placeAt: (entry) => ({
      kind: kinds[places.kind[entry]!]!,
      run: places.run[entry]!,
      index: places.index[entry]!,
      hangEnd: places.hangEnd[entry]!,
      hangStart: places.hangStart[entry]!,
    }),
    naturalWidth: width,
    space: (runs[0]?.face.spaceBetween('', '') ?? 0) + (runs[0]?.wordSpacing ?? 0),
  }
}
