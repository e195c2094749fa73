/** How large sheets are drawn. Lengths in px. */
export interface SheetSize {
  readonly width: number
  readonly height: number
  /** Between sheets of a chapter. */
  readonly gap: number
  /** How its first words are set; `null` for a plain sheet. */
  readonly text: SheetType | null
  /** One would recognise a page by its picture. */
  readonly showsPictures?: true
}

export interface SheetType {
  readonly fontSize: number
  readonly lineHeight: number
  readonly lines: number
  /** Enough to fill the lines. */
  readonly characters: number
}

/** From the whole book at a glance to pages whose beginnings one can read. */
export const sheetSizes: readonly SheetSize[] = [
  { width: 9, height: 13, gap: 2, text: null },
  { width: 18, height: 25, gap: 4, text: null },
  { width: 36, height: 50, gap: 6, text: null, showsPictures: true },
  {
    width: 96,
    height: 134,
    gap: 12,
    text: { fontSize: 10, lineHeight: 12, lines: 8, characters: 140 },
    showsPictures: true,
  },
  {
    width: 168,
    height: 236,
    gap: 16,
    text: { fontSize: 12, lineHeight: 15, lines: 13, characters: 340 },
    showsPictures: true,
  },
  {
    width: 280,
    height: 394,
    gap: 20,
    text: { fontSize: 15, lineHeight: 21, lines: 15, characters: 560 },
    showsPictures: true,
  },
]

/** Index of the largest size of which a line has room for one sheet. */
export const widestZoom = (room: number): number =>
  Math.max(
    0,
    sheetSizes.findLastIndex(({ width }) => width <= room),
  )
