import type { ErrorReport } from '../errors'

import type { PreparedSection } from './prepared-section'

/** A prepared section, or the HTML of one of its chunks. */
export interface SectionPiece {
  /** Index in the reading order. */
  readonly section: number
  readonly chunk?: number
}

/** What is answered for each piece, in the order of the pieces. */
export type PieceAnswer =
  { readonly value: PreparedSection | string } | { readonly error: ErrorReport }

/** Pieces in one request: each request costs the main process more than what it hands out. */
export const mostPieces = 64

/** `7` is the seventh section, `7.2` its second chunk, both counted from 0. */
export const pieceName = ({ section, chunk }: SectionPiece): string =>
  chunk === undefined ? String(section) : `${section}.${chunk}`

/** Address of pieces under the app's origin: `/sections/<id>/7,7.0,8`. */
export const piecesAddress = (publicationId: string, pieces: readonly SectionPiece[]): string =>
  `/sections/${publicationId}/${pieces.map(pieceName).join()}`

/** The pieces that the last part of an address names; `null` where it names anything else, or too many. */
export function parsePieces(names: string): SectionPiece[] | null {
  if (!/^\d{1,7}(?:\.\d{1,7})?(?:,\d{1,7}(?:\.\d{1,7})?)*$/.test(names)) return null
  const pieces = names.split(',').map((name) => {
    const [section, chunk] = name.split('.')
    return chunk === undefined
      ? { section: Number(section) }
      : { section: Number(section), chunk: Number(chunk) }
  })
  return pieces.length > mostPieces ? null : pieces
}
