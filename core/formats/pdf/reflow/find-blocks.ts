import { endsSentence, startsHigh, startsLower } from '#core/formats/text/lines'

import type { PlacedLine } from './line'
import { indents, isIndented, type TextMeasure } from './measure-lines'

/** Lines that belong together: a paragraph, a heading, a note. */
export interface Block {
  readonly lines: PlacedLine[]
  /** Smaller than the text: a note, a caption. It stands aside, and the text goes on around it. */
  readonly isAside: boolean
}

/** Share of the column that a line may leave free and still be full. */
const ragged = 0.14
/** A step from line to line that is larger by this factor parts paragraphs. */
const parting = 1.35
/** What is smaller than the text by this factor stands aside. */
const small = 0.93

const item = /^(?:[•▪◦‣·*–—]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\[\d{1,3}\])\s/
const caption = /^(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)|tabelle|tableau|photo|plate)\s*\d/i

/**
 * Joins the lines of pages to blocks, over the ends of columns and pages.
 *
 * @param isHeading lines that are known to begin a heading
 */
export function findBlocks(
  lines: readonly PlacedLine[],
  measure: TextMeasure,
  isHeading: (line: PlacedLine) => boolean,
): Block[] {
  const blocks: Block[] = []
  const hanging = hangingColumns(lines)
  /** What was read last of the text, and of what stands aside: each goes on by itself. */
  const open: { text?: Block; aside?: Block } = {}
  for (const line of lines) {
    const isAside = isSmall(line, measure, open.aside)
    const kind = isAside ? 'aside' : 'text'
    const current = open[kind]
    const isHanging = hanging.has(columnOf(line))
    if (current && !begins(line, current, { measure, isHeading, isHanging })) {
      current.lines.push(line)
      continue
    }
    const block: Block = { lines: [line], isAside }
    blocks.push(block)
    open[kind] = block
  }
  return blocks
}

/** A caption that is as large as the text goes on while its lines are full. */
function isSmall(line: PlacedLine, { size }: TextMeasure, open: Block | undefined): boolean {
  if (line.size < small * size || caption.test(line.text)) return true
  const last = open?.lines.at(-1)
  return (
    last !== undefined &&
    last.size >= small * size &&
    isNext(last, line) &&
    line.baseline - last.baseline < parting * 1.2 * last.size &&
    fills(last)
  )
}

const isNext = (last: PlacedLine, line: PlacedLine): boolean =>
  last.page === line.page && last.columnLeft === line.columnLeft && line.baseline > last.baseline

/** Whether a line reaches to the end of its column, so that the next one may go on with it. */
const fills = ({ right, columnLeft, columnRight }: PlacedLine): boolean =>
  right > columnRight - ragged * (columnRight - columnLeft)

interface Setting {
  readonly measure: TextMeasure
  readonly isHeading: (line: PlacedLine) => boolean
  /** The first line of an entry stands out, the others are indented. */
  readonly isHanging: boolean
}

function begins(line: PlacedLine, { lines }: Block, setting: Setting): boolean {
  const { measure, isHeading, isHanging } = setting
  const [first, last] = [lines[0]!, lines.at(-1)!]
  if (isHeading(line)) return true
  if (isHeading(first)) return !isSameHeading(last, line, measure)
  if (Math.abs(line.size - last.size) > 0.08 * last.size) return true
  if (!isNext(last, line)) return !goesOnElsewhere(last, line, measure)
  const pitch = Math.max(measure.pitch * (last.size / measure.size), last.size * 1.05)
  if (line.baseline - last.baseline > parting * pitch) return true
  if (item.test(line.text) && (endsSentence(last.text) || item.test(first.text))) return true
  if (isHanging) return !isIndented(line)
  const shift = (line.left - last.left) / line.size
  if (isIndented(line) && shift > indents.least) return !item.test(first.text)
  // Behind a quotation that is indented as a whole the text begins anew.
  const beforeLast = lines.at(-2)
  const isQuotation = beforeLast !== undefined && Math.abs(beforeLast.left - last.left) < 1
  if (isQuotation && isIndented(last) && shift < -indents.least) return !item.test(first.text)
  return !fills(last) && endsSentence(last.text) && startsHigh(line.text)
}

const columnOf = ({ page, columnLeft }: PlacedLine): string => `${page}|${columnLeft}`

/** Columns of entries whose further lines are indented: a bibliography, an index. */
function hangingColumns(lines: readonly PlacedLine[]): Set<string> {
  const counts = new Map<string, { indented: number; others: number }>()
  for (const line of lines) {
    const key = columnOf(line)
    const count = counts.get(key) ?? { indented: 0, others: 0 }
    if (isIndented(line)) count.indented++
    else count.others++
    counts.set(key, count)
  }
  return new Set(
    [...counts]
      .filter(([, { indented, others }]) => others > 1 && indented > others)
      .map(([key]) => key),
  )
}

/** A heading goes on where the next line is set as it is. */
const isSameHeading = (last: PlacedLine, line: PlacedLine, { size }: TextMeasure): boolean =>
  isNext(last, line) &&
  Math.abs(line.size - last.size) < 0.05 * last.size &&
  line.size > size * 1.05 &&
  line.baseline - last.baseline < 1.6 * last.size

/** Whether a paragraph goes on in the next column, or on the next page. */
function goesOnElsewhere(last: PlacedLine, line: PlacedLine, measure: TextMeasure): boolean {
  if (startsLower(line.text) || /[-‐]$/.test(last.text)) return true
  if (!fills(last) || item.test(line.text)) return false
  if (!endsSentence(last.text)) return true
  // A full line that ends a sentence may end a paragraph too; an indent would say so.
  return measure.isIndented && !isIndented(line)
}
