import type { Face } from './text-measurer'

/**
 * How far signs reach out of the text block, as a share of their own width. A full line looks as if it ended
 * at its last letter: a point or a hyphen at the edge leaves a dent.
 *
 * @see H. T. Thành, Micro-typographic extensions to the TeX typesetting system, TUGboat 21 (2000)
 */
const atEnd: Readonly<Record<string, number>> = {
  '.': 0.7,
  ',': 0.7,
  '-': 0.7,
  '‐': 0.7,
  ':': 0.4,
  ';': 0.4,
  '’': 0.6,
  '”': 0.6,
  '“': 0.6,
  '‘': 0.6,
  '"': 0.6,
  "'": 0.6,
  '»': 0.4,
  '›': 0.4,
  '«': 0.4,
  '‹': 0.4,
  '–': 0.3,
  '—': 0.2,
  '!': 0.2,
  '?': 0.2,
  ')': 0.1,
}
const atStart: Readonly<Record<string, number>> = {
  '“': 0.6,
  '‘': 0.6,
  '„': 0.6,
  '‚': 0.6,
  '"': 0.6,
  "'": 0.6,
  '’': 0.6,
  '«': 0.4,
  '‹': 0.4,
  '»': 0.4,
  '›': 0.4,
  '(': 0.1,
}

/** Where lines may reach out: both edges of justified text, the straight edge of ragged text, or nowhere. */
export type Hanging = 'both' | 'start' | 'none'

/** How far a sign at a line's end reaches beyond the edge, in px. */
export const hangAtEnd = (face: Face, sign: string, hanging: Hanging): number =>
  hanging === 'both' && sign in atEnd ? atEnd[sign]! * face.widthOf(sign) : 0

/** How far a sign at a line's start reaches beyond the edge, in px. */
export const hangAtStart = (face: Face, sign: string, hanging: Hanging): number =>
  hanging !== 'none' && sign in atStart ? atStart[sign]! * face.widthOf(sign) : 0
