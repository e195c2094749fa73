import { shrinkOf, totalFit } from '#core/typesetting/total-fit'

import type { BreakPlace, ParagraphLines, Run } from './paragraph-lines'

/** Says how a paragraph's lines were chosen: `justified`, `ragged`, or `line` for one that has a single line. */
export const setAttribute = 'data-octavo-set'
/** On a paragraph of so few lines that a page break in it would leave one alone. */
export const wholeAttribute = 'data-octavo-whole'
/** Two lines must stand on either side of a page break. */
const mostWholeLines = 3

/** Ends a line with a hyphen that is no part of the text. */
export const hyphenElement = 'octavo-hyphen'
/** Ends a line between two characters. */
export const lineEndElement = 'octavo-line-end'
/** Takes from its line what a sign at the edge reaches beyond it. */
export const hangElement = 'octavo-hang'

/** Sums of many widths and the browser's 1/64 px differ by less than this, in px. */
const tolerance = 0.5

/** Spaces may start a little narrower than the narrowest that is chosen, so that no line is pushed out. */
const spare = 0.04

/** The lines of a paragraph, chosen and not yet written. */
export interface ChosenLines {
  readonly kind: 'justified' | 'ragged' | 'line'
  /** At least 1. */
  readonly count: number
  /** Where all lines but the last end. */
  readonly ends: readonly BreakPlace[]
  /** What the last of justified lines leaves free, in px. */
  readonly rest: number
  /** Word space at which justified lines start, as CSS has it: added to the natural one, in px. */
  readonly wordSpacing: number
}

const singleLine: ChosenLines = { kind: 'line', count: 1, ends: [], rest: 0, wordSpacing: 0 }

/**
 * Chooses the line ends of a paragraph.
 *
 * @param width of the paragraph's lines in px
 * @param fontSize in px
 * @param wordSpacing that its style asks for, in px
 * @returns `null` where it cannot be done
 */
export function chooseLines(
  { paragraph, placeAt, naturalWidth, space }: ParagraphLines,
  width: number,
  kind: 'justified' | 'ragged',
  fontSize: number,
  wordSpacing: number,
): ChosenLines | null {
  const indent = -paragraph.startWidth[0]!
  if (naturalWidth + indent <= width - tolerance) return singleLine
  const shrink = shrinkOf(space, fontSize)
  const breaks = totalFit(paragraph, { width, kind, shrink })
  if (!breaks) return null
  const from = breaks.at(-2) ?? 0
  const free = width - (paragraph.endWidth.at(-1)! - paragraph.startWidth[from]!)
  return {
    kind,
    count: breaks.length,
    ends: breaks.slice(0, -1).map(placeAt),
    rest: Math.max(0, free),
    wordSpacing: wordSpacing - space * (shrink + spare),
  }
}

/**
 * Writes chosen lines into the document: word spaces become line feeds, one for one, and divided words get
 * an element. The text itself stays as it is.
 */
export function writeLines(
  element: HTMLElement,
  runs: readonly Run[],
  { kind, count, ends, rest, wordSpacing }: ChosenLines,
): void {
  element.setAttribute(setAttribute, kind)
  if (kind === 'line') return
  if (kind === 'justified') {
    element.style.setProperty('--o-rest', `${rest.toFixed(3)}px`)
    element.style.setProperty('--o-tight', `${wordSpacing.toFixed(3)}px`)
  }
  // Chromium splits three lines into two and one, whatever its `widows` say.
  if (count <= mostWholeLines) element.setAttribute(wholeAttribute, '')
  writeLineEnds(runs, ends)
}

function writeLineEnds(runs: readonly Run[], ends: readonly BreakPlace[]): void {
  const byRun = new Map<number, BreakPlace[]>()
  for (const place of ends) {
    const list = byRun.get(place.run)
    if (list) list.push(place)
    else byRun.set(place.run, [place])
  }
  for (const [run, { node }] of runs.entries()) {
    // Line feeds of the source would end lines now.
    const places = byRun.get(run) ?? []
    let data = node.data.includes('\n') ? node.data.replaceAll('\n', ' ') : node.data
    for (const place of places) {
      if (place.kind !== 'space') continue
      data = `${data.slice(0, place.index)}\n${data.slice(place.index + 1)}`
    }
    if (data !== node.data) node.data = data
    // From the end, so that the places before keep their indices.
    for (const place of places.toReversed()) writeLineEnd(node, place)
  }
}

function writeLineEnd(node: Text, { kind, index, hangEnd, hangStart }: BreakPlace): void {
  const { ownerDocument: document } = node
  if (kind === 'space') {
    // The line feed ends its line; what hangs stands on either side of it.
    if (hangStart > 0) node.splitText(index + 1).before(hangOf(document, hangStart))
    if (hangEnd > 0) node.splitText(index).before(hangOf(document, hangEnd))
    return
  }
  const end = document.createElement(kind === 'hyphen' ? hyphenElement : lineEndElement)
  if (hangEnd > 0) end.style.setProperty('--o-hang', `${(-hangEnd).toFixed(3)}px`)
  const rest = node.splitText(index)
  rest.before(end)
  if (hangStart > 0) rest.before(hangOf(document, hangStart))
}

function hangOf(document: Document, width: number): HTMLElement {
  const hang = document.createElement(hangElement)
  hang.style.marginInlineStart = `${(-width).toFixed(3)}px`
  return hang
}
