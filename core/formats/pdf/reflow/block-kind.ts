import { endsSentence } from '#core/formats/text/lines'

import type { Block } from './find-blocks'
import type { PlacedLine } from './line'
import type { TextMeasure } from './measure-lines'

export type BlockKind =
  | { readonly kind: 'paragraph' | 'aside' | 'verse' }
  /** @see https://html.spec.whatwg.org/#the-h1,-h2,-h3,-h4,-h5,-and-h6-elements */
  | { readonly kind: 'heading'; readonly level: number }

/** Sizes of headings in those of the text, and their levels. */
const levels: readonly (readonly [factor: number, level: number])[] = [
  [1.6, 1],
  [1.3, 2],
  [1.12, 3],
]
const mostLines = 4
/** Verse: so many lines at least, none of them longer than this share of the column. */
const verse = { lines: 3, length: 0.75 }

/**
 * What a block is by its looks.
 *
 * @param levelOf of a line with which an entry of the outline begins
 */
export function kindOf(
  block: Block,
  measure: TextMeasure,
  levelOf: (line: PlacedLine) => number | undefined,
): BlockKind {
  const { lines, isAside } = block
  const first = lines[0]!
  const known = levelOf(first)
  if (known !== undefined && lines.length <= mostLines) return { kind: 'heading', level: known }
  if (isAside) return { kind: 'aside' }
  const text = lines.map((line) => line.text).join(' ')
  const level = levels.find(([factor]) => first.size >= factor * measure.size)?.[1]
  if (level !== undefined && lines.length <= mostLines && /\p{L}|\d/u.test(text)) {
    return { kind: 'heading', level }
  }
  if (isBoldLine(block, measure)) return { kind: 'heading', level: 4 }
  return { kind: isVerse(lines) ? 'verse' : 'paragraph' }
}

/** One short line in another font than the text, which is no sentence. */
function isBoldLine({ lines }: Block, { font, size }: TextMeasure): boolean {
  const [line] = lines
  if (lines.length !== 1 || !line || line.font === font || line.size < 0.98 * size) return false
  const width = line.columnRight - line.columnLeft
  return (
    line.right - line.left < 0.7 * width &&
    /^[\p{Lu}\p{Lo}\d]/u.test(line.text) &&
    /\p{L}{3}/u.test(line.text) &&
    !endsSentence(line.text) &&
    !/[,;:]$/.test(line.text)
  )
}

const isVerse = (lines: readonly PlacedLine[]): boolean =>
  lines.length >= verse.lines &&
  lines.every(
    ({ left, right, columnLeft, columnRight }) =>
      right - left < verse.length * (columnRight - columnLeft),
  )
