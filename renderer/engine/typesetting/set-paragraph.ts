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

/** Sums of many widths and the browser's 1/64 px differ by less than this, in px. */
const tolerance = 0.5

/** Spaces may start a little narrower than the narrowest that is chosen, so that no line is pushed out. */
const spare = 0.04

/**
 * Chooses the line ends of a paragraph and writes them into the document: word spaces become line
 * feeds, one for one, and divided words get an element. The text itself stays as it is.
 *
 * @param width of the paragraph's lines in px
 * @param fontSize in px
 * @returns lines set, or `null` where it cannot be done
 */
export function setParagraph(
  element: HTMLElement,
  runs: readonly Run[],
  lines: ParagraphLines,
  width: number,
  kind: 'justified' | 'ragged',
  fontSize: number,
): number | null {
  const { paragraph, places, naturalWidth, space } = lines
  const indent = -paragraph.startWidth[0]!
  if (naturalWidth + indent <= width - tolerance) {
    element.setAttribute(setAttribute, 'line')
    return 1
  }
  const shrink = shrinkOf(space, fontSize)
  const breaks = totalFit(paragraph, { width, kind, shrink })
  if (!breaks) return null

  const ends = breaks.slice(0, -1)
  if (kind === 'justified') {
    const from = ends.at(-1) ?? 0
    const free = width - (paragraph.endWidth.at(-1)! - paragraph.startWidth[from]!)
    element.style.setProperty('--o-rest', `${Math.max(0, free).toFixed(3)}px`)
    const tight = (runs[0]?.wordSpacing ?? 0) - space * (shrink + spare)
    element.style.setProperty('--o-tight', `${tight.toFixed(3)}px`)
  }
  element.setAttribute(setAttribute, kind)
  // Chromium splits three lines into two and one, whatever its `widows` say.
  element.toggleAttribute(wholeAttribute, breaks.length <= mostWholeLines)
  writeLineEnds(
    runs,
    ends.map((place) => places[place]!),
  )
  return breaks.length
}

function writeLineEnds(runs: readonly Run[], ends: readonly BreakPlace[]): void {
  const byRun = new Map<number, BreakPlace[]>()
  for (const place of ends) {
    if (place.kind === 'edge') continue
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
    for (const place of places.toReversed()) {
      if (place.kind !== 'hyphen' && place.kind !== 'plain') continue
      const rest = node.splitText(place.index)
      const name = place.kind === 'hyphen' ? hyphenElement : lineEndElement
      rest.before(node.ownerDocument.createElement(name))
    }
  }
}
