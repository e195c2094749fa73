/** How large sheets are drawn. Lengths in px. */
export interface SheetSize {
  readonly width: number
  readonly height: number
  /** Between sheets of a chapter. */
  readonly gap: number
  /** Most characters of a page's first words; 0 for a plain sheet. */
  readonly characters: number
}

/** From the whole book at a glance to pages whose beginnings one can read. */
export const sheetSizes: readonly SheetSize[] = [
  { width: 9, height: 13, gap: 2, characters: 0 },
  { width: 18, height: 25, gap: 4, characters: 0 },
  { width: 36, height: 50, gap: 6, characters: 0 },
  { width: 96, height: 134, gap: 12, characters: 120 },
  { width: 168, height: 236, gap: 16, characters: 320 },
]
